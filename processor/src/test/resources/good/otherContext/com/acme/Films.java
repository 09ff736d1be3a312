package com.acme;

import org.paralleltask.OnWorkerStart;
import org.paralleltask.ParallelTask;
import org.paralleltask.WorkerContext;

public final class Films {
    private Films() {}

    @ParallelTask
    public static int cut(TaskContext mine, org.paralleltask.TaskContext run) {
        return run.attempt();
    }

    @OnWorkerStart
    static void load(WorkerContext worker) {}
}
