package com.acme;

import org.paralleltask.ParallelTask;

public final class Primes {
    @ParallelTask
    long sumPrimes(int below) { // error: A @ParallelTask method must be static: a worker process has no instance to call it on
        return below;
    }
}
