package com.acme;

import java.io.IOException;
import java.io.Serializable;
import java.util.Map;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Checks#check(IllegalStateException, Map, Checks.LimitException, Checks.Log, IOException...)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record CheckTask(IllegalStateException last, Checks.LimitException limit, Checks.Log log,
    IOException... more) implements Serializable {
  /**
   * The text of any record. Written out, because a record's own method is linked at its first use,
   * which would delay the first task.
   */
  @Override
  public String toString() {
    return new StringBuilder().append("CheckTask[last=").append(Objects.toString(last))
        .append(", limit=").append(Objects.toString(limit))
        .append(", log=").append(Objects.toString(log))
        .append(", more=").append(Objects.toString(more))
        .append("]").toString();
  }
}
