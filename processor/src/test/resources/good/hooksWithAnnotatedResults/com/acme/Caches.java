package com.acme;

import org.jspecify.annotations.Nullable;
import org.paralleltask.OnWorkerExit;
import org.paralleltask.OnWorkerStart;
import org.paralleltask.ParallelTask;

public final class Caches {
    private Caches() {}

    // expect SizeExit: @SuppressWarnings({ "deprecation", "removal" }) public record SizeExit(@Nullable Old value)
    // expect SizeWorker: private static @Nullable Old onExit(WorkerContext context) { return Caches.last(); }
    // expect SizePool: public List<@Nullable Old> exitResults() {
    @ParallelTask
    public static int size(int value) {
        return value;
    }

    @Deprecated
    @OnWorkerStart
    static void fill() {}

    @SuppressWarnings("removal")
    @OnWorkerExit
    static @Nullable Old last() {
        return null;
    }
}
