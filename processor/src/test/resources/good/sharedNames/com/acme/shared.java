package com.acme;

import org.paralleltask.ParallelTask;

/** As generated code calls what is shared. */
public final class shared {
    private shared() {}

    public record Shared(int value) {}

    @ParallelTask
    public static int add(Shared task, @org.paralleltask.Shared Shared shared) {
        return task.value() + shared.value();
    }
}
