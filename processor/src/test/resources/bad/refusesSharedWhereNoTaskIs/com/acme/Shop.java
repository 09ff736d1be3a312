package com.acme;

import org.paralleltask.OnWorkerStart;
import org.paralleltask.ParallelTask;
import org.paralleltask.Shared;
import org.paralleltask.WorkerContext;

public final class Shop {
    record Table(@Shared int value) {} // error: A @Shared parameter must be one of a @ParallelTask method: it is what a pool is given when it is opened, and a constructor has no pool

    Shop(
            @Shared int value) {} // error: A @Shared parameter must be one of a @ParallelTask method: it is what a pool is given when it is opened, and a constructor has no pool

    static int size(
            @Shared int value, // error: A @Shared parameter must be one of a @ParallelTask method: it is what a pool is given when it is opened, and size has no pool
            int other) {
        return 0;
    }

    @OnWorkerStart
    static void load(
            @Shared WorkerContext context) {} // error: A @Shared parameter must be one of a @ParallelTask method: it is what a pool is given when it is opened, and load has no pool

    @ParallelTask
    static int task(@Shared int value) {
        return value;
    }
}
