package com.acme;

import java.io.Serializable;
import java.util.Map;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Nested#shared(int, Map.Entry)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record SharedTask(int number) implements Serializable {
  /**
   * Says what every record says; but theirs is linked at its first use, which would hold up the
   * first task.
   */
  @Override
  public String toString() {
    return new StringBuilder().append("SharedTask[number=").append(number)
        .append("]").toString();
  }
}
