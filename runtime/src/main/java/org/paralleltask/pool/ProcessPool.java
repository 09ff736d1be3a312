package org.paralleltask.pool;

import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.paralleltask.PayloadException;
import org.paralleltask.PoolOptions;
import org.paralleltask.wire.Payload;
import org.paralleltask.wire.TaskDefinition;

/**
 * A queue of one method's tasks on a set of worker processes: what is behind each generated facade. Thread-safe.
 *
 * @param <T> the record of the arguments
 * @param <V> what a task returns
 */
public final class ProcessPool<T, V> implements AutoCloseable {
    /** How long {@link #close} sleeps between two looks at futures that are just being completed. */
    private static final long DELIVERY_LOOK_NANOS = 50_000;

    private final Job.Binding<?, V> binding;
    private final Workers workers;
    private final boolean ownsWorkers;
    private final JobQueue queue;

    /** Futures whose task has ended, or not, and that are not completed yet. */
    private final Set<TaskFuture<V>> undelivered = ConcurrentHashMap.newKeySet();

    private ProcessPool(Job.Binding<?, V> binding, Workers workers, boolean ownsWorkers, PoolOptions options) {
        this.binding = binding;
        this.workers = workers;
        this.ownsWorkers = ownsWorkers;
        this.queue = workers.openQueue(binding.definition().name(), options);
    }

    /**
     * Opens a pool with workers of its own. Returns at once: tasks run as soon as the first worker is up.
     *
     * @param value takes the value out of the result record
     * @param annotation the options that the annotation sets
     * @param options what the user changes of them
     * @throws IllegalArgumentException if an option or a system property is wrong
     */
    public static <T, R, V> ProcessPool<T, V> open(
            TaskDefinition<T, R> definition,
            Function<? super R, ? extends V> value,
            PoolOptions annotation,
            UnaryOperator<PoolOptions> options) {
        PoolOptions chosen = options.apply(annotation.withSystemProperties(definition.name()));
        Workers workers = Workers.forPool(definition.name(), definition.worker(), chosen);
        return new ProcessPool<>(bind(definition, value), workers, true, chosen);
    }

    /**
     * Opens a pool on workers that it shares with others.
     *
     * @throws IllegalArgumentException if an option or a system property is wrong, or belongs to the workers
     * @throws RejectedExecutionException if the workers are closed
     */
    public static <T, R, V> ProcessPool<T, V> open(
            Workers workers,
            TaskDefinition<T, R> definition,
            Function<? super R, ? extends V> value,
            PoolOptions annotation,
            UnaryOperator<PoolOptions> options) {
        PoolOptions chosen = options.apply(annotation.withSystemProperties(definition.name()));
        List<String> misplaced = chosen.processOptionsOtherThan(annotation);
        if (!misplaced.isEmpty()) {
            throw new IllegalArgumentException("Pool " + definition.name() + " runs on given workers: "
                    + String.join(", ", misplaced) + " belongs to Workers.open(options -> …)");
        }
        return new ProcessPool<>(bind(definition, value), workers, false, chosen);
    }

    private static <R, V> Job.Binding<R, V> bind(
            TaskDefinition<?, R> definition, Function<? super R, ? extends V> value) {
        return new Job.Binding<>(definition, Payload.of(definition), value);
    }

    /**
     * Runs a task and waits for its value.
     *
     * <p>Throws what the method throws, checked exceptions included, with the worker's stack trace and then the
     * caller's. If the thread is interrupted while it waits, the task is cancelled as by {@code cancel(true)}.
     *
     * @throws PayloadException if the task cannot be encoded
     * @throws RejectedExecutionException if the pool is closed
     * @throws CancellationException if the thread is interrupted; its interrupt flag stays set
     */
    public V call(T task) {
        Job<V> job = prepare(task);
        try {
            queue.put(job, () -> false);
            return job.end().get();
        } catch (ExecutionException e) {
            throw sneaky(CallerFrames.addToCauseOf(e));
        } catch (InterruptedException e) {
            job.cancel();
            Thread.currentThread().interrupt();
            throw new CancellationException("The call was interrupted: its task was cancelled");
        }
    }

    /**
     * Accepts a task, waiting while the queue is full. The future ends as the task does; what depends on it runs on
     * threads of the pool that may block.
     *
     * @throws PayloadException if the task cannot be encoded
     * @throws RejectedExecutionException if the pool is closed
     * @throws CancellationException if the thread is interrupted; its interrupt flag stays set
     */
    public CompletableFuture<V> submit(T task) {
        Job<V> job = prepare(task);
        TaskFuture<V> future = TaskFuture.of(job, workers.completers());
        undelivered.add(future);
        future.whenComplete((value, failure) -> undelivered.remove(future));
        try {
            queue.put(job, () -> false);
            return future;
        } catch (InterruptedException e) {
            undelivered.remove(future);
            Thread.currentThread().interrupt();
            throw new CancellationException(
                    "submit was interrupted while the queue was full: the task was not accepted");
        } catch (RejectedExecutionException closed) {
            undelivered.remove(future);
            throw closed;
        }
    }

    /**
     * Runs a task for each input, and returns their values in the order of the inputs. The first failure in time ends
     * it: what has not started is withdrawn, what runs is left to end, and the failure is thrown as by {@link #call},
     * with a suppressed note that names the input.
     *
     * @param toTask makes the task of an input
     */
    public <I> List<V> map(Iterable<? extends I> inputs, Function<? super I, ? extends T> toTask) {
        return map(inputs.iterator(), toTask);
    }

    /** As {@link #map(Iterable, Function)}; closes the stream. */
    public <I> List<V> map(Stream<? extends I> inputs, Function<? super I, ? extends T> toTask) {
        try (inputs) {
            return map(inputs.iterator(), toTask);
        }
    }

    private <I> List<V> map(Iterator<? extends I> inputs, Function<? super I, ? extends T> toTask) {
        Iterator<T> tasks = new Iterator<>() {
            @Override
            public boolean hasNext() {
                return inputs.hasNext();
            }

            @Override
            public T next() {
                return toTask.apply(inputs.next());
            }
        };
        return new MapCall<T, V>(this::prepare).run(tasks);
    }

    /** Encodes a task on the thread that passes it: what cannot be sent fails there. */
    private Job<V> prepare(T task) {
        byte[] arguments = binding.payload().encode(task);
        return new Job<>(workers.nextJobId(), task, arguments, binding, queue);
    }

    /**
     * Finishes what was accepted and completes its futures. A pool with workers of its own ends them, and returns when
     * they are gone. Closing again does nothing.
     */
    @Override
    public void close() {
        queue.close();
        queue.awaitFinished();
        // A future cannot be waited for without standing in line behind its callbacks, which may block for ever.
        while (undelivered.stream().anyMatch(future -> !future.isDone())) {
            LockSupport.parkNanos(DELIVERY_LOOK_NANOS);
        }
        if (ownsWorkers) {
            workers.close();
        } else {
            workers.forget(queue);
        }
    }

    /** Throws a checked exception that the generated method declares and this one, which serves them all, cannot. */
    @SuppressWarnings("unchecked")
    static <X extends Throwable> RuntimeException sneaky(Throwable thrown) throws X {
        throw (X) thrown;
    }
}
