package com.acme;

import kotlin.Metadata;
import kotlin.jvm.JvmStatic;
import org.paralleltask.OnWorkerStart;
import org.paralleltask.ParallelTask;
import org.paralleltask.Shared;

/** What kapt makes of a companion object: each function twice. */
@Metadata
public final class Primes {
    public static final Primes.Companion Companion = null;

    // expect SumPrimesWorker: Primes.sumPrimes(task.below(), shared.table())
    // expect SumPrimesWorker: .onStart(Primes.class, SumPrimesWorker::onStart);
    // expect SumPrimesWorker without: Companion
    @JvmStatic
    @ParallelTask
    public static final long sumPrimes(int below, @Shared String table) {
        return 0L;
    }

    @JvmStatic
    @OnWorkerStart
    public static final void load() {}

    @Metadata
    public static final class Companion {
        private Companion() {}

        @JvmStatic
        @ParallelTask
        public final long sumPrimes(int below, @Shared String table) {
            return 0L;
        }

        @JvmStatic
        @OnWorkerStart
        public final void load() {}
    }
}
