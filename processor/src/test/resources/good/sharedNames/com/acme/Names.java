package com.acme;

import org.paralleltask.ParallelTask;
import org.paralleltask.Shared;

public final class Names {
    private Names() {}

    public record Part(int value) {}

    @ParallelTask
    public static int ours(
            int out,
            @Shared int workers,
            @Shared int options,
            @Shared int options_,
            @Shared int DEFAULTS,
            @Shared int ProcessPool,
            @Shared int OursWorker,
            @Shared int OursResult,
            @Shared int patience,
            @Shared int pool,
            @Shared int task,
            @Shared int shared,
            @Shared int context,
            @Shared int table) {
        return out;
    }

    @ParallelTask
    public static int javas(int wait_, @Shared int wait, @Shared int hashCode, int toString) {
        return wait;
    }

    /** A prefix of another case. */
    @ParallelTask(name = "sum")
    public static int sum(@Shared int sumWorker, @Shared int sumWorker_, int sumShared) {
        return sumWorker;
    }
}
