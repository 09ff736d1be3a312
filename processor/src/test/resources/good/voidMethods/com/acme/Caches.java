package com.acme;

import org.paralleltask.ParallelTask;

public final class Caches {
    private Caches() {}

    // expect WarmUpPool: public void map(Iterable<Integer> inputs) {
    // expect WarmUpPool: * Runs a task for each input, and returns when all have ended. The first failure ends the map * and is thrown. */
    // expect WarmUpPool: public CompletableFuture<Void> submit(int entries) {
    // expect WarmUpWorker: Caches.warmUp(task.entries()); return new WarmUpResult();
    @ParallelTask
    public static void warmUp(int entries) {}

    @ParallelTask
    public static void clear() {}
}
