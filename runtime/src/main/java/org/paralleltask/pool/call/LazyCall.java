package org.paralleltask.pool.call;

import java.lang.ref.Reference;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.paralleltask.Outcome;
import org.paralleltask.base.FullHeap;
import org.paralleltask.base.Sneaky;
import org.paralleltask.pool.queue.TaskQueue;
import org.paralleltask.pool.task.Chunk;
import org.paralleltask.pool.task.Job;

/**
 * One lazy {@code stream} or {@code outcomes}: an iterator over how tasks have ended, which submits further inputs only
 * as it is asked for results, and holds a bounded number of them. One thread at a time uses it, and any {@link #withdrawal}.
 *
 * <p>Inputs are pulled on the consumer's own thread, so an input iterator need not be thread-safe, and a slow consumer
 * slows the producer. Of a pool that was stopped, what never started is left out.
 *
 * @param <E> what the consumer gets
 */
public final class LazyCall<T, V, E> implements Iterator<E> {
    private final Iterator<? extends T> inputs;
    private final TaskQueue queue;
    private final ChunkBuilder<T, V> binder;
    private final Reading<T, V, E> reading;
    private final ResultOrder<T, V> order;
    private final int window;
    private final @Nullable ProgressMeter meter;
    private final Pending<T, V> pending;
    private final BooleanSupplier canDeliver = this::canDeliver;

    /** How many have been accepted and not delivered. */
    private int undelivered;

    /** The chunk of the next one, which has ended; there it has {@link ResultOrder#index}. */
    private @Nullable Chunk<T, V> next;

    private long delivered;

    /** Pulled, and not accepted yet because the queue was full. */
    private @Nullable Chunk<T, V> pulled;

    /** Why there is no more, if not because the inputs have ended; thrown after what was accepted. */
    private @Nullable Throwable inputFailure;

    private boolean inputsEnded;

    /** What the consumer gets of a task that has ended. */
    public interface Reading<T, V, E> {
        /** Whether it needs to know when the tasks ran. */
        boolean wantsRuns();

        /** Of a task that has ended. */
        E of(Chunk<T, V> chunk, int index);

        /** The value; throws the failure. */
        static <T, V> Reading<T, V, V> values() {
            return new Reading<>() {
                @Override
                public boolean wantsRuns() {
                    return false;
                }

                @Override
                public V of(Chunk<T, V> chunk, int index) {
                    return chunk.valueOrThrow(index);
                }
            };
        }

        /** All there is to know. */
        static <T, V> Reading<T, V, Outcome<T, V>> outcomes() {
            return new Reading<>() {
                @Override
                public boolean wantsRuns() {
                    return true;
                }

                @Override
                public Outcome<T, V> of(Chunk<T, V> chunk, int index) {
                    return chunk.outcome(index);
                }
            };
        }
    }

    /**
     * What the tasks know of the call. They do not know the call itself, so that one whose stream nobody holds any more can
     * be found, and withdrawn.
     */
    private static final class Pending<T, V> implements ChunkBuilder.Call<T, V> {
        final boolean ordered;
        final boolean wantsRuns;

        /** In the order of their ends. Only if not ordered. */
        final BlockingQueue<ResultOrder.Ended<T, V>> ended = new LinkedBlockingQueue<>();

        /** Those of which something is not delivered. */
        final Set<Chunk<T, V>> undelivered = ConcurrentHashMap.newKeySet();

        volatile boolean closed;

        /** No task of it was accepted, so its end is none to deliver. */
        volatile @Nullable Chunk<T, V> refused;

        Pending(boolean ordered, boolean wantsRuns) {
            this.ordered = ordered;
            this.wantsRuns = wantsRuns;
        }

        @Override
        public boolean wantsRuns() {
            return wantsRuns;
        }

        @Override
        public Pending<T, V> ownerOfNext() {
            return this;
        }

        @Override
        public void ended(Job<T, V> job) {
            ended(job.chunk(), 1L << job.index());
        }

        @Override
        public void ended(Chunk<T, V> chunk, long which) {
            while (!ordered && !chunk.equals(refused)) {
                try {
                    ended.add(new ResultOrder.Ended<>(chunk, which));
                    return;
                } catch (OutOfMemoryError full) {
                    FullHeap.pause();
                }
            }
        }

        void withdraw() {
            closed = true;
            forEach(Job::withdraw);
        }

        void forEach(Consumer<Job<T, V>> action) {
            for (Chunk<T, V> chunk : undelivered) {
                chunk.jobs().forEach(action);
            }
        }
    }

    /**
     * @param binders makes one for this call
     * @param window how many inputs are pulled and not delivered, at most
     * @param ordered whether results come in the order of the inputs, or as they end
     * @param meter hears how many are delivered; null if there is no listener
     */
    public LazyCall(
            Iterator<? extends T> inputs,
            TaskQueue queue,
            Function<? super ChunkBuilder.Call<T, V>, ChunkBuilder<T, V>> binders,
            int window,
            boolean ordered,
            Reading<T, V, E> reading,
            @Nullable ProgressMeter meter) {
        this.inputs = inputs;
        this.queue = queue;
        this.window = window;
        this.reading = reading;
        this.meter = meter;
        this.pending = new Pending<>(ordered, reading.wantsRuns());
        this.order = ordered ? new ResultOrder.OfInputs<>() : new ResultOrder.OfEnds<>(pending.ended);
        this.binder = binders.apply(pending);
    }

    /** Pulls no more, and withdraws what has not started. Safe from any thread; it does not hold this call. */
    public Runnable withdrawal() {
        return pending::withdraw;
    }

    /** Waits for the next one to end; what the inputs throw comes here, after the results before it. */
    @Override
    public boolean hasNext() {
        try {
            if (next == null) {
                if (meter != null) {
                    meter.reached(delivered);
                }
                findNext();
            }
        } catch (InterruptedException e) {
            throw interrupted();
        } finally {
            Reference.reachabilityFence(this); // one that is waited for is not abandoned
        }
        if (next != null) {
            return true;
        }
        if (meter != null) {
            meter.ended(delivered);
        }
        if (inputFailure != null) {
            Throwable failure = inputFailure;
            inputFailure = null;
            throw Sneaky.sneaky(failure);
        }
        return false;
    }

    private void findNext() throws InterruptedException {
        submitMore();
        while (next == null && undelivered > 0) {
            Chunk<T, V> ended = order.take();
            Job<T, V> job = ended.jobIfMade(order.index());
            if (job != null && queue.isStopped() && job.hasNeverStarted()) {
                delivered(ended);
                undelivered = reading.wantsRuns() ? undelivered : 0; // values tell no input: none may follow a gap
            } else {
                next = ended;
            }
        }
    }

    @Override
    public E next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Chunk<T, V> ended = Objects.requireNonNull(next);
        next = null;
        delivered++;
        try {
            return reading.of(ended, order.index());
        } finally {
            ended.forget(order.index());
            delivered(ended);
        }
    }

    private void delivered(Chunk<T, V> chunk) {
        undelivered--;
        if (chunk.deliver()) {
            pending.undelivered.remove(chunk);
        }
    }

    private CancellationException interrupted() {
        pending.forEach(Job::cancel);
        pending.undelivered.clear();
        undelivered = 0;
        next = null;
        inputsEnded = true;
        drop(pulled);
        pulled = null;
        Thread.currentThread().interrupt();
        return new CancellationException("The stream was interrupted: its tasks were cancelled");
    }

    private void submitMore() throws InterruptedException {
        // One for each that is asked for, and more as long as there is nothing to deliver.
        boolean owed = true;
        while (!pending.closed && undelivered < window && (owed || !canDeliver())) {
            owed = false;
            Chunk<T, V> chunk = pull();
            if (chunk == null) {
                return;
            }
            boolean isListed = !chunk.isDelivered();
            if (!put(chunk)) {
                return;
            }
            accepted(chunk, isListed);
        }
    }

    /** False if there is something to deliver first: also if the pool was closed, whose refusal has its place after that. */
    private boolean put(Chunk<T, V> chunk) throws InterruptedException {
        try {
            if (queue.put(chunk, canDeliver, Long.MAX_VALUE)) {
                return true;
            }
            pulled = chunk;
        } catch (InterruptedException e) {
            drop(chunk);
            throw e;
        } catch (RejectedExecutionException closed) {
            drop(chunk);
            inputFailure = queue.isStopped() ? null : closed;
            inputsEnded = true;
        }
        return false;
    }

    /** The next task of this chunk will not be accepted. */
    private void drop(@Nullable Chunk<T, V> chunk) {
        if (chunk == null) {
            return;
        }
        if (chunk.isDelivered()) { // else ends of it are to be delivered, but not of this task, which has no job
            pending.refused = chunk;
        }
        chunk.refused();
    }

    private void accepted(Chunk<T, V> chunk, boolean isListed) {
        undelivered++;
        if (!isListed) {
            pending.undelivered.add(chunk);
        }
        if (pending.closed) { // meanwhile, by another thread, which did not see this one
            pending.withdraw();
        }
        order.accepted(chunk);
    }

    /** Whether waiting for room would hold up a result that is there. */
    private boolean canDeliver() {
        return undelivered > 0 && order.hasEnded();
    }

    /** The chunk that has the next input; null at the end of the inputs, or when they have failed. */
    private @Nullable Chunk<T, V> pull() {
        Chunk<T, V> chunk = pulled;
        if (chunk != null) {
            pulled = null;
            return chunk;
        }
        if (inputsEnded || queue.isStopped()) {
            return null;
        }
        try {
            if (inputs.hasNext()) {
                return binder.bind(inputs.next());
            }
        } catch (RuntimeException | Error failed) {
            inputFailure = failed;
        }
        inputsEnded = true;
        return null;
    }
}
