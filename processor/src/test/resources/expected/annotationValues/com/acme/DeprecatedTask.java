package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Values#deprecated(int, int)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
@SuppressWarnings("deprecation")
public record DeprecatedTask(@Values.Old int type,
    @Values.Of(nested = @Values.Nested(level = Values.Level.OLD)) int constant) implements Serializable {
  /**
   * Says what every record says; but theirs is linked at its first use, which would hold up the
   * first task.
   */
  @Override
  public String toString() {
    return new StringBuilder().append("DeprecatedTask[type=").append(type)
        .append(", constant=").append(constant)
        .append("]").toString();
  }
}
