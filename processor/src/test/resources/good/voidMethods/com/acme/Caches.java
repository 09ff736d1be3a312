package com.acme;

import org.paralleltask.ParallelTask;

public final class Caches {
    private Caches() {}

    @ParallelTask
    public static void warmUp(int entries) {}

    @ParallelTask
    public static void clear() {}
}
