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
 * One {@code map}: a task for each input, until all have their value or one has failed. The first failure in time ends
 * it: what has not started is withdrawn, what runs is left to end. Used by one thread, but for {@link #stop}.
 */
public final class MapCall<T, V> implements ChunkBuilder.Call<T, V> {
    private static final int MOST_SINGLES = 1024;

    private final TaskQueue queue;
    private final Function<? super ChunkBuilder.Call<T, V>, ChunkBuilder<T, V>> builders;
    private final @Nullable ProgressMeter meter;

    /** In the order of the inputs. */
    private final Deque<MapPart<T, V>> parts = new ArrayDeque<>();

    /** The part to which the next task goes that is alone. */
    private SinglesPart singles = new SinglesPart(0);

    private final BooleanSupplier isOver = this::isOver;

    private int size;

    /** Whether its tasks are cancelled if it ends early, and not only withdrawn. */
    private volatile boolean isCancelled;

    /** Completes without a value when all have ended well, or with the first failure. */
    private final CompletableFuture<Void> end = new CompletableFuture<>();

    /** How many have not ended well; until all inputs are there, that less their number. */
    private final AtomicInteger open = new AtomicInteger();

    /**
     * @param builders makes one for this call
     * @param meter hears how many have ended; null if there is no listener
     */
    public MapCall(
            TaskQueue queue,
            Function<? super ChunkBuilder.Call<T, V>, ChunkBuilder<T, V>> builders,
            @Nullable ProgressMeter meter) {
        this.queue = queue;
        this.builders = builders;
        this.meter = meter;
    }

    /** Jobs, each until it has ended, then its value: a job holds its task, and a list that grows is copied. */
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
        @SuppressWarnings("unchecked") // what has ended well has left its value
        public void addTo(List<? super V> values) {
            for (int i = 0; i < count; i++) {
                values.add((V) slots[i]);
            }
        }
    }

    /**
     * Runs all.
     *
     * @throws ExecutionException for the first failure in time, its cause; what {@code tasks} throws comes as itself
     * @throws InterruptedException if the thread is interrupted: then its tasks are cancelled
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
                parts.forEach(part -> part.jobs().forEach(isCancelled ? Job::cancel : Job::withdraw));
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
     * Ends it as if it had failed. Safe from any thread; does nothing if it is over.
     *
     * @param cancelsRunning whether tasks that run are cancelled, too
     */
    void stop(Throwable failure, boolean cancelsRunning) {
        if (cancelsRunning) {
            isCancelled = true;
        }
        if (end.completeExceptionally(failure)) {
            queue.wakePutters(); // it may be waiting for room
        }
    }

    private List<V> values() {
        List<V> values = new ArrayList<>(size);
        // Each is let go of: a list that has grown old keeps all that is in it until the old are collected.
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

    /** The part to which the next task goes that is alone. */
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

    /** If this one has failed, so has the map. */
    private void failWith(Job<T, V> job) {
        Throwable failure = job.failure();
        if (failure == null || end.isDone()) {
            return;
        }
        try {
            failure.addSuppressed(new FailedInput("input " + job.ordinal() + " of map: " + job.text()));
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
        queue.wakePutters(); // this map may be waiting for room
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

    /** One of a chunk that needed a job. */
    @Override
    public void ended(Job<T, V> job) {
        failWith(job);
        if (job.failure() == null) {
            countDown(1);
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
