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
 * One method's pool: a queue of tasks, and a set of worker processes that run them. Each generated facade uses one.
 * Thread-safe.
 *
 * @param <T> the record of the arguments
 * @param <V> what a task returns
 */
public final class ProcessPool<T, V> extends PoolLifecycle {
    private final Binding<T, ?, V> binding;
    private final TaskSubmitter<T, V> submitter;
    private final InputCalls<T, V> calls;

    /** Held only by the pool and its views: when it cannot be reached, the pool is abandoned. */
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
                state.carriers,
                state.completer);
        this.calls = new InputCalls<>(binding, state, handle, view);
    }

    /**
     * Opens a pool with workers of its own. Returns at once: tasks run as soon as the first worker is up.
     *
     * @param <T> the record of the arguments
     * @param <R> the record of the result
     * @param <V> what a task returns
     * @param definition the method
     * @param value takes the value out of the result record
     * @param annotation the options that the annotation sets
     * @param options changes the options that the user wants to change
     * @return the pool
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
     * @param <T> the record of the arguments
     * @param <R> the record of the result
     * @param <V> what a task returns
     * @param workers the workers
     * @param definition the method
     * @param value takes the value out of the result record
     * @param annotation the options that the annotation sets
     * @param options changes the options that the user wants to change
     * @return the pool
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
     * <p>Throws what the method throws, checked exceptions included, with the worker's stack trace and then the caller's. If
     * the thread is interrupted while it waits, the task is cancelled as by {@code cancel(true)}.
     *
     * @param task the arguments
     * @return what the method returns
     * @throws PayloadException if the task cannot be encoded
     * @throws RejectedExecutionException if the pool is closed
     * @throws CancellationException if the thread is interrupted, whose interrupt flag stays set; or if the pool is
     *     stopped or shut down at once
     */
    public V call(T task) {
        Job<T, V> job = submitter.job(task, ended -> {});
        try {
            state.call.run(job);
        } finally {
            job.withdraw(); // if it was not accepted, this releases what it carries
            Reference.reachabilityFence(handle); // a pool that a thread waits in is not abandoned
        }
        Throwable failure = job.failure();
        if (failure != null) {
            throw Sneaky.sneaky(CallerFrames.addTo(failure));
        }
        return job.value();
    }

    /**
     * Accepts a task, waiting while the queue is full. The future ends as the task does. Callbacks on it run on the pool's
     * own threads, and may block.
     *
     * @param task the arguments
     * @return the future of the task's value; {@code cancel(true)} stops the task where it runs
     * @throws PayloadException if the task cannot be encoded
     * @throws RejectedExecutionException if the pool is closed
     * @throws CancellationException if the thread is interrupted; its interrupt flag stays set
     */
    public CompletableFuture<V> submit(T task) {
        return submit(Long.MAX_VALUE, task).orElseThrow();
    }

    /**
     * Accepts a task as {@link #submit} does, but waits only for a time for room in the queue.
     *
     * @param patience how long to wait for room; not at all if zero or less
     * @param task the arguments
     * @return the future of the task's value; empty if there was no room by then
     * @throws PayloadException if the task cannot be encoded
     * @throws RejectedExecutionException if the pool is closed
     * @throws CancellationException if the thread is interrupted; its interrupt flag stays set
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
     * Runs a task for each input. The failure that comes first in time ends the map: tasks that have not started are
     * withdrawn, those that run are left to end. The failure is thrown as by {@link #call}, with a suppressed note that
     * names the input.
     *
     * @param <I> the type of the inputs
     * @param inputs are read by this thread, as there is room for their tasks
     * @param toTask makes the task of an input
     * @return their values, in the order of the inputs
     * @throws NullPointerException if an input is null where a value is needed; the message says which one
     */
    public <I> List<V> map(Iterable<? extends I> inputs, Function<? super I, ? extends T> toTask) {
        return calls.map(calls.tasks(inputs, toTask));
    }

    /**
     * As {@link #map(Iterable, Function)}; closes the stream.
     *
     * @param <I> the type of the inputs
     * @param inputs are read by this thread
     * @param toTask makes the task of an input
     * @return their values, in the order of the inputs
     */
    public <I> List<V> map(Stream<? extends I> inputs, Function<? super I, ? extends T> toTask) {
        try (inputs) {
            return calls.map(calls.tasks(inputs, toTask));
        }
    }

    /**
     * Starts a {@link #map(Iterable, Function)} and returns at once. A thread of the map's own pulls the inputs, so they must
     * not change until the future is done. {@code cancel(true)} cancels the map's tasks. Completing the future in another way
     * withdraws the tasks that have not started. Closing the pool finishes the map first.
     *
     * @param <I> the type of the inputs
     * @param inputs are read by another thread
     * @param toTask makes the task of an input
     * @return the future of the values, in the order of the inputs
     * @throws RejectedExecutionException if the pool is closed
     */
    public <I> CompletableFuture<List<V>> mapAsync(
            Iterable<? extends I> inputs, Function<? super I, ? extends T> toTask) {
        return mapAsync(inputs, toTask, values -> values);
    }

    /**
     * As {@link #mapAsync(Iterable, Function)}; closes the stream when the map has ended.
     *
     * @param <I> the type of the inputs
     * @param inputs are read by another thread
     * @param toTask makes the task of an input
     * @return the future of the values, in the order of the inputs
     */
    public <I> CompletableFuture<List<V>> mapAsync(
            Stream<? extends I> inputs, Function<? super I, ? extends T> toTask) {
        return mapAsync(inputs, toTask, values -> values);
    }

    /**
     * As {@link #mapAsync(Iterable, Function)}.
     *
     * @param <I> the type of the inputs
     * @param <R> what the future has
     * @param inputs are read by another thread
     * @param toTask makes the task of an input
     * @param result makes the future's value from the values of the tasks
     * @return the future of the result
     */
    public <I, R> CompletableFuture<R> mapAsync(
            Iterable<? extends I> inputs,
            Function<? super I, ? extends T> toTask,
            Function<? super List<V>, ? extends R> result) {
        return calls.mapAsync(calls.tasks(inputs, toTask), result);
    }

    /**
     * As {@link #mapAsync(Iterable, Function, Function)}; closes the stream when the map has ended.
     *
     * @param <I> the type of the inputs
     * @param <R> what the future has
     * @param inputs are read by another thread
     * @param toTask makes the task of an input
     * @param result makes the future's value from the values of the tasks
     * @return the future of the result
     */
    public <I, R> CompletableFuture<R> mapAsync(
            Stream<? extends I> inputs,
            Function<? super I, ? extends T> toTask,
            Function<? super List<V>, ? extends R> result) {
        return calls.mapAsync(calls.tasks(inputs, toTask), result);
    }

    /**
     * {@return the values of the tasks of all inputs, in the order of the inputs, each as it arrives} Lazy: at most
     * {@code queueSize + workers} inputs are pulled and not yet delivered. A failure is thrown in its place in the
     * order; a checked exception as the cause of a {@link RemoteTaskException}. Closing the stream withdraws the tasks
     * that have not started. If the pool is closed before the stream has ended, accepted tasks are still delivered;
     * then a {@link RejectedExecutionException} is thrown in place of the rest.
     *
     * @param <I> the type of the inputs
     * @param inputs are read by the thread that reads the stream
     * @param toTask makes the task of an input
     */
    public <I> Stream<V> stream(Iterable<? extends I> inputs, Function<? super I, ? extends T> toTask) {
        return calls.stream(calls.tasks(inputs, toTask), true, LazyCall.Reading.values());
    }

    /**
     * As {@link #stream(Iterable, Function)}; closing it closes {@code inputs}, too.
     *
     * @param <I> the type of the inputs
     * @param inputs are read by the thread that reads the stream
     * @param toTask makes the task of an input
     * @return the values, in the order of the inputs
     */
    public <I> Stream<V> stream(Stream<? extends I> inputs, Function<? super I, ? extends T> toTask) {
        return calls.stream(calls.tasks(inputs, toTask), true, LazyCall.Reading.values());
    }

    /**
     * {@return how the tasks of all inputs ended, each as soon as it has} Lazy, and closed, as {@link #stream} is. A
     * failure of a task is an outcome here, and not thrown.
     *
     * @param <I> the type of the inputs
     * @param inputs are read by the thread that reads the stream
     * @param toTask makes the task of an input
     */
    public <I> Stream<Outcome<T, V>> outcomes(Iterable<? extends I> inputs, Function<? super I, ? extends T> toTask) {
        return calls.stream(calls.tasks(inputs, toTask), false, LazyCall.Reading.outcomes());
    }

    /**
     * As {@link #outcomes(Iterable, Function)}; closing it closes {@code inputs}, too.
     *
     * @param <I> the type of the inputs
     * @param inputs are read by the thread that reads the stream
     * @param toTask makes the task of an input
     * @return the outcomes, each as soon as it is there
     */
    public <I> Stream<Outcome<T, V>> outcomes(Stream<? extends I> inputs, Function<? super I, ? extends T> toTask) {
        return calls.stream(calls.tasks(inputs, toTask), false, LazyCall.Reading.outcomes());
    }

    /**
     * As {@link #outcomes(Iterable, Function)}, but in the order of the inputs.
     *
     * @param <I> the type of the inputs
     * @param inputs are read by the thread that reads the stream
     * @param toTask makes the task of an input
     * @return the outcomes, in the order of the inputs
     */
    public <I> Stream<Outcome<T, V>> outcomesInOrder(
            Iterable<? extends I> inputs, Function<? super I, ? extends T> toTask) {
        return calls.stream(calls.tasks(inputs, toTask), true, LazyCall.Reading.outcomes());
    }

    /**
     * As {@link #outcomesInOrder(Iterable, Function)}; closing it closes {@code inputs}, too.
     *
     * @param <I> the type of the inputs
     * @param inputs are read by the thread that reads the stream
     * @param toTask makes the task of an input
     * @return the outcomes, in the order of the inputs
     */
    public <I> Stream<Outcome<T, V>> outcomesInOrder(
            Stream<? extends I> inputs, Function<? super I, ? extends T> toTask) {
        return calls.stream(calls.tasks(inputs, toTask), true, LazyCall.Reading.outcomes());
    }

    /**
     * {@return a view of this pool whose tasks have another time limit}
     *
     * @param limit the limit of one run, at least a millisecond
     */
    public ProcessPool<T, V> within(Duration limit) {
        return view(view.within(limit));
    }

    /**
     * {@return a view of this pool whose tasks go before all others that wait: each worker that becomes free takes them
     * first} They have their own room in the queue, as much as the others, and do not wait for the others' room. As
     * long as urgent tasks wait, the others are not taken.
     */
    public ProcessPool<T, V> urgent() {
        return view(view.urgent());
    }

    /**
     * {@return a view of this pool that tells {@code listener} how far its maps and streams are}
     *
     * @param listener is called by the thread that calls {@code map} or reads the stream; for {@code mapAsync} by a thread
     *     of that map
     */
    public ProcessPool<T, V> withProgress(ProgressListener listener) {
        return view(view.withProgress(Objects.requireNonNull(listener, "listener")));
    }

    private ProcessPool<T, V> view(View other) {
        return new ProcessPool<>(binding, state, handle, other);
    }

    /**
     * Accepts no more tasks, cancels unfinished tasks and kills the workers that run them. Does not wait.
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
