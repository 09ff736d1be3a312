package com.acme;

import org.paralleltask.OnWorkerExit;
import org.paralleltask.OnWorkerStart;
import org.paralleltask.ParallelTask;

interface Both {
    @ParallelTask
    static int second(int value) {
        return value;
    }

    /** Called twice. */
    @OnWorkerStart
    @OnWorkerExit
    static void clear() {}
}
