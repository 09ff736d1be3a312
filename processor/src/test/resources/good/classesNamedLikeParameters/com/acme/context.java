package com.acme;

import org.paralleltask.OnWorkerExit;
import org.paralleltask.ParallelTask;
import org.paralleltask.TaskContext;
import org.paralleltask.WorkerContext;

public final class context {
    private context() {}

    @ParallelTask
    public static int count(int task, TaskContext run) {
        return task;
    }

    @OnWorkerExit
    static int end(WorkerContext worker) {
        return worker.workerIndex();
    }
}
