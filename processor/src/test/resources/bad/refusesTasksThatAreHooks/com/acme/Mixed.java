package com.acme;

import org.paralleltask.OnWorkerExit;
import org.paralleltask.OnWorkerStart;
import org.paralleltask.ParallelTask;

public final class Mixed {
    @ParallelTask
    @OnWorkerExit
    static int end(int value) { // error: A @ParallelTask method must not be an @OnWorkerExit method: a hook runs once in each worker, beside the tasks and without their arguments
        return value;
    }

    @OnWorkerStart
    @ParallelTask(retries = -1) // error: retries must be 0 or more; it was -1
    static void start() {} // error: A @ParallelTask method must not be an @OnWorkerStart method: a hook runs once in each worker, beside the tasks and without their arguments
}
