package com.acme;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;

/**
 * The arguments of one call of {@link Films#last(List, TaskContext)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record LastTask(List<String> films) implements Serializable {
  /**
   * Says what every record says; but theirs is linked at its first use, which would hold up the
   * first task.
   */
  @Override
  public String toString() {
    return new StringBuilder().append("LastTask[films=").append(Objects.toString(films))
        .append("]").toString();
  }
}
