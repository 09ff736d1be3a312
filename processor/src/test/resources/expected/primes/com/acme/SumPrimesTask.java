package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Primes#sumPrimes(int)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record SumPrimesTask(int below) implements Serializable {
  /**
   * The text of any record. Written out, because a record's own method is linked at its first use,
   * which would delay the first task.
   */
  @Override
  public String toString() {
    return new StringBuilder().append("SumPrimesTask[below=").append(below)
        .append("]").toString();
  }
}
