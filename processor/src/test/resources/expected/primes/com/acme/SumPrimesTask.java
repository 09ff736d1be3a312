package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Primes#sumPrimes(int)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record SumPrimesTask(int below) implements Serializable {
}
