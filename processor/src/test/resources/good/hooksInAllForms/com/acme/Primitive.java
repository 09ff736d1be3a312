package com.acme;

import org.paralleltask.OnWorkerExit;
import org.paralleltask.ParallelTask;
import org.paralleltask.WorkerContext;

public final class Primitive<T> {
    private Primitive() {}

    @ParallelTask
    public static int third() {
        return 0;
    }

    @OnWorkerExit
    public static long count(WorkerContext worker) {
        return worker.pid();
    }
}
