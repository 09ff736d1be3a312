package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;

/**
 * The arguments of one call of {@link context#count(int, TaskContext)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record CountTask(int task) implements Serializable {
  /**
   * Says what every record says; but theirs is linked at its first use, which would hold up the
   * first task.
   */
  @Override
  public String toString() {
    return new StringBuilder().append("CountTask[task=").append(task)
        .append("]").toString();
  }
}
