package com.acme;

import org.paralleltask.OnWorkerStart;
import org.paralleltask.ParallelTask;
import org.paralleltask.WorkerContext;

public final class Films {
    private Films() {}

    // expect CutPool: public int call(TaskContext mine) {
    // expect CutWorker: public CutResult run(CutTask task, org.paralleltask.TaskContext context) { return new CutResult(Films.cut(task.mine(), context)); }
    @ParallelTask
    public static int cut(TaskContext mine, org.paralleltask.TaskContext run) {
        return run.attempt();
    }

    @OnWorkerStart
    static void load(WorkerContext worker) {}
}
