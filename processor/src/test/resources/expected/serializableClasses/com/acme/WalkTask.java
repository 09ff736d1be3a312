package com.acme;

import java.io.Serializable;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Graph#walk(Graph.Node)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record WalkTask(Graph.Node node) implements Serializable {
  /**
   * Says what every record says; but theirs is linked at its first use, which would hold up the
   * first task.
   */
  @Override
  public String toString() {
    return new StringBuilder().append("WalkTask[node=").append(Objects.toString(node))
        .append("]").toString();
  }
}
