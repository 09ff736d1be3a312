package com.acme;

import org.paralleltask.ParallelTask;

public final class Primes {
    private Primes() {}

    @ParallelTask
    static long sumPrimes(int below) {
        return below;
    }
}
