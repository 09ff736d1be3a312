package com.acme;

import java.io.Serializable;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Films#cut(TaskContext, org.paralleltask.TaskContext)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record CutTask(TaskContext mine) implements Serializable {
  /**
   * Says what every record says; but theirs is linked at its first use, which would hold up the
   * first task.
   */
  @Override
  public String toString() {
    return new StringBuilder().append("CutTask[mine=").append(Objects.toString(mine))
        .append("]").toString();
  }
}
