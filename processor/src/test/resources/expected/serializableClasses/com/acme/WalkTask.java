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
   * The text of any record. Written out, because a record's own method is linked at its first use,
   * which would delay the first task.
   */
  @Override
  public String toString() {
    return new StringBuilder().append("WalkTask[node=").append(Objects.toString(node))
        .append("]").toString();
  }
}
