package com.acme;

import javax.annotation.processing.Generated;

/**
 * What all calls of {@link Primes#sumPrimes(int, String)} in one pool share.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record SumPrimesShared(String table) {
}
