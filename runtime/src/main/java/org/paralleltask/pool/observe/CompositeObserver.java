package org.paralleltask.pool.observe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.paralleltask.DeathCause;
import org.paralleltask.PoolListener;
import org.paralleltask.PoolOptions;
import org.paralleltask.WorkerLostException;
import org.paralleltask.WorkerStartException;
import org.paralleltask.base.PoolLog;
import org.paralleltask.host.WorkerView;
import org.paralleltask.pool.view.PoolObserver;
import org.paralleltask.pool.view.TaskView;

/** Tells several observers. What one of them throws is only logged: it must not cost a task its end, or a worker its place. */
public final class CompositeObserver implements PoolObserver {
    private final PoolObserver[] listeners;
    private final PoolLog log;

    public CompositeObserver(List<PoolObserver> listeners, PoolLog log) {
        this.listeners = listeners.toArray(new PoolObserver[0]);
        this.log = log;
    }

    /** The observers of a set's workers: {@code own}, the user's listener, and Flight Recorder. */
    public static CompositeObserver ofWorkers(PoolOptions options, PoolObserver own, PoolLog log) {
        List<PoolObserver> all = new ArrayList<>(List.of(own));
        if (FlightRecording.isPossible()) {
            all.add(new FlightRecording());
        }
        if (options.listener().isPresent()) {
            all.add(new ListenerObserver(options.listener().get(), log));
        }
        return new CompositeObserver(all, log);
    }

    private void each(Consumer<PoolObserver> call) {
        for (PoolObserver listener : listeners) {
            try {
                call.accept(listener);
            } catch (RuntimeException | Error failed) {
                log.bug(listener.getClass().getName() + " failed", failed);
            }
        }
    }

    @Override
    public void ran(TaskView job, WorkerView worker, long nanos) {
        each(listener -> listener.ran(job, worker, nanos));
    }

    @Override
    public long quietNanos() {
        long least = Long.MAX_VALUE;
        for (PoolObserver listener : listeners) {
            least = Math.min(least, listener.quietNanos());
        }
        return least;
    }

    @Override
    public void ran(WorkerView worker, int tasks) {
        each(listener -> listener.ran(worker, tasks));
    }

    @Override
    public void threadsLeft(WorkerView worker, int count) {
        each(listener -> listener.threadsLeft(worker, count));
    }

    @Override
    public void dispatchEnded(WorkerView worker) {
        each(listener -> listener.dispatchEnded(worker));
    }

    @Override
    public void workerStarting(String name, int index) {
        each(listener -> listener.workerStarting(name, index));
    }

    @Override
    public void workerStarted(WorkerView worker, Duration took) {
        each(listener -> listener.workerStarted(worker, took));
    }

    @Override
    public void workerIsSpare(WorkerView worker, boolean isSpare) {
        each(listener -> listener.workerIsSpare(worker, isSpare));
    }

    @Override
    public void workerStartFailed(String name, int index, WorkerStartException failure) {
        each(listener -> listener.workerStartFailed(name, index, failure));
    }

    @Override
    public void workerEnded(
            WorkerView worker, PoolListener.WorkerEnd why, OptionalInt exitStatus, Optional<DeathCause> cause) {
        each(listener -> listener.workerEnded(worker, why, exitStatus, cause));
    }

    @Override
    public void runStarted(TaskView job, WorkerView worker) {
        each(listener -> listener.runStarted(job, worker));
    }

    @Override
    public void progress(TaskView job, WorkerView worker, long done, long total) {
        each(listener -> listener.progress(job, worker, done, total));
    }

    @Override
    public void runEnded(TaskView job, WorkerView worker, long nanos) {
        each(listener -> listener.runEnded(job, worker, nanos));
    }

    @Override
    public void takenBack(TaskView job, WorkerView worker) {
        each(listener -> listener.takenBack(job, worker));
    }

    @Override
    public void workerLost(TaskView job, WorkerLostException death) {
        each(listener -> listener.workerLost(job, death));
    }

    @Override
    public void taskRetried(TaskView job, WorkerLostException death) {
        each(listener -> listener.taskRetried(job, death));
    }

    @Override
    public void taskEnded(TaskView job, @Nullable Throwable failure) {
        each(listener -> listener.taskEnded(job, failure));
    }
}
