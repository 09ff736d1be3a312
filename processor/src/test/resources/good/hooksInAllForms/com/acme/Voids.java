package com.acme;

import org.paralleltask.OnWorkerExit;
import org.paralleltask.OnWorkerStart;
import org.paralleltask.ParallelTask;
import org.paralleltask.WorkerContext;

public final class Voids {
    private Voids() {}

    @ParallelTask
    public static int first(int value) {
        return value;
    }

    @OnWorkerStart
    static void start() {}

    @OnWorkerExit
    static void end(WorkerContext worker) throws InterruptedException {}
}
