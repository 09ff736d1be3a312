package org.paralleltask.pool.view;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.paralleltask.DeathCause;
import org.paralleltask.PoolListener;
import org.paralleltask.WorkerLostException;
import org.paralleltask.WorkerStartException;
import org.paralleltask.host.WorkerView;

/**
 * Told of what happens in a pool: statistics, the user's listener, and Flight Recorder are observers, and the pool knows only
 * this interface. Called on the threads that do the work, by several at a time. No method may throw.
 */
public interface PoolObserver {
    /** A worker is about to be launched. */
    default void workerStarting(String name, int index) {}

    /** A worker is ready for tasks. */
    default void workerStarted(WorkerView worker, Duration took) {}

    /** A worker that is ready becomes a spare, or is one no more. */
    default void workerIsSpare(WorkerView worker, boolean isSpare) {}

    /** A worker could not be started. */
    default void workerStartFailed(String name, int index, WorkerStartException failure) {}

    /** A worker has ended. */
    default void workerEnded(
            WorkerView worker, PoolListener.WorkerEnd why, OptionalInt exitStatus, Optional<DeathCause> cause) {}

    /** A task has been given to a worker. */
    default void runStarted(TaskView task, WorkerView worker) {}

    /** A task has reported its progress. */
    default void progress(TaskView task, WorkerView worker, long done, long total) {}

    /**
     * A task's run has ended. Called once for each {@link #runStarted}, before the task ends or waits again; by default also
     * if the task was taken back before it began.
     *
     * @param nanos how long it has run, in nanoseconds
     */
    default void runEnded(TaskView task, WorkerView worker, long nanos) {}

    /** A task of a dispatch has run so briefly that its beginning was not told. Called instead of both events above. */
    default void ran(TaskView task, WorkerView worker, long nanos) {
        runStarted(task, worker);
        runEnded(task, worker, nanos);
    }

    /**
     * How long a run in a dispatch must take, in nanoseconds, for this observer to be told of it alone. Shorter runs that end
     * with a value are only counted.
     */
    default long quietNanos() {
        return 0;
    }

    /**
     * {@code tasks} tasks have run so briefly that no observer wants to be told of each, and have ended with values. No other
     * event tells of them.
     */
    default void ran(WorkerView worker, int tasks) {}

    /**
     * A task that was given to a worker was taken back before it began. Called instead of {@link #runEnded}; to observers
     * that only count, it is the same.
     */
    default void takenBack(TaskView task, WorkerView worker) {
        runEnded(task, worker, 0);
    }

    /** A task's worker has died, and not because the task was cancelled. What becomes of the task is told next. */
    default void workerLost(TaskView task, WorkerLostException death) {}

    /** A task has left {@code count} threads behind. */
    default void threadsLeft(WorkerView worker, int count) {}

    /** A worker has nothing more to do for now. Called after {@link #runStarted} of one task or several. */
    default void dispatchEnded(WorkerView worker) {}

    /** A task is to run again after its worker's death. */
    default void taskRetried(TaskView task, WorkerLostException death) {}

    /** A task has ended; its caller has not been told yet. */
    default void taskEnded(TaskView task, @Nullable Throwable failure) {}
}
