package com.acme;

import org.paralleltask.ParallelTask;

public final class Primes {
    private Primes() {}

    /** Sum of all primes below {@code below}. */
    @ParallelTask(workers = 8, queueSize = 1000)
    public static long sumPrimes(int below) {
        return below;
    }
}
