package com.acme;

import java.io.Serializable;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Sums#join(String, String[]...)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record JoinTask(String separator, String[]... words) implements Serializable {
  /**
   * Says what every record says; but theirs is linked at its first use, which would hold up the
   * first task.
   */
  @Override
  public String toString() {
    return new StringBuilder().append("JoinTask[separator=").append(Objects.toString(separator))
        .append(", words=").append(Objects.toString(words))
        .append("]").toString();
  }
}
