package com.acme;

import java.util.List;
import org.paralleltask.ParallelTask;
import org.paralleltask.Shared;
import org.paralleltask.TaskContext;
import org.paralleltask.WorkerContext;

public final class Shop {
    record Table(Object entry) {}

    private record Secret(int value) {}

    @ParallelTask
    static int context(
            @Shared TaskContext context) { // error: A TaskContext must not be @Shared: it stands for one run, and each run has its own
        return 0;
    }

    @ParallelTask
    static int worker(
            @Shared WorkerContext context) { // error: A @ParallelTask method must not take a WorkerContext: it is for hooks; take a TaskContext, which is one
        return 0;
    }

    @ParallelTask
    static int unsendable(
            int value,
            @Shared Table table, // error: A parameter of a @ParallelTask method must be sendable to another process: table.entry is java.lang.Object, which may be anything; write the type that is meant
            @Shared List<Thread> threads) { // error: A parameter of a @ParallelTask method must be sendable to another process: threads[] is java.lang.Thread, which is not Serializable
        return 0;
    }

    @ParallelTask
    static int secret(
            @Shared Secret secret) { // error: A type in the signature of a @ParallelTask method must be accessible in its package: the generated classes name com.acme.Shop.Secret
        return 0;
    }

    @ParallelTask
    static int missing(
            @Shared Absent absent) { // error: cannot find symbol
        return 0;
    }
}
