package com.acme;

import org.paralleltask.ParallelTask;

public final class Primes {
    @ParallelTask
    private static long sumPrimes(int below) { // error: A @ParallelTask method must not be private: the generated worker class, in the same package, calls it
        return below;
    }
}
