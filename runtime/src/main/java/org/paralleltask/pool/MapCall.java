package org.paralleltask.pool;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One {@code map}: a task for each input, until all have their value or one has failed. The first failure in time ends
 * it: what has not started is withdrawn, what runs is left to end.
 */
final class MapCall<T, V> {
    private static final int PAGE = 1024;

    private final Prepare<T, V> prepare;

    private final List<Page> pages = new ArrayList<>();
    private int size;

    /** Completes without a value when all have ended well, or with the first failure. */
    private final CompletableFuture<Void> end = new CompletableFuture<>();

    /** The jobs that have not ended, and one for the inputs that are still to come. */
    private final AtomicInteger open = new AtomicInteger(1);

    MapCall(Prepare<T, V> prepare) {
        this.prepare = prepare;
    }

    /** Makes jobs of tasks. */
    @FunctionalInterface
    interface Prepare<T, V> {
        /** Makes one. */
        Job<T, V> job(T task, Job.Owner<T, V> owner, int place);
    }

    /** Some of the jobs, each until it has ended, then its value: a job holds its task, and a list that grows is copied. */
    private final class Page implements Job.Owner<T, V> {
        final int start;
        final @Nullable Object[] slots = new Object[PAGE];

        Page(int start) {
            this.start = start;
        }

        @Override
        public void ended(Job<T, V> job) {
            Throwable failure = job.failure();
            if (failure != null) {
                fail(failure, job);
            } else if (job.equals(slots[job.place() - start])) {
                slots[job.place() - start] = job.value();
                countDown();
            }
        }
    }

    /** Throws the first failure as itself; what {@code tasks} throws, too. */
    List<V> run(Iterator<? extends T> tasks) {
        try {
            while (!end.isDone() && tasks.hasNext()) {
                submit(tasks.next());
            }
            countDown();
            end.get();
            return values();
        } catch (ExecutionException e) {
            throw ProcessPool.sneaky(CallerFrames.addTo(Objects.requireNonNullElse(e.getCause(), e)));
        } catch (InterruptedException e) {
            jobs().forEach(Job::cancel);
            Thread.currentThread().interrupt();
            throw new CancellationException("map was interrupted: its tasks were cancelled");
        } finally {
            if (open.get() != 0) {
                jobs().forEach(Job::withdraw);
            }
        }
    }

    @SuppressWarnings("unchecked") // what has ended well has left its value
    private List<V> values() {
        List<V> values = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            values.add((V) slot(i));
        }
        return values;
    }

    private @Nullable Object slot(int index) {
        return pages.get(index / PAGE).slots[index % PAGE];
    }

    /** Those that have not ended well. */
    private List<Job<?, ?>> jobs() {
        List<Job<?, ?>> jobs = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            if (slot(i) instanceof Job<?, ?> job) {
                jobs.add(job);
            }
        }
        return jobs;
    }

    private void submit(T task) throws InterruptedException {
        if (size % PAGE == 0) {
            pages.add(new Page(size));
        }
        Page page = pages.get(size / PAGE);
        Job<T, V> job = prepare.job(task, page, size);
        page.slots[size % PAGE] = job;
        size++;
        open.incrementAndGet();
        job.queue().put(job, end::isDone, Long.MAX_VALUE);
    }

    private void fail(Throwable failure, Job<T, V> job) {
        if (end.isDone()) {
            return;
        }
        try {
            failure.addSuppressed(new FailedInput("input " + job.place() + " of map: " + job.text()));
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
