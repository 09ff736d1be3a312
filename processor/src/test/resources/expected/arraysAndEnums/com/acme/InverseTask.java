package com.acme;

import java.io.Serializable;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Images#inverse(Images.Filter)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record InverseTask(Images.Filter filter) implements Serializable {
  /**
   * Says what every record says; but theirs is linked at its first use, which would hold up the
   * first task.
   */
  @Override
  public String toString() {
    return new StringBuilder().append("InverseTask[filter=").append(Objects.toString(filter))
        .append("]").toString();
  }
}
