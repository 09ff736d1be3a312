package com.acme;

import java.io.Serializable;
import java.util.Objects;
import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;

/**
 * The arguments of one call of {@link Films#middle(String, TaskContext, int)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record MiddleTask(String task, int context) implements Serializable {
  /**
   * Says what every record says; but theirs is linked at its first use, which would hold up the
   * first task.
   */
  @Override
  public String toString() {
    return new StringBuilder().append("MiddleTask[task=").append(Objects.toString(task))
        .append(", context=").append(context)
        .append("]").toString();
  }
}
