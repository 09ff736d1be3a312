package com.acme;

import org.paralleltask.ParallelTask;

public final class First {
    @ParallelTask(workers = -1) // error: workers must be 1 to 10000, or 0 for one per CPU available to this process; it was -1
    private <T> Thread all( // error: A @ParallelTask method must be static: a worker process has no instance to call it on // error: A @ParallelTask method must not be private: the generated worker class, in the same package, calls it // error: A @ParallelTask method must not be generic: what crosses between the processes must be known when it is compiled // error: A result of a @ParallelTask method must be sendable to another process: result is java.lang.Thread, which is not Serializable
            Runnable one, // error: A parameter of a @ParallelTask method must be sendable to another process: one is java.lang.Runnable, which is not Serializable
            Object two) { // error: A parameter of a @ParallelTask method must be sendable to another process: two is java.lang.Object, which may be anything; write the type that is meant
        return new Thread();
    }

    @ParallelTask
    static int fine(int value) {
        return value;
    }
}
