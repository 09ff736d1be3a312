package org.paralleltask.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToLongFunction;

/** The same tasks in a fixed pool of threads of this process. */
final class Threads implements AutoCloseable {
    private final ExecutorService executor;

    Threads(int threads) {
        executor = Executors.newFixedThreadPool(threads);
    }

    /** Submits them all, then gets them all; their values' sum. */
    long sum(List<Integer> inputs, ToLongFunction<Integer> task) throws ExecutionException, InterruptedException {
        List<Future<Long>> futures = new ArrayList<>(inputs.size());
        for (Integer input : inputs) {
            futures.add(executor.submit(() -> task.applyAsLong(input)));
        }
        long sum = 0;
        for (Future<Long> future : futures) {
            sum += future.get();
        }
        return sum;
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
