package com.acme;

import org.paralleltask.ParallelTask;

public interface Primes {
    @ParallelTask
    long sumPrimes(int below); // error: A @ParallelTask method must be static: a worker process has no instance to call it on

    @ParallelTask
    default long sum(int below) { // error: A @ParallelTask method must be static: a worker process has no instance to call it on
        return hidden(below);
    }

    @ParallelTask
    private static long hidden(int below) { // error: A @ParallelTask method must not be private: the generated worker class, in the same package, calls it
        return below;
    }
}
