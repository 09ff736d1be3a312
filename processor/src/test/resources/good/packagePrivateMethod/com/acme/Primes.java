package com.acme;

import org.paralleltask.ParallelTask;

public final class Primes {
    private Primes() {}

    // expect SumPrimesPool: ") final class SumPrimesPool
    // expect SumPrimesWorker: ") final class SumPrimesWorker
    // expect SumPrimesCodec: ") final class SumPrimesCodec
    // expect SumPrimesTask: ") record SumPrimesTask
    // expect SumPrimesResult: ") record SumPrimesResult
    @ParallelTask
    static long sumPrimes(int below) {
        return below;
    }
}
