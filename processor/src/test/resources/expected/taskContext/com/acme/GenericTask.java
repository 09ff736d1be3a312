package com.acme;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;

/**
 * The arguments of one call of {@link Films#generic(String, TaskContext, List...)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record GenericTask(String film, List<String>... frames) implements Serializable {
  @SafeVarargs
  public GenericTask {
    // for its annotation
  }

  /**
   * Says what every record says; but theirs is linked at its first use, which would hold up the
   * first task.
   */
  @Override
  public String toString() {
    return new StringBuilder().append("GenericTask[film=").append(Objects.toString(film))
        .append(", frames=").append(Objects.toString(frames))
        .append("]").toString();
  }
}
