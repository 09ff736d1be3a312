package com.acme;

import org.paralleltask.OnWorkerExit;
import org.paralleltask.OnWorkerStart;
import org.paralleltask.ParallelTask;
import org.paralleltask.TaskContext;
import org.paralleltask.WorkerContext;

public final class Hooks {
    @ParallelTask
    static int one() {
        return 1;
    }

    /** The second task of the class: a hook's mistakes are reported once. */
    @ParallelTask
    static int two() {
        return 2;
    }

    @OnWorkerStart
    private <
                    T> // error: An @OnWorkerStart method must not be generic: what crosses between the processes must be known when it is compiled
            int start( // error: An @OnWorkerStart method must be static: a worker process has no instance to call it on // error: An @OnWorkerStart method must not be private: the generated worker class, in the same package, calls it // error: An @OnWorkerStart method must return nothing: its value would be lost; keep what the tasks need in a static field
                    TaskContext context) { // error: An @OnWorkerStart method must not take a TaskContext: a hook has no task; take a WorkerContext
        return 0;
    }

    @OnWorkerExit
    static void end(
            WorkerContext first,
            WorkerContext second, // error: An @OnWorkerExit method must take nothing or one WorkerContext: a worker has nothing else to give to it
            int third, // error: An @OnWorkerExit method must take nothing or one WorkerContext: a worker has nothing else to give to it
            WorkerContext... more) {} // error: An @OnWorkerExit method must take nothing or one WorkerContext: a worker has nothing else to give to it
}
