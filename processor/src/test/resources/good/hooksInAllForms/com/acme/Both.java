package com.acme;

import org.paralleltask.OnWorkerExit;
import org.paralleltask.OnWorkerStart;
import org.paralleltask.ParallelTask;

interface Both {
    // expect SecondWorker: .onStart(Both.class, SecondWorker::onStart) .onExit(Both.class, SecondWorker::onExit);
    // expect SecondWorker: private static void onStart(WorkerContext context) { Both.clear(); } private static void onExit(WorkerContext context) { Both.clear(); }
    // expect no SecondExit
    // expect SecondPool without: exitResults
    @ParallelTask
    static int second(int value) {
        return value;
    }

    /** Called twice. */
    @OnWorkerStart
    @OnWorkerExit
    static void clear() {}
}
