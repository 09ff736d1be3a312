package com.acme;

import org.paralleltask.OnWorkerExit;
import org.paralleltask.ParallelTask;
import org.paralleltask.TaskContext;
import org.paralleltask.WorkerContext;

public final class context {
    private context() {}

    // expect CountWorker: public CountResult run(CountTask task, TaskContext context_) { return new CountResult(context.count(task.task(), context_)); }
    // expect CountWorker: private static int onExit(WorkerContext context_) { return context.end(context_); }
    @ParallelTask
    public static int count(int task, TaskContext run) {
        return task;
    }

    @OnWorkerExit
    static int end(WorkerContext worker) {
        return worker.workerIndex();
    }
}
