package org.paralleltask.pool;

import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One {@code mapAsync}: a map on a thread of its own, and the future of its values. It is accepted as a whole: a pool that
 * is closed meanwhile still pulls and runs all its inputs.
 *
 * <p>Whoever completes the future ends the map: what has not started is withdrawn. {@code cancel(true)} also stops what
 * runs.
 */
final class AsyncMap<T, V, R> extends CompletableFuture<R> {
    private final MapCall<T, V> call;
    private final Iterator<? extends T> tasks;
    private final Function<? super List<V>, ? extends R> result;
    private final JobQueue queue;
    private final JobQueue.Lane lane;
    private final Thread thread;

    /** Whether an interrupt is for the map, and not for what depends on the future. */
    private boolean isRunning = true; // guarded by this

    /**
     * @param result makes the future's value of the values of the tasks
     * @param lane where its tasks wait, and no others
     */
    AsyncMap(
            MapCall<T, V> call,
            Iterator<? extends T> tasks,
            Function<? super List<V>, ? extends R> result,
            JobQueue queue,
            JobQueue.Lane lane) {
        this.call = call;
        this.tasks = tasks;
        this.result = result;
        this.queue = queue;
        this.lane = lane;
        this.thread = new Thread(this::run, "paralleltask-" + queue.name() + "-map");
        thread.setDaemon(false); // whatever thread asks for it
    }

    /** Accepts and starts it; {@code whenOver} is called once it is complete. */
    void start(Runnable whenOver) {
        queue.reserve(lane, this::interrupt);
        try {
            whenComplete((values, failure) -> {
                call.stop(new CancellationException("The map's future was completed by its holder"), false);
                whenOver.run();
            });
            thread.start();
        } catch (RuntimeException | Error noThread) {
            queue.release(lane);
            throw noThread;
        }
    }

    private void run() {
        List<V> values = List.of();
        Throwable failure = null;
        try {
            values = call.run(tasks);
        } catch (ExecutionException e) {
            failure = Objects.requireNonNullElse(e.getCause(), e);
        } catch (InterruptedException e) {
            failure = new CancellationException("The map was cancelled");
        } catch (RuntimeException | Error ofInputs) {
            failure = ofInputs;
        } finally {
            endRunning();
            queue.release(lane);
        }
        completeForSure(values, failure); // after the release: what depends on the future may close the pool
    }

    private void completeForSure(List<V> values, @Nullable Throwable failure) {
        while (!isDone()) {
            try {
                if (failure == null) {
                    complete(result.apply(values));
                } else {
                    completeExceptionally(failure);
                }
            } catch (OutOfMemoryError full) {
                FullHeap.pause();
            }
        }
    }

    private synchronized void endRunning() {
        isRunning = false;
        Thread.interrupted(); // what came too late is nobody's
    }

    private synchronized void interrupt() {
        if (isRunning) {
            thread.interrupt();
        }
    }

    /**
     * Cancels the map.
     *
     * @param mayInterruptIfRunning whether tasks that run are to be stopped, too
     */
    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        if (mayInterruptIfRunning && !isDone()) {
            call.stop(new CancellationException("The map was cancelled"), true);
            interrupt(); // it may be waiting for its inputs
        }
        return super.cancel(mayInterruptIfRunning);
    }

    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new CompletableFuture<>();
    }
}
