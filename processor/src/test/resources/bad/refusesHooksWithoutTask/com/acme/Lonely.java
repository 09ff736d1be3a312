package com.acme;

import org.paralleltask.OnWorkerExit;
import org.paralleltask.OnWorkerStart;
import org.paralleltask.ParallelTask;

public final class Lonely {
    @OnWorkerStart
    static void start() {} // error: An @OnWorkerStart method must be in the class of a @ParallelTask method: a worker runs the hooks of the class whose tasks it runs, and Lonely has no task

    static final class Inner {
        @ParallelTask
        static int task() {
            return 1;
        }
    }

    static final class Other {
        @OnWorkerStart
        @OnWorkerExit
        static void both() {} // error: An @OnWorkerStart method must be in the class of a @ParallelTask method: a worker runs the hooks of the class whose tasks it runs, and Other has no task
    }
}
