package org.paralleltask.pool.call;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.paralleltask.base.FullHeap;
import org.paralleltask.pool.queue.TaskQueue;
import org.paralleltask.pool.task.Chunk;
import org.paralleltask.pool.task.Job;
import org.paralleltask.pool.task.PackedChunk;

/**
 * One {@code map}: a task for each input, until all have their values or one has failed. The failure that comes first
 * in time ends it: tasks that have not started are withdrawn, those that run are left to end. Used by one thread; only
 * {@link #stop} is safe from any thread.
 */
public final class MapCall<T, V> implements ChunkBuilder.Call<T, V> {
    private static final int MOST_SINGLES = 1024;

    private final TaskQueue queue;
    private final Function<? super ChunkBuilder.Call<T, V>, ChunkBuilder<T, V>> builders;
    private final @Nullable ProgressMeter meter;

    /** In the order of the inputs. */
    private final Deque<MapPart<T, V>> parts = new ArrayDeque<>();

    /** The part that the next task goes to, if it is not packed. */
    private SinglesPart singles = new SinglesPart(0);

    private final BooleanSupplier isOver = this::isOver;

    private int size;

    /** Whether its tasks are cancelled if it ends early, and not only withdrawn. */
    private volatile boolean isCancelled;

    /** Completes without a value when all tasks have ended well, or with the first failure. */
    private final CompletableFuture<Void> end = new CompletableFuture<>();

    /**
     * The number of tasks that have not ended well. Until all inputs are submitted, that number less the number of
     * tasks: so it reaches 0 only at the end.
     */
    private final AtomicInteger open = new AtomicInteger();

    /**
     * @param builders makes the builder of this call's chunks
     * @param meter told how many have ended; null if there is no listener
     */
    public MapCall(
            TaskQueue queue,
            Function<? super ChunkBuilder.Call<T, V>, ChunkBuilder<T, V>> builders,
            @Nullable ProgressMeter meter) {
        this.queue = queue;
        this.builders = builders;
        this.meter = meter;
    }

    /**
     * Up to 1024 tasks with jobs. A slot holds the job until that has ended, then the value: a job would keep its task.
     * An array for all tasks would have to be copied as it grows.
     */
    private final class SinglesPart implements MapPart<T, V>, Job.Owner<T, V> {
        final int start;
        final @Nullable Object[] slots = new Object[MOST_SINGLES];
        int count;

        SinglesPart(int start) {
            this.start = start;
        }

        private int slot(Job<T, V> job) {
            return (int) (job.ordinal() - start);
        }

        void add(Job<T, V> job) {
            slots[count++] = job;
        }

        @Override
        public void ended(Job<T, V> job) {
            failWith(job);
            if (job.failure() == null && job.equals(slots[slot(job)])) {
                slots[slot(job)] = job.value();
                countDown(1);
            }
        }

        @Override
        @SuppressWarnings("unchecked") // only jobs of this call are put here
        public List<Job<T, V>> jobs() {
            List<Job<T, V>> jobs = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                if (slots[i] instanceof Job<?, ?> job) {
                    jobs.add((Job<T, V>) job);
                }
            }
            return jobs;
        }

        @Override
        @SuppressWarnings("unchecked") // all have ended well: each slot holds a value
        public void addTo(List<? super V> values) {
            for (int i = 0; i < count; i++) {
                values.add((V) slots[i]);
            }
        }
    }

    /**
     * Runs all tasks, and waits for their values.
     *
     * @throws ExecutionException if a task fails; its cause is the first failure in time. What {@code tasks} throws is
     *     thrown as it is
     * @throws InterruptedException if the thread is interrupted: then the tasks are cancelled
     */
    public List<V> run(Iterator<? extends T> tasks) throws ExecutionException, InterruptedException {
        boolean isOver = false;
        try {
            ChunkBuilder<T, V> builder = builders.apply(this);
            while (!end.isDone() && tasks.hasNext()) {
                submit(builder, tasks.next());
            }
            countDown(-size);
            awaitEnd();
            isOver = true;
            return values();
        } catch (InterruptedException e) {
            isCancelled = true;
            throw e;
        } finally {
            if (!isOver) {
                endParts();
            }
        }
    }

    /** As {@code UndeliveredTasks.end}. */
    private void endParts() {
        while (true) {
            try {
                for (MapPart<T, V> part : parts) {
                    for (Job<T, V> job : part.jobs()) {
                        if (isCancelled) {
                            job.cancel();
                        } else {
                            job.withdraw();
                        }
                    }
                }
                return;
            } catch (OutOfMemoryError full) {
                FullHeap.pause();
            }
        }
    }

    private void awaitEnd() throws ExecutionException, InterruptedException {
        if (meter == null) {
            end.get();
            return;
        }
        boolean isDone = false;
        while (!isDone) {
            meter.reached(size - open.get());
            try {
                end.get(ProgressMeter.PERIOD_NANOS, TimeUnit.NANOSECONDS);
                isDone = true;
            } catch (TimeoutException notYet) {
                // reported again
            }
        }
        meter.ended(size);
    }

    /**
     * Ends the map as if it had failed; does nothing if it has ended. Safe from any thread.
     *
     * @param cancelsRunning whether tasks that run are cancelled, too
     */
    void stop(Throwable failure, boolean cancelsRunning) {
        if (cancelsRunning) {
            isCancelled = true;
        }
        if (end.completeExceptionally(failure)) {
            queue.wakePutters(); // its thread may be waiting for room
        }
    }

    private List<V> values() {
        List<V> values = new ArrayList<>(size);
        // Each part is removed: a deque that has become old for the collector would keep all parts until the old
        // generation is collected.
        while (!parts.isEmpty()) {
            parts.removeFirst().addTo(values);
        }
        return values;
    }

    private void submit(ChunkBuilder<T, V> builder, T task) throws InterruptedException {
        Chunk<T, V> chunk = builder.add(task);
        size++;
        if (meter == null) {
            queue.put(chunk, isOver, Long.MAX_VALUE);
            return;
        }
        meter.reached(-open.get());
        boolean hasWaited = false;
        while (!queue.put(chunk, isOver, ProgressMeter.PERIOD_NANOS, hasWaited) && !isOver()) {
            meter.reached(-open.get());
            hasWaited = true; // it keeps its place in line
        }
    }

    @Override
    public void chunkBegun(PackedChunk<T, V> chunk) {
        parts.add(new ChunkPart<>(chunk));
    }

    @Override
    public void jobMade(Job<T, V> job) {
        singles.add(job);
    }

    /** The part that the next task goes to, if it is not packed. */
    @Override
    public Job.Owner<T, V> ownerOfNext() {
        if (singles.count == MOST_SINGLES || singles.start + singles.count != size) {
            singles = new SinglesPart(size);
        }
        if (singles.count == 0) {
            parts.add(singles);
        }
        return singles;
    }

    /** Ends the map if this task has failed. */
    private void failWith(Job<T, V> job) {
        Throwable failure = job.failure();
        if (failure == null) {
            return;
        }
        if (!end.isDone()) {
            end.completeExceptionally(noted(failure, job));
        }
        queue.wakePutters(); // this map may be waiting for room
    }

    private static Throwable noted(Throwable failure, Job<?, ?> job) {
        try {
            failure.addSuppressed(new FailedInput("input " + job.ordinal() + " of map: " + job.text()));
        } catch (OutOfMemoryError full) {
            // it goes without this note
        }
        return failure;
    }

    private boolean isOver() {
        return end.isDone();
    }

    private void countDown(int count) {
        if (open.addAndGet(-count) == 0) {
            end.complete(null);
        }
    }

    @Override
    public boolean wantsRuns() {
        return false;
    }

    @Override
    public void ended(Chunk<T, V> chunk, long which) {
        countDown(Long.bitCount(which));
    }

    /** Told of a packed task that needed a job. */
    @Override
    public void ended(Job<T, V> job) {
        failWith(job);
        if (job.failure() == null) {
            countDown(1);
        }
    }

    /** Says which input failed: a suppressed note on the task's exception. */
    private static final class FailedInput extends Exception {
        private static final long serialVersionUID = 1;

        FailedInput(String message) {
            super(message, null, false, false);
        }
    }
}
