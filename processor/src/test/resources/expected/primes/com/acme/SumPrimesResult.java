package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;

/**
 * What one call of {@link Primes#sumPrimes(int)} returned, as it is sent back.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record SumPrimesResult(long value) implements Serializable {
}
