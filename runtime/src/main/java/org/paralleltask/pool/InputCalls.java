package org.paralleltask.pool;

import java.lang.ref.Reference;
import java.util.List;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.paralleltask.ProgressListener;
import org.paralleltask.base.Abandonment;
import org.paralleltask.base.Sneaky;
import org.paralleltask.carry.CarriedContext;
import org.paralleltask.payload.Binding;
import org.paralleltask.pool.call.AsyncMap;
import org.paralleltask.pool.call.ChunkBuilder;
import org.paralleltask.pool.call.InputTasks;
import org.paralleltask.pool.call.LazyCall;
import org.paralleltask.pool.call.MapCall;
import org.paralleltask.pool.call.ProgressMeter;
import org.paralleltask.pool.call.View;
import org.paralleltask.pool.task.Lane;

/** Makes the maps and streams of one view of a pool: calls with a task for each of many inputs. Thread-safe. */
final class InputCalls<T, V> {
    private final Binding<T, ?, V> binding;
    private final PoolState state;
    private final Object handle;
    private final View view;

    /** @param handle see {@link ProcessPool} */
    InputCalls(Binding<T, ?, V> binding, PoolState state, Object handle, View view) {
        this.binding = binding;
        this.state = state;
        this.handle = handle;
        this.view = view;
    }

    <I> InputTasks<I, T> tasks(Iterable<? extends I> inputs, Function<? super I, ? extends T> toTask) {
        return InputTasks.of(state.queue.name(), inputs, toTask);
    }

    <I> InputTasks<I, T> tasks(Stream<? extends I> inputs, Function<? super I, ? extends T> toTask) {
        return InputTasks.of(state.queue.name(), inputs, toTask);
    }

    /**
     * Runs a map on the caller's thread.
     *
     * @throws CancellationException if the thread is interrupted: then its tasks are cancelled, and the interrupt flag stays
     *     set
     */
    List<V> map(InputTasks<?, T> tasks) {
        try {
            return mapCall(tasks, new Lane(view.isUrgent())).run(tasks);
        } catch (ExecutionException e) {
            throw Sneaky.sneaky(CallerFrames.addTo(Objects.requireNonNullElse(e.getCause(), e)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("map was interrupted: its tasks were cancelled");
        } finally {
            Reference.reachabilityFence(handle); // a pool that a thread waits in is not abandoned
        }
    }

    private MapCall<T, V> mapCall(InputTasks<?, T> tasks, Lane lane) {
        CarriedContext context = state.carriers.capture(); // of the caller, whoever pulls the inputs
        return new MapCall<>(state.queue, owner -> chunkBuilder(lane, context, owner), meter(tasks));
    }

    /**
     * Starts a map on a thread of its own.
     *
     * @param result makes the future's value from the values of the tasks
     * @throws RejectedExecutionException if the pool is closed; then {@code tasks} are closed
     */
    <R> CompletableFuture<R> mapAsync(InputTasks<?, T> tasks, Function<? super List<V>, ? extends R> result) {
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
     * A stream that pulls inputs as its results are asked for. Closing it closes the inputs, if they are a stream.
     *
     * @param ordered whether its results come in the order of the inputs
     * @param reading what the stream delivers of each task
     */
    <E> Stream<E> stream(InputTasks<?, T> tasks, boolean ordered, LazyCall.Reading<T, V, E> reading) {
        int window = state.queue.options().queueSize() + state.workers.size();
        Lane lane = new Lane(view.isUrgent());
        CarriedContext context = state.carriers.capture();
        LazyCall<T, V, E> call = new LazyCall<>(
                tasks,
                state.queue,
                owner -> chunkBuilder(lane, context, owner),
                window,
                ordered,
                reading,
                meter(tasks));
        Abandonment.CLEANER.register(call, call.withdrawal()); // closes a stream that is dropped half-way
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(call, ordered ? Spliterator.ORDERED : 0), false)
                .onClose(call.withdrawal())
                .onClose(tasks::close);
    }

    private ChunkBuilder<T, V> chunkBuilder(Lane lane, CarriedContext context, ChunkBuilder.Call<T, V> owner) {
        return new ChunkBuilder<>(binding, state.queue, state.workers::nextTaskIds, lane, view.limit(), context, owner);
    }

    private @Nullable ProgressMeter meter(InputTasks<?, ?> tasks) {
        ProgressListener listener = view.progress();
        return listener == null ? null : new ProgressMeter(listener, tasks.total());
    }
}
