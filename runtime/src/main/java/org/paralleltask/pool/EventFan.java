package org.paralleltask.pool;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.paralleltask.PoolListener;
import org.paralleltask.WorkerStartException;

/** Tells several. Whatever one throws stays here: it must not cost a task its end, or a worker its place. */
final class EventFan implements Events {
    private final Events[] listeners;

    EventFan(List<Events> listeners) {
        this.listeners = listeners.toArray(Events[]::new);
    }

    private void each(Consumer<Events> call) {
        for (Events listener : listeners) {
            try {
                call.accept(listener);
            } catch (RuntimeException | Error failed) {
                failed(listener, failed);
            }
        }
    }

    private static void failed(Events listener, Throwable failed) {
        Log.error("Somebody who watches a pool failed: " + listener.getClass().getName(), failed);
    }

    @Override
    public void ran(Job<?, ?> job, Worker worker, long nanos) {
        each(listener -> listener.ran(job, worker, nanos));
    }

    @Override
    public long quietNanos() {
        long least = Long.MAX_VALUE;
        for (Events listener : listeners) {
            least = Math.min(least, listener.quietNanos());
        }
        return least;
    }

    @Override
    public void ran(Worker worker, int tasks) {
        each(listener -> listener.ran(worker, tasks));
    }

    @Override
    public void batchEnded(Worker worker) {
        each(listener -> listener.batchEnded(worker));
    }

    @Override
    public void workerStarting(String name, int index) {
        each(listener -> listener.workerStarting(name, index));
    }

    @Override
    public void workerStarted(Worker worker, Duration took) {
        each(listener -> listener.workerStarted(worker, took));
    }

    @Override
    public void workerStartFailed(String name, int index, WorkerStartException failure) {
        each(listener -> listener.workerStartFailed(name, index, failure));
    }

    @Override
    public void workerEnded(Worker worker, PoolListener.WorkerEnd why, int exitStatus) {
        each(listener -> listener.workerEnded(worker, why, exitStatus));
    }

    @Override
    public void runStarted(Job<?, ?> job, Worker worker) {
        each(listener -> listener.runStarted(job, worker));
    }

    @Override
    public void progress(Job<?, ?> job, Worker worker, long done, long total) {
        each(listener -> listener.progress(job, worker, done, total));
    }

    @Override
    public void runEnded(Job<?, ?> job, Worker worker, long nanos) {
        each(listener -> listener.runEnded(job, worker, nanos));
    }

    @Override
    public void taskRetried(Job<?, ?> job, Throwable death) {
        each(listener -> listener.taskRetried(job, death));
    }

    @Override
    public void taskEnded(Job<?, ?> job, @Nullable Throwable failure) {
        each(listener -> listener.taskEnded(job, failure));
    }
}
