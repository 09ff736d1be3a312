package com.acme;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Awkward#list(List)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record ListTask(List<String> list) implements Serializable {
  /**
   * Says what every record says; but theirs is linked at its first use, which would hold up the
   * first task.
   */
  @Override
  public String toString() {
    return new StringBuilder().append("ListTask[list=").append(Objects.toString(list))
        .append("]").toString();
  }
}
