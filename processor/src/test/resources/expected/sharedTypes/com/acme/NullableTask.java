package com.acme;

import java.io.Serializable;
import java.util.List;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Types#nullable(String, int, List)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record NullableTask() implements Serializable {
  /**
   * Says what every record says; but theirs is linked at its first use, which would hold up the
   * first task.
   */
  @Override
  public String toString() {
    return new StringBuilder().append("NullableTask[]").toString();
  }
}
