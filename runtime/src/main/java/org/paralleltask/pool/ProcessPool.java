package org.paralleltask.pool;

import java.lang.ref.Reference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.paralleltask.Outcome;
import org.paralleltask.PayloadException;
import org.paralleltask.PoolOptions;
import org.paralleltask.PoolStats;
import org.paralleltask.ProgressListener;
import org.paralleltask.RemoteTaskException;
import org.paralleltask.base.Abandonment;
import org.paralleltask.base.Durations;
import org.paralleltask.base.PoolLog;
import org.paralleltask.base.Sneaky;
import org.paralleltask.payload.Binding;
import org.paralleltask.payload.SharedData;
import org.paralleltask.payload.TaskMarshaller;
import org.paralleltask.pool.call.AsyncMap;
import org.paralleltask.pool.call.ChunkBuilder;
import org.paralleltask.pool.call.InputTasks;
import org.paralleltask.pool.call.LazyCall;
import org.paralleltask.pool.call.MapCall;
import org.paralleltask.pool.call.ProgressMeter;
import org.paralleltask.pool.call.TaskSubmitter;
import org.paralleltask.pool.call.View;
import org.paralleltask.pool.observe.ListenerObserver;
import org.paralleltask.pool.observe.TaskStatistics;
import org.paralleltask.pool.queue.Scheduler;
import org.paralleltask.pool.supervise.WorkerSet;
import org.paralleltask.pool.task.Chunk;
import org.paralleltask.pool.task.Job;
import org.paralleltask.pool.task.Lane;
import org.paralleltask.pool.task.PoolObserver;
import org.paralleltask.task.TaskDefinition;

/**
 * A queue of one method's tasks on a set of worker processes: what is behind each generated facade. Thread-safe. (Long for
 * what is to be said of each call; what they do is elsewhere.)
 *
 * @param <T> the record of the arguments
 * @param <V> what a task returns
 */
public final class ProcessPool<T, V> implements AutoCloseable {
    private final Binding<T, ?, V> binding;
    private final PoolState state;
    private final TaskSubmitter<T, V> submissions;

    /** Held by the pool and its views alone: once nobody can reach it, the pool is abandoned. */
    private final Object handle;

    private final View view;

    private ProcessPool(Binding<T, ?, V> binding, PoolState state, Object handle, View view) {
        this.binding = binding;
        this.state = state;
        this.handle = handle;
        this.view = view;
        this.submissions = new TaskSubmitter<>(
                binding,
                state.queue,
                state.workers::nextTaskIds,
                state.queue.singles(view.isUrgent()),
                view.limit(),
                state.deliveries);
    }

    /** What pool and views hold, and nothing else does; and with it the workers that were given, if they were. */
    private record Handle(Optional<Workers> given) {}

    private static <T, R, V> ProcessPool<T, V> open(
            TaskDefinition<T, R> definition,
            Function<? super R, ? extends V> value,
            WorkerSet workers,
            Optional<Workers> given,
            PoolOptions options) {
        TaskStatistics statistics = new TaskStatistics();
        List<PoolObserver> events = new ArrayList<>(List.of(statistics));
        if (given.isPresent()) {
            options.listener()
                    .map(listener -> new ListenerObserver(listener, new PoolLog(definition.name())))
                    .ifPresent(events::add);
        }
        PoolState state = new PoolState(
                workers,
                given.isEmpty(),
                definition,
                workers.openQueue(definition.name(), options, events),
                statistics);
        Handle handle = new Handle(given);
        Abandonment.CLEANER.register(handle, state::abandoned);
        TaskMarshaller<T, R> payload =
                TaskMarshaller.of(definition, Math.toIntExact(workers.options().maxPayload()));
        Binding<T, R, V> binding = new Binding<>(definition, payload, value);
        View view = new View(options.timeout().orElse(null), false, null);
        return new ProcessPool<>(binding, state, handle, view);
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
        PoolOptions chosen = options.apply(annotation.withSystemProperties(definition.name()));
        TaskDefinition<T, R> opened = SharedData.encode(definition, chosen.allow());
        try {
            return open(opened, value, Workers.forPool(opened, chosen), Optional.empty(), chosen);
        } catch (RuntimeException | Error noPool) {
            opened.shared().release();
            throw noPool;
        }
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
        PoolOptions chosen = options.apply(annotation.withSystemPropertiesOnWorkers(definition.name()));
        List<String> misplaced = chosen.processOptionsOtherThan(annotation);
        if (!misplaced.isEmpty()) {
            throw new IllegalArgumentException("Pool " + definition.name() + " runs on given workers: "
                    + String.join(", ", misplaced) + " belongs to Workers.open(options -> …)");
        }
        workers.set().factory().checkFinds(definition.worker());
        TaskDefinition<T, R> opened = SharedData.encode(definition, chosen.allow());
        try {
            return open(opened, value, workers.set(), Optional.of(workers), chosen);
        } catch (RuntimeException | Error noPool) {
            opened.shared().release();
            throw noPool;
        }
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
        Job<T, V> job = submissions.job(task, ended -> {});
        try {
            run(job);
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

    private void run(Job<?, ?> job) {
        try {
            Scheduler.IdleWorker worker = mayRunHere() ? state.queue.borrow(job) : null;
            if (worker == null) {
                state.queue.put(job, () -> false, Long.MAX_VALUE);
            } else {
                worker.run(job);
                if (Thread.currentThread().isInterrupted() && job.wasCancelled()) {
                    throw new InterruptedException();
                }
            }
            job.awaitEnd();
        } catch (InterruptedException e) {
            job.cancel();
            Thread.currentThread().interrupt();
            throw new CancellationException("The call was interrupted: its task was cancelled");
        }
    }

    /**
     * Whether this thread may talk to a worker itself, which saves two hand-overs between threads. An interrupt closes the
     * channel it reads, and so ends the worker: as a cancel does that has no patience. Accepted work keeps a program
     * alive, which a daemon does not; a virtual thread would hold a carrier; and listeners are not promised a thread of
     * ours for nothing, they may do to it what they like.
     */
    private boolean mayRunHere() {
        Thread caller = Thread.currentThread();
        return state.mayLend && !caller.isDaemon() && !caller.isInterrupted();
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
            return submissions.submit(task, patienceNanos);
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
        return map(InputTasks.of(state.queue.name(), inputs, toTask));
    }

    /** As {@link #map(Iterable, Function)}; closes the stream. */
    public <I> List<V> map(Stream<? extends I> inputs, Function<? super I, ? extends T> toTask) {
        try (inputs) {
            return map(InputTasks.of(state.queue.name(), inputs, toTask));
        }
    }

    private List<V> map(InputTasks<?, T> tasks) {
        try {
            return mapCall(tasks, new Lane(view.isUrgent())).run(tasks);
        } catch (ExecutionException e) {
            throw Sneaky.sneaky(CallerFrames.addTo(Objects.requireNonNullElse(e.getCause(), e)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("map was interrupted: its tasks were cancelled");
        } finally {
            Reference.reachabilityFence(handle);
        }
    }

    private MapCall<T, V> mapCall(InputTasks<?, T> tasks, Lane lane) {
        return new MapCall<>(state.queue, owner -> binder(lane, owner), meter(tasks));
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
        return mapAsync(InputTasks.of(state.queue.name(), inputs, toTask), result);
    }

    /** As {@link #mapAsync(Iterable, Function, Function)}; closes the stream when the map has ended. */
    public <I, R> CompletableFuture<R> mapAsync(
            Stream<? extends I> inputs,
            Function<? super I, ? extends T> toTask,
            Function<? super List<V>, ? extends R> result) {
        return mapAsync(InputTasks.of(state.queue.name(), inputs, toTask), result);
    }

    private <R> CompletableFuture<R> mapAsync(InputTasks<?, T> tasks, Function<? super List<V>, ? extends R> result) {
        Lane lane = new Lane(view.isUrgent());
        AsyncMap<T, V, R> map = new AsyncMap<>(mapCall(tasks, lane), tasks, result, state.queue, lane);
        boolean isStarted = false;
        try {
            state.start(map, handle);
            isStarted = true;
            return map;
        } finally {
            if (!isStarted) {
                tasks.close();
            }
        }
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
        return lazily(InputTasks.of(state.queue.name(), inputs, toTask), true, LazyCall.Reading.values());
    }

    /** As {@link #stream(Iterable, Function)}; closing it closes {@code inputs}, too. */
    public <I> Stream<V> stream(Stream<? extends I> inputs, Function<? super I, ? extends T> toTask) {
        return lazily(InputTasks.of(state.queue.name(), inputs, toTask), true, LazyCall.Reading.values())
                .onClose(inputs::close);
    }

    /**
     * How the tasks of all inputs ended, each as soon as it has. Lazy, and closed, as {@link #stream}; a failure of a
     * task is data here, not thrown.
     *
     * @param toTask makes the task of an input
     */
    public <I> Stream<Outcome<T, V>> outcomes(Iterable<? extends I> inputs, Function<? super I, ? extends T> toTask) {
        return lazily(InputTasks.of(state.queue.name(), inputs, toTask), false, LazyCall.Reading.outcomes());
    }

    /** As {@link #outcomes(Iterable, Function)}; closing it closes {@code inputs}, too. */
    public <I> Stream<Outcome<T, V>> outcomes(Stream<? extends I> inputs, Function<? super I, ? extends T> toTask) {
        return lazily(InputTasks.of(state.queue.name(), inputs, toTask), false, LazyCall.Reading.outcomes())
                .onClose(inputs::close);
    }

    /**
     * As {@link #outcomes(Iterable, Function)}, but in the order of the inputs.
     *
     * @param toTask makes the task of an input
     */
    public <I> Stream<Outcome<T, V>> outcomesInOrder(
            Iterable<? extends I> inputs, Function<? super I, ? extends T> toTask) {
        return lazily(InputTasks.of(state.queue.name(), inputs, toTask), true, LazyCall.Reading.outcomes());
    }

    /** As {@link #outcomesInOrder(Iterable, Function)}; closing it closes {@code inputs}, too. */
    public <I> Stream<Outcome<T, V>> outcomesInOrder(
            Stream<? extends I> inputs, Function<? super I, ? extends T> toTask) {
        return lazily(InputTasks.of(state.queue.name(), inputs, toTask), true, LazyCall.Reading.outcomes())
                .onClose(inputs::close);
    }

    private <E> Stream<E> lazily(InputTasks<?, T> tasks, boolean ordered, LazyCall.Reading<T, V, E> reading) {
        int window = state.queue.options().queueSize() + state.workers.size();
        Lane lane = new Lane(view.isUrgent());
        LazyCall<T, V, E> call = new LazyCall<>(
                tasks, state.queue, owner -> binder(lane, owner), window, ordered, reading, meter(tasks));
        Abandonment.CLEANER.register(call, call.withdrawal()); // who drops a stream half-way has closed it
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(call, ordered ? Spliterator.ORDERED : 0), false)
                .onClose(call.withdrawal());
    }

    private ChunkBuilder<T, V> binder(Lane lane, Chunk.Owner<T, V> owner) {
        return new ChunkBuilder<>(binding, state.queue, state.workers::nextTaskIds, lane, view.limit(), owner);
    }

    private @Nullable ProgressMeter meter(InputTasks<?, ?> tasks) {
        ProgressListener listener = view.progress();
        return listener == null ? null : new ProgressMeter(listener, tasks.total());
    }

    /**
     * This same pool, but the tasks that are given to this view have another time limit.
     *
     * @param limit at least a millisecond
     */
    public ProcessPool<T, V> within(Duration limit) {
        Duration checked = PoolOptions.defaults().timeout(limit).timeout().orElseThrow();
        return new ProcessPool<>(binding, state, handle, view.within(checked));
    }

    /**
     * This same pool, but the tasks that are given to this view go before all others that wait in it: each worker that is
     * free takes them first. They have as much room in the queue as the others, and do not wait for theirs. While there
     * are always urgent tasks, the others wait.
     */
    public ProcessPool<T, V> urgent() {
        return new ProcessPool<>(binding, state, handle, view.urgent());
    }

    /** This same pool, but {@code listener} hears how far the maps and streams are that are given to this view. */
    public ProcessPool<T, V> withProgress(ProgressListener listener) {
        return new ProcessPool<>(
                binding, state, handle, view.withProgress(Objects.requireNonNull(listener, "listener")));
    }

    /**
     * Changes how many workers there are. Returns at once: more are started as a pool's first ones are, those that are too
     * many end after the task that they run.
     *
     * @param workers at least 1, or 0 for one per CPU available to this process
     * @throws IllegalStateException if the workers are not this pool's own
     */
    public void resize(int workers) {
        state.resize(state.workers.options().workers(workers).workers());
    }

    /** What the pool has done and is doing. Cheap enough to be asked for many times a second. */
    public PoolStats stats() {
        return state.stats();
    }

    /**
     * What the exit hook has returned in each worker that has ended in good order, in the order of their ends: all of
     * them once {@link #close} has returned. Throws the first failure of an exit hook, if there is one, as itself; the
     * others are suppressed in it.
     *
     * @param exit the record of what it returns
     */
    public <X> List<X> exitResults(Class<X> exit) {
        return state.exitResults(exit);
    }

    /**
     * Accepts nothing more and withdraws what has not started; what runs is left to end, then the processes end. Outcomes
     * deliver what has started, then end as if there were no more inputs; a stream ends before the first input that has not
     * started. Calls, maps and futures of what has not started end with a {@link CancellationException}. Does not wait.
     */
    public void stop() {
        state.stop();
    }

    /**
     * From now on the first Ctrl-C, or {@code SIGTERM}, does not end the program, but calls {@link #stop}: it comes to its
     * end with what is finished. The second one ends the program as always. So it is until this pool is closed.
     *
     * @throws IllegalStateException if this JVM does not let its signals be handled (module {@code jdk.unsupported} is
     *     missing, or it was started with {@code -Xrs})
     */
    public void stopOnSignal() {
        state.stopOnSignal();
    }

    /** Accepts nothing more; what was accepted is finished, then the processes end. Does not wait. */
    public void shutdown() {
        state.shutdown();
    }

    /**
     * Accepts nothing more, cancels what is unfinished and kills the workers that run it. Does not wait.
     *
     * @return the tasks that certainly never started
     */
    public List<T> shutdownNow() {
        return state.shutdownNow().stream()
                .map(binding.definition().task()::cast)
                .toList();
    }

    /**
     * Waits until everything accepted has ended and its futures are completed and, if the workers are this pool's own,
     * every process is gone; false if that has not come in time.
     *
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public boolean awaitTermination(Duration patience) throws InterruptedException {
        return state.awaitTermination(Durations.saturatedNanos(patience));
    }

    /**
     * Finishes what was accepted and completes its futures. A pool with workers of its own ends them, and returns when
     * they are gone. If the thread is interrupted while it waits, this becomes {@link #shutdownNow}, and the interrupt
     * flag stays set. Closing again does nothing.
     */
    @Override
    public void close() {
        state.shutdown();
        Termination.await(state::awaitTermination, state::shutdownNow);
    }

    /** Such as {@code ProcessPool[sumPrimes, 8 workers, open]}; "shut down", once closed, then "terminated". */
    @Override
    public String toString() {
        return toString("ProcessPool");
    }

    /** The same under the name of a generated class. */
    public String toString(String facade) {
        return facade + "[" + state.text() + "]";
    }
}
