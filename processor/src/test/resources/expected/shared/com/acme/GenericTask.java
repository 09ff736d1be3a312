package com.acme;

import java.io.Serializable;
import java.util.List;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Shop#generic(int, List...)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record GenericTask(int value) implements Serializable {
  /**
   * The text of any record. Written out, because a record's own method is linked at its first use,
   * which would delay the first task.
   */
  @Override
  public String toString() {
    return new StringBuilder().append("GenericTask[value=").append(value)
        .append("]").toString();
  }
}
