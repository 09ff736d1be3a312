package org.paralleltask.pool;

import java.lang.ref.Reference;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.paralleltask.Outcome;
import org.paralleltask.PayloadException;
import org.paralleltask.PoolOptions;
import org.paralleltask.ProgressListener;
import org.paralleltask.RemoteTaskException;
import org.paralleltask.base.Durations;
import org.paralleltask.base.Sneaky;
import org.paralleltask.payload.Binding;
import org.paralleltask.pool.call.LazyCall;
import org.paralleltask.pool.call.TaskSubmitter;
import org.paralleltask.pool.call.View;
import org.paralleltask.pool.task.Job;
import org.paralleltask.task.TaskDefinition;

/**
 * A queue of one method's tasks on a set of worker processes: what is behind each generated facade. Thread-safe.
 *
 * @param <T> the record of the arguments
 * @param <V> what a task returns
 */
public final class ProcessPool<T, V> extends PoolLifecycle {
    private final Binding<T, ?, V> binding;
    private final TaskSubmitter<T, V> submitter;
    private final InputCalls<T, V> calls;

    /** Held by the pool and its views alone: once it cannot be reached, the pool is abandoned. */
    private final Object handle;

    private final View view;

    ProcessPool(Binding<T, ?, V> binding, PoolState state, Object handle, View view) {
        super(state);
        this.binding = binding;
        this.handle = handle;
        this.view = view;
        this.submitter = new TaskSubmitter<>(
                binding,
                state.queue,
                state.workers::nextTaskIds,
                state.queue.singles(view.isUrgent()),
                view.limit(),
                state.completer);
        this.calls = new InputCalls<>(binding, state, handle, view);
    }

    /**
     * Opens a pool with workers of its own. Returns at once: tasks run as soon as the first worker is up.
     *
     * @param value takes the value out of the result record
     * @param annotation the options that the annotation sets
     * @param options what the user changes of them
     * @throws IllegalArgumentException if an option or a system property is wrong
     * @throws PayloadException if something in what its tasks share cannot be sent
     */
    public static <T, R, V> ProcessPool<T, V> open(
            TaskDefinition<T, R> definition,
            Function<? super R, ? extends V> value,
            PoolOptions annotation,
            UnaryOperator<PoolOptions> options) {
        return PoolOpener.open(definition, value, annotation, options);
    }

    /**
     * Opens a pool on workers that it shares with others.
     *
     * @throws IllegalArgumentException if an option or a system property is wrong, or belongs to the workers
     * @throws IllegalStateException if the workers could not find the task's class
     * @throws PayloadException if something in what its tasks share cannot be sent
     * @throws RejectedExecutionException if the workers are closed
     */
    public static <T, R, V> ProcessPool<T, V> open(
            Workers workers,
            TaskDefinition<T, R> definition,
            Function<? super R, ? extends V> value,
            PoolOptions annotation,
            UnaryOperator<PoolOptions> options) {
        return PoolOpener.open(workers, definition, value, annotation, options);
    }

    /**
     * Runs a task and waits for its value.
     *
     * <p>Throws what the method throws, checked exceptions included, with the worker's stack trace and then the
     * caller's. If the thread is interrupted while it waits, the task is cancelled as by {@code cancel(true)}.
     *
     * @throws PayloadException if the task cannot be encoded
     * @throws RejectedExecutionException if the pool is closed
     * @throws CancellationException if the thread is interrupted, whose flag stays set; or the pool is shut down at once
     */
    public V call(T task) {
        Job<T, V> job = submitter.job(task, ended -> {});
        try {
            state.call.run(job);
        } finally {
            job.withdraw(); // if it was not accepted: what it carries is in use no more
            Reference.reachabilityFence(handle); // a pool with a caller in it is not abandoned
        }
        Throwable failure = job.failure();
        if (failure != null) {
            throw Sneaky.sneaky(CallerFrames.addTo(failure));
        }
        return job.value();
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
        return submit(Long.MAX_VALUE, task).orElseThrow();
    }

    /**
     * Accepts a task as {@link #submit} does, but waits no longer than {@code patience} for room in the queue; empty if
     * there is none by then.
     *
     * @param patience zero or less: does not wait
     */
    public Optional<CompletableFuture<V>> trySubmit(Duration patience, T task) {
        return submit(Durations.saturatedNanos(patience), task);
    }

    private Optional<CompletableFuture<V>> submit(long patienceNanos, T task) {
        try {
            return submitter.submit(task, patienceNanos);
        } finally {
            Reference.reachabilityFence(handle);
        }
    }

    /**
     * Runs a task for each input, and returns their values in the order of the inputs. The first failure in time ends
     * it: what has not started is withdrawn, what runs is left to end, and the failure is thrown as by {@link #call},
     * with a suppressed note that names the input.
     *
     * @param toTask makes the task of an input
     * @throws NullPointerException if an input is null where a value is needed; it says which one
     */
    public <I> List<V> map(Iterable<? extends I> inputs, Function<? super I, ? extends T> toTask) {
        return calls.map(calls.tasks(inputs, toTask));
    }

    /** As {@link #map(Iterable, Function)}; closes the stream. */
    public <I> List<V> map(Stream<? extends I> inputs, Function<? super I, ? extends T> toTask) {
        try (inputs) {
            return calls.map(calls.tasks(inputs, toTask));
        }
    }

    /**
     * Starts a {@link #map(Iterable, Function)} and returns at once. The inputs are pulled by a thread of the map's own, so
     * they must not change until the future is done. {@code cancel(true)} cancels the map's tasks; a future that is
     * completed in another way withdraws those that have not started. Closing the pool finishes the map first.
     *
     * @param toTask makes the task of an input
     * @throws RejectedExecutionException if the pool is closed
     */
    public <I> CompletableFuture<List<V>> mapAsync(
            Iterable<? extends I> inputs, Function<? super I, ? extends T> toTask) {
        return mapAsync(inputs, toTask, values -> values);
    }

    /** As {@link #mapAsync(Iterable, Function)}; closes the stream when the map has ended. */
    public <I> CompletableFuture<List<V>> mapAsync(
            Stream<? extends I> inputs, Function<? super I, ? extends T> toTask) {
        return mapAsync(inputs, toTask, values -> values);
    }

    /**
     * As {@link #mapAsync(Iterable, Function)}.
     *
     * @param result makes the future's value of the values of the tasks
     */
    public <I, R> CompletableFuture<R> mapAsync(
            Iterable<? extends I> inputs,
            Function<? super I, ? extends T> toTask,
            Function<? super List<V>, ? extends R> result) {
        return calls.mapAsync(calls.tasks(inputs, toTask), result);
    }

    /** As {@link #mapAsync(Iterable, Function, Function)}; closes the stream when the map has ended. */
    public <I, R> CompletableFuture<R> mapAsync(
            Stream<? extends I> inputs,
            Function<? super I, ? extends T> toTask,
            Function<? super List<V>, ? extends R> result) {
        return calls.mapAsync(calls.tasks(inputs, toTask), result);
    }

    /**
     * The values of the tasks of all inputs, in the order of the inputs, each as it arrives. Lazy: at most
     * {@code queueSize + workers} inputs are pulled and not yet delivered. A failure is thrown at its place, a checked
     * exception as the cause of a {@link RemoteTaskException}. Closing the stream withdraws what has not started. If the
     * pool is closed meanwhile, what was accepted is delivered, also after that, and then a
     * {@link RejectedExecutionException} is thrown in the place of the rest.
     *
     * @param toTask makes the task of an input
     */
    public <I> Stream<V> stream(Iterable<? extends I> inputs, Function<? super I, ? extends T> toTask) {
        return calls.stream(calls.tasks(inputs, toTask), true, LazyCall.Reading.values());
    }

    /** As {@link #stream(Iterable, Function)}; closing it closes {@code inputs}, too. */
    public <I> Stream<V> stream(Stream<? extends I> inputs, Function<? super I, ? extends T> toTask) {
        return calls.stream(calls.tasks(inputs, toTask), true, LazyCall.Reading.values());
    }

    /**
     * How the tasks of all inputs ended, each as soon as it has. Lazy, and closed, as {@link #stream}; a failure of a
     * task is data here, not thrown.
     *
     * @param toTask makes the task of an input
     */
    public <I> Stream<Outcome<T, V>> outcomes(Iterable<? extends I> inputs, Function<? super I, ? extends T> toTask) {
        return calls.stream(calls.tasks(inputs, toTask), false, LazyCall.Reading.outcomes());
    }

    /** As {@link #outcomes(Iterable, Function)}; closing it closes {@code inputs}, too. */
    public <I> Stream<Outcome<T, V>> outcomes(Stream<? extends I> inputs, Function<? super I, ? extends T> toTask) {
        return calls.stream(calls.tasks(inputs, toTask), false, LazyCall.Reading.outcomes());
    }

    /**
     * As {@link #outcomes(Iterable, Function)}, but in the order of the inputs.
     *
     * @param toTask makes the task of an input
     */
    public <I> Stream<Outcome<T, V>> outcomesInOrder(
            Iterable<? extends I> inputs, Function<? super I, ? extends T> toTask) {
        return calls.stream(calls.tasks(inputs, toTask), true, LazyCall.Reading.outcomes());
    }

    /** As {@link #outcomesInOrder(Iterable, Function)}; closing it closes {@code inputs}, too. */
    public <I> Stream<Outcome<T, V>> outcomesInOrder(
            Stream<? extends I> inputs, Function<? super I, ? extends T> toTask) {
        return calls.stream(calls.tasks(inputs, toTask), true, LazyCall.Reading.outcomes());
    }

    /**
     * This same pool, but the tasks that are given to this view have another time limit.
     *
     * @param limit at least a millisecond
     */
    public ProcessPool<T, V> within(Duration limit) {
        return view(view.within(limit));
    }

    /**
     * This same pool, but the tasks that are given to this view go before all others that wait in it: each worker that is
     * free takes them first. They have as much room in the queue as the others, and do not wait for theirs. While there
     * are always urgent tasks, the others wait.
     */
    public ProcessPool<T, V> urgent() {
        return view(view.urgent());
    }

    /** This same pool, but {@code listener} hears how far the maps and streams are that are given to this view. */
    public ProcessPool<T, V> withProgress(ProgressListener listener) {
        return view(view.withProgress(Objects.requireNonNull(listener, "listener")));
    }

    private ProcessPool<T, V> view(View other) {
        return new ProcessPool<>(binding, state, handle, other);
    }

    /**
     * Accepts nothing more, cancels what is unfinished and kills the workers that run it. Does not wait.
     *
     * @return the tasks that certainly never started
     */
    @Override
    public List<T> shutdownNow() {
        return state.shutdownNow().stream()
                .map(binding.definition().task()::cast)
                .toList();
    }
}
