package org.paralleltask.pool.call;

import java.lang.ref.Reference;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.paralleltask.Outcome;
import org.paralleltask.base.Sneaky;
import org.paralleltask.pool.queue.TaskQueue;
import org.paralleltask.pool.task.Chunk;
import org.paralleltask.pool.task.Job;

/**
 * One lazy {@code stream} or {@code outcomes}: an iterator over how tasks have ended. It submits further inputs only as
 * results are asked for, and holds a bounded number of them. Used by one thread at a time; only {@link #withdrawal} is
 * safe from any thread.
 *
 * <p>Inputs are pulled on the consumer's own thread, so an input iterator need not be thread-safe, and a slow consumer
 * slows the producer. If the pool was stopped, tasks that never started are left out.
 *
 * @param <E> what the consumer gets
 */
public final class LazyCall<T, V, E> implements Iterator<E> {
    private final Iterator<? extends T> inputs;
    private final TaskQueue queue;
    private final ChunkBuilder<T, V> builder;
    private final Reading<T, V, E> reading;
    private final ResultOrder<T, V> order;
    private final int window;
    private final @Nullable ProgressMeter meter;
    private final UndeliveredTasks<T, V> tasks;
    private final BooleanSupplier canDeliver = this::canDeliver;

    /** How many tasks were accepted and not delivered. */
    private int undelivered;

    /**
     * The chunk of the next task to deliver, which has ended; its index there is {@link ResultOrder#index}. Null if
     * none was found yet.
     */
    private @Nullable Chunk<T, V> next;

    private long delivered;

    /** The chunk of an input that was pulled, and not accepted yet because the queue was full. */
    private @Nullable Chunk<T, V> pulled;

    /** Why no more inputs come, if not because they have ended. Thrown after the results of what was accepted. */
    private @Nullable Throwable inputFailure;

    private boolean inputsEnded;

    /** Makes what the consumer gets from a task that has ended. */
    public interface Reading<T, V, E> {
        /** Whether it needs to know when the tasks ran. */
        boolean wantsRuns();

        /** What the consumer gets from this task, which has ended. */
        E of(Chunk<T, V> chunk, int index);

        /** The value; a failure is thrown. */
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

        /** The outcome: value or failure, and the runs. */
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
     * @param builders makes the builder of this call's chunks
     * @param window the largest number of inputs that are pulled and not delivered
     * @param ordered whether results come in the order of the inputs, or as they end
     * @param meter told how many are delivered; null if there is no listener
     */
    public LazyCall(
            Iterator<? extends T> inputs,
            TaskQueue queue,
            Function<? super ChunkBuilder.Call<T, V>, ChunkBuilder<T, V>> builders,
            int window,
            boolean ordered,
            Reading<T, V, E> reading,
            @Nullable ProgressMeter meter) {
        this.inputs = inputs;
        this.queue = queue;
        this.window = window;
        this.reading = reading;
        this.meter = meter;
        this.order = ordered ? new ResultOrder.OfInputs<>() : new ResultOrder.OfEnds<>();
        this.tasks = new UndeliveredTasks<>(order, reading.wantsRuns());
        this.builder = builders.apply(tasks);
    }

    /**
     * What ends this call: no more inputs are pulled, and tasks that have not started are withdrawn. Safe from any
     * thread. It does not refer to this call.
     */
    public Runnable withdrawal() {
        return tasks::withdraw;
    }

    /** Waits until the next task has ended. What the inputs throw is thrown here, after the results before it. */
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
            Reference.reachabilityFence(this); // a call that a thread waits in is not abandoned
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
                undelivered = reading.wantsRuns() ? undelivered : 0; // values do not name inputs: none after a gap
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
            tasks.remove(chunk);
        }
    }

    private CancellationException interrupted() {
        tasks.cancel();
        undelivered = 0;
        next = null;
        inputsEnded = true;
        if (pulled != null) {
            tasks.refuse(pulled);
            pulled = null;
        }
        Thread.currentThread().interrupt();
        return new CancellationException("The stream was interrupted: its tasks were cancelled");
    }

    private void submitMore() throws InterruptedException {
        // One input for each result that is asked for, and more as long as there is nothing to deliver.
        boolean owed = true;
        while (!tasks.isWithdrawn() && undelivered < window && (owed || !canDeliver())) {
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

    /**
     * Puts a chunk into the queue. Returns false if there is something to deliver first; also if the pool is closed:
     * what was accepted is delivered before the exception is thrown.
     */
    private boolean put(Chunk<T, V> chunk) throws InterruptedException {
        try {
            if (queue.put(chunk, canDeliver, Long.MAX_VALUE)) {
                return true;
            }
            pulled = chunk;
        } catch (InterruptedException e) {
            tasks.refuse(chunk);
            throw e;
        } catch (RejectedExecutionException closed) {
            tasks.refuse(chunk);
            inputFailure = queue.isStopped() ? null : closed;
            inputsEnded = true;
        }
        return false;
    }

    private void accepted(Chunk<T, V> chunk, boolean isListed) {
        undelivered++;
        if (!isListed) {
            tasks.add(chunk);
        }
        if (tasks.isWithdrawn()) { // by another thread, which did not see this task
            tasks.withdraw();
        }
        order.accepted(chunk);
    }

    /** Whether a result is there that waiting for room would hold up. */
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
                return builder.add(inputs.next());
            }
        } catch (RuntimeException | Error failed) {
            inputFailure = failed;
        }
        inputsEnded = true;
        return null;
    }
}
