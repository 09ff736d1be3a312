package org.paralleltask.pool;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * One {@code map}: a task for each input, until all have their value or one has failed. The first failure in time ends
 * it: what has not started is withdrawn, what runs is left to end.
 */
final class MapCall<T, V> {
    private final Function<T, Job<T, V>> prepare;
    /** How each input's task ended, or will; a job that has ended is not kept, for it holds its task. */
    private final List<CompletableFuture<V>> values = new ArrayList<>();

    private final Set<Job<T, V>> unfinished = ConcurrentHashMap.newKeySet();

    /** Completes without a value when all have ended well, or with the first failure. */
    private final CompletableFuture<Void> end = new CompletableFuture<>();

    /** The jobs that have not ended, and one for the inputs that are still to come. */
    private final AtomicInteger open = new AtomicInteger(1);

    MapCall(Function<T, Job<T, V>> prepare) {
        this.prepare = prepare;
    }

    /** Throws the first failure as itself; what {@code tasks} throws, too. */
    List<V> run(Iterator<? extends T> tasks) {
        try {
            while (!end.isDone() && tasks.hasNext()) {
                submit(tasks.next());
            }
            countDown();
            end.get();
            return values.stream().map(CompletableFuture::join).collect(ArrayList::new, List::add, List::addAll);
        } catch (ExecutionException e) {
            throw ProcessPool.sneaky(CallerFrames.addToCauseOf(e));
        } catch (InterruptedException e) {
            unfinished.forEach(Job::cancel);
            Thread.currentThread().interrupt();
            throw new CancellationException("map was interrupted: its tasks were cancelled");
        } finally {
            unfinished.forEach(Job::withdraw);
        }
    }

    private void submit(T task) throws InterruptedException {
        int index = values.size();
        Job<T, V> job = prepare.apply(task);
        open.incrementAndGet();
        unfinished.add(job);
        job.end().whenComplete((value, failure) -> {
            unfinished.remove(job);
            if (failure == null) {
                countDown();
            } else if (!end.isDone()) {
                fail(failure, index, job);
            }
        });
        if (job.queue().put(job, end::isDone, Long.MAX_VALUE)) {
            values.add(job.end());
        }
    }

    private void fail(Throwable failure, int index, Job<T, V> job) {
        try {
            failure.addSuppressed(new FailedInput("input " + index + " of map: " + job.text()));
        } catch (OutOfMemoryError full) {
            // it goes without this note
        }
        while (!end.isDone()) {
            try {
                end.completeExceptionally(failure);
            } catch (OutOfMemoryError full) {
                FullHeap.pause();
            }
        }
        job.queue().wakePutters(); // this map may be waiting for room
    }

    private void countDown() {
        if (open.decrementAndGet() == 0) {
            end.complete(null);
        }
    }

    /** Which input failed: a note on the exception, not one of its own. */
    private static final class FailedInput extends Exception {
        private static final long serialVersionUID = 1;

        FailedInput(String message) {
            super(message, null, false, false);
        }
    }
}
