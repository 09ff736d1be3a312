package com.acme;

import java.io.Serializable;
import java.util.Map;
import java.util.Objects;
import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;

/**
 * The arguments of one call of {@link Shop#several(Map, int, TaskContext, String, int)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record SeveralTask(int first, String second) implements Serializable {
  /**
   * Says what every record says; but theirs is linked at its first use, which would hold up the
   * first task.
   */
  @Override
  public String toString() {
    return new StringBuilder().append("SeveralTask[first=").append(first)
        .append(", second=").append(Objects.toString(second))
        .append("]").toString();
  }
}
