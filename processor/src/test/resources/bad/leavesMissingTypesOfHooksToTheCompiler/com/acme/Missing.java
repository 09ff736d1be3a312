package com.acme;

import org.paralleltask.OnWorkerExit;
import org.paralleltask.OnWorkerStart;
import org.paralleltask.ParallelTask;

public final class Missing {
    @ParallelTask
    private static int task() { // error: A @ParallelTask method must not be private: the generated worker class, in the same package, calls it
        return 1;
    }

    @ParallelTask
    static int other() {
        return 1;
    }

    @OnWorkerStart
    void start( // error: An @OnWorkerStart method must be static: a worker process has no instance to call it on
            Nowhere nowhere) {} // error: cannot find symbol

    @OnWorkerExit
    static
            Neither end() { // error: cannot find symbol
        return null;
    }
}
