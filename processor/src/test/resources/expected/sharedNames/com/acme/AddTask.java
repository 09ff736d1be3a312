package com.acme;

import java.io.Serializable;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link shared#add(shared.Shared, shared.Shared)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record AddTask(shared.Shared task) implements Serializable {
  /**
   * Says what every record says; but theirs is linked at its first use, which would hold up the
   * first task.
   */
  @Override
  public String toString() {
    return new StringBuilder().append("AddTask[task=").append(Objects.toString(task))
        .append("]").toString();
  }
}
