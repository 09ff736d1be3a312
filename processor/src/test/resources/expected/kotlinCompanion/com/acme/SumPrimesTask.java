package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Primes#sumPrimes(int, String)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record SumPrimesTask(int below) implements Serializable {
  /**
   * Says what every record says; but theirs is linked at its first use, which would hold up the
   * first task.
   */
  @Override
  public String toString() {
    return new StringBuilder().append("SumPrimesTask[below=").append(below)
        .append("]").toString();
  }
}
