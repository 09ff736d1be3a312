package com.acme;

import kotlin.Metadata;
import org.paralleltask.ParallelTask;

/** What kapt makes of a companion object whose function is not annotated with @JvmStatic. */
@Metadata
public final class Primes {
    public static final Primes.Companion Companion = null;

    @Metadata
    public static final class Companion {
        private Companion() {}

        @ParallelTask
        public final long sumPrimes(int below) { // error: A @ParallelTask method must be static: a worker process has no instance to call it on; write @JvmStatic before a function of an object, or write it outside of classes
            return 0L;
        }
    }
}
