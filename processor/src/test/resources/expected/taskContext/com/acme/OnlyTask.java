package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;

/**
 * The arguments of one call of {@link Films#only(TaskContext)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record OnlyTask() implements Serializable {
  /**
   * Says what every record says; but theirs is linked at its first use, which would hold up the
   * first task.
   */
  @Override
  public String toString() {
    return new StringBuilder().append("OnlyTask[]").toString();
  }
}
