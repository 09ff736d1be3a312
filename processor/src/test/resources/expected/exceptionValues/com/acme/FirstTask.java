package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Checks#first(int)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record FirstTask(int number) implements Serializable {
  /**
   * Says what every record says; but theirs is linked at its first use, which would hold up the
   * first task.
   */
  @Override
  public String toString() {
    return new StringBuilder().append("FirstTask[number=").append(number)
        .append("]").toString();
  }
}
