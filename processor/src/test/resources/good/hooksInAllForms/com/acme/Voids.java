package com.acme;

import org.paralleltask.OnWorkerExit;
import org.paralleltask.OnWorkerStart;
import org.paralleltask.ParallelTask;
import org.paralleltask.WorkerContext;

public final class Voids {
    private Voids() {}

    // expect FirstWorker: .onStart(Voids.class, FirstWorker::onStart) .onExit(Voids.class, FirstWorker::onExit) .allow("java.lang.InterruptedException");
    // expect FirstWorker: private static void onStart(WorkerContext context) { Voids.start(); } private static void onExit(WorkerContext context) throws InterruptedException { Voids.end(context); }
    // expect FirstPool without: exitResults
    // expect FirstCodec without: Exit
    // expect no FirstExit
    @ParallelTask
    public static int first(int value) {
        return value;
    }

    @OnWorkerStart
    static void start() {}

    @OnWorkerExit
    static void end(WorkerContext worker) throws InterruptedException {}
}
