package org.paralleltask.pool.call;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.paralleltask.base.FullHeap;
import org.paralleltask.pool.queue.TaskQueue;
import org.paralleltask.pool.task.Lane;

/**
 * One {@code mapAsync}: a map on a thread of its own, and the future of its values. It is accepted as a whole: even if
 * the pool is closed meanwhile, all its inputs are pulled and run.
 *
 * <p>Completing the future ends the map: tasks that have not started are withdrawn. {@code cancel(true)} also stops
 * tasks that run.
 */
public final class AsyncMap<T, V, R> extends CompletableFuture<R> {
    private final MapCall<T, V> call;
    private final InputTasks<?, T> tasks;
    private final Function<? super List<V>, ? extends R> result;
    private final TaskQueue queue;
    private final Lane lane;
    private final Thread thread;

    /** Set when another thread is about to complete this future: then it does not matter how the map itself ends. */
    private volatile boolean isSettled;

    /**
     * Whether the thread still runs the map. Afterwards it runs what depends on the future, and must not be
     * interrupted.
     */
    @GuardedBy("this")
    private boolean isRunning = true;

    /**
     * @param result makes the future's value from the values of the tasks
     * @param lane where only its tasks wait
     */
    public AsyncMap(
            MapCall<T, V> call,
            InputTasks<?, T> tasks,
            Function<? super List<V>, ? extends R> result,
            TaskQueue queue,
            Lane lane) {
        this.call = call;
        this.tasks = tasks;
        this.result = result;
        this.queue = queue;
        this.lane = lane;
        this.thread = new Thread(this::run, "paralleltask-" + queue.name() + "-map");
        thread.setDaemon(false); // else it would inherit this from the caller's thread
    }

    /**
     * Accepts the map and starts it; {@code whenOver} is called once it is complete.
     *
     * @throws RejectedExecutionException if the pool is closed
     */
    public void start(Runnable whenOver) {
        queue.reserve(lane, () -> {
            call.stop(new CancellationException("The pool was shut down before the map had ended"), true);
            interrupt();
        });
        try {
            whenComplete((value, failure) -> whenOver.run());
            thread.start();
        } catch (RuntimeException | Error noThread) {
            queue.release(lane);
            throw noThread;
        }
    }

    private void run() {
        R value = null;
        Throwable failure = null;
        try {
            value = result.apply(call.run(tasks));
        } catch (ExecutionException e) {
            failure = Objects.requireNonNullElse(e.getCause(), e);
        } catch (InterruptedException e) {
            failure = new CancellationException("The map was cancelled");
        } catch (RejectedExecutionException closed) { // a reserved map is only refused by shutdownNow and stop
            failure = new CancellationException("The pool was shut down before the map had ended");
        } catch (RuntimeException | Error ofInputs) {
            failure = ofInputs;
        } finally {
            endRunning();
        }
        try {
            tasks.close();
        } catch (RuntimeException | Error ofInputs) {
            failure = failure == null ? ofInputs : failure;
        }
        endForSure(value, failure);
    }

    /** Gives its lane back, then completes this, also in a full heap; in this order, for what depends on this may close the pool. */
    @SuppressWarnings("NullAway") // an R may be null
    private void endForSure(@Nullable R value, @Nullable Throwable failure) {
        boolean isOver = false;
        while (!isOver) {
            try {
                queue.release(lane);
                if (!isSettled && !isDone() && failure == null) {
                    super.complete(value);
                } else if (!isSettled && !isDone()) {
                    super.completeExceptionally(failure);
                }
                isOver = true;
            } catch (OutOfMemoryError full) {
                FullHeap.pause();
            }
        }
    }

    private synchronized void endRunning() {
        isRunning = false;
        Thread.interrupted(); // an interrupt that came too late must not reach the callbacks
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
        isSettled = true;
        call.stop(new CancellationException("The map was cancelled"), mayInterruptIfRunning);
        if (mayInterruptIfRunning) {
            interrupt(); // its thread may be waiting for inputs
        }
        return super.cancel(mayInterruptIfRunning);
    }

    @Override
    public boolean complete(R value) {
        withdraw();
        return super.complete(value);
    }

    @Override
    public boolean completeExceptionally(Throwable failure) {
        withdraw();
        return super.completeExceptionally(failure);
    }

    /** Withdraws the tasks, before anything that depends on the future runs: that may wait for the pool. */
    private void withdraw() {
        isSettled = true;
        call.stop(new CancellationException("The map's future was completed by its holder"), false);
    }

    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new CompletableFuture<>();
    }
}
