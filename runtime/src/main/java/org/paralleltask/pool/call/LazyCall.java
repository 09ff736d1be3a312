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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.paralleltask.Outcome;
import org.paralleltask.base.FullHeap;
import org.paralleltask.base.Sneaky;
import org.paralleltask.pool.queue.TaskQueue;
import org.paralleltask.pool.task.Chunk;
import org.paralleltask.pool.task.Job;
import org.paralleltask.pool.task.QueueEntry;

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
    private final Supplier<Pending<T, V>> owner;
    private final BooleanSupplier canDeliver = this::canDeliver;

    /** How many have been accepted and not delivered. */
    private int undelivered;

    /** The next one, which has ended: its job, or the chunk of which {@link ResultOrder#place} is the next one. */
    private @Nullable QueueEntry<T, V> next;

    private long delivered;

    /** Pulled, and not accepted yet because the queue was full. */
    private @Nullable QueueEntry<T, V> pulled;

    /** Why there is no more, if not because the inputs have ended; thrown after what was accepted. */
    private @Nullable Throwable inputFailure;

    private boolean inputsEnded;

    /** What the consumer gets of a task that has ended. */
    public interface Reading<T, V, E> {
        /** Whether it needs to know when the tasks ran. */
        boolean wantsRuns();

        /** Of one with a job. */
        E of(Job<T, V> job);

        /** Of one without, which has a value. */
        E of(Chunk<T, V> chunk, int place);

        /** The value; throws the failure. */
        static <T, V> Reading<T, V, V> values() {
            return new Reading<>() {
                @Override
                public boolean wantsRuns() {
                    return false;
                }

                @Override
                public V of(Job<T, V> job) {
                    return job.valueOrThrow();
                }

                @Override
                public V of(Chunk<T, V> chunk, int place) {
                    return chunk.value(place);
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
                public Outcome<T, V> of(Job<T, V> job) {
                    return job.outcome();
                }

                @Override
                public Outcome<T, V> of(Chunk<T, V> chunk, int place) {
                    return chunk.outcome(place);
                }
            };
        }
    }

    /**
     * What the tasks know of the call. They do not know the call itself, so that one whose stream nobody holds any more can
     * be found, and withdrawn.
     */
    private static final class Pending<T, V> implements Chunk.Owner<T, V> {
        final boolean ordered;
        final boolean wantsRuns;

        /** Jobs, and {@link ResultOrder.EndedInChunk}, in the order of their ends. Only if not ordered. */
        final BlockingQueue<Object> ended = new LinkedBlockingQueue<>();

        /** Those of which something is not delivered. */
        final Set<QueueEntry<T, V>> undelivered = ConcurrentHashMap.newKeySet();

        volatile boolean closed;

        /** Was not accepted, so its end is none to deliver. */
        volatile @Nullable Job<T, V> dropped;

        Pending(boolean ordered, boolean wantsRuns) {
            this.ordered = ordered;
            this.wantsRuns = wantsRuns;
        }

        @Override
        public boolean wantsRuns() {
            return wantsRuns;
        }

        @Override
        public void ended(Job<T, V> job) {
            if (!ordered && !job.equals(dropped)) {
                addForSure(() -> job);
            }
        }

        @Override
        public void ended(Chunk<T, V> chunk, long which) {
            if (!ordered) {
                addForSure(() -> new ResultOrder.EndedInChunk<>(chunk, which));
            }
        }

        private void addForSure(Supplier<?> made) {
            while (true) {
                try {
                    ended.add(made.get());
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
            for (QueueEntry<T, V> entry : undelivered) {
                if (entry instanceof Chunk<T, V> chunk) {
                    chunk.jobs().forEach(action);
                } else if (entry instanceof Job<T, V> job) {
                    action.accept(job);
                }
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
            Function<? super Chunk.Owner<T, V>, ChunkBuilder<T, V>> binders,
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
        this.owner = () -> pending;
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
            QueueEntry<T, V> ended = order.take();
            Job<T, V> job = ended instanceof Chunk<T, V> chunk ? chunk.jobIfMade(order.place()) : (Job<T, V>) ended;
            if (job != null && queue.isStopped() && job.hasNeverStarted()) {
                leaveOut(job);
                undelivered = reading.wantsRuns() ? undelivered : 0; // values tell no input: none may follow a gap
            } else {
                next = job == null ? ended : job;
            }
        }
    }

    @Override
    public E next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        QueueEntry<T, V> ended = Objects.requireNonNull(next);
        next = null;
        delivered++;
        return ended instanceof Chunk<T, V> chunk ? deliver(chunk, order.place()) : deliver((Job<T, V>) ended);
    }

    private E deliver(Job<T, V> job) {
        leaveOut(job);
        return reading.of(job);
    }

    private void leaveOut(Job<T, V> job) {
        Chunk<T, V> chunk = job.chunk();
        if (chunk == null) {
            pending.undelivered.remove(job);
            undelivered--;
        } else {
            delivered(chunk);
        }
    }

    private E deliver(Chunk<T, V> chunk, int place) {
        E read = reading.of(chunk, place);
        chunk.forget(place);
        delivered(chunk);
        return read;
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
            QueueEntry<T, V> entry = pull();
            if (entry == null) {
                return;
            }
            boolean isListed = entry instanceof Chunk<T, V> chunk && !chunk.isDelivered();
            if (!put(entry)) {
                return;
            }
            accepted(entry, isListed);
        }
    }

    /** False if there is something to deliver first: also if the pool was closed, whose refusal has its place after that. */
    private boolean put(QueueEntry<T, V> entry) throws InterruptedException {
        try {
            if (queue.put(entry, canDeliver, Long.MAX_VALUE)) {
                return true;
            }
            pulled = entry;
        } catch (InterruptedException e) {
            drop(entry);
            throw e;
        } catch (RejectedExecutionException closed) {
            drop(entry);
            inputFailure = queue.isStopped() ? null : closed;
            inputsEnded = true;
        }
        return false;
    }

    /** One that was not accepted: what it carries is in use no more. */
    private void drop(@Nullable QueueEntry<T, V> entry) {
        if (entry instanceof Job<T, V> job) {
            pending.dropped = job;
            job.withdraw();
        }
    }

    private void accepted(QueueEntry<T, V> entry, boolean isListed) {
        undelivered++;
        if (!isListed) {
            pending.undelivered.add(entry);
        }
        if (pending.closed) { // meanwhile, by another thread, which did not see this one
            pending.withdraw();
        }
        order.accepted(entry);
    }

    /** Whether waiting for room would hold up a result that is there. */
    private boolean canDeliver() {
        return undelivered > 0 && order.hasEnded();
    }

    /** The next input as a job, or in a chunk; null at the end of the inputs, or when they have failed. */
    private @Nullable QueueEntry<T, V> pull() {
        QueueEntry<T, V> entry = pulled;
        if (entry != null) {
            pulled = null;
            return entry;
        }
        if (inputsEnded || queue.isStopped()) {
            return null;
        }
        try {
            if (inputs.hasNext()) {
                return binder.bind(inputs.next(), owner);
            }
        } catch (RuntimeException | Error failed) {
            inputFailure = failed;
        }
        inputsEnded = true;
        return null;
    }
}
