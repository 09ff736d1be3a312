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
 * What happens in a pool, for its observers: statistics, the user's listener, Flight Recorder. The pool knows only
 * this. Called on the threads that do the work, several at a time; nothing that is thrown may come back.
 */
public interface PoolObserver {
    /** A worker is about to be launched. */
    default void workerStarting(String name, int index) {}

    /** A worker is ready for tasks. */
    default void workerStarted(WorkerView worker, Duration took) {}

    /** A worker that is ready is a spare from now on, or no more. */
    default void workerIsSpare(WorkerView worker, boolean isSpare) {}

    /** A worker could not be started. */
    default void workerStartFailed(String name, int index, WorkerStartException failure) {}

    /** A worker is gone. */
    default void workerEnded(
            WorkerView worker, PoolListener.WorkerEnd why, OptionalInt exitStatus, Optional<DeathCause> cause) {}

    /** A task has been given to a worker. */
    default void runStarted(TaskView task, WorkerView worker) {}

    /** A task has said how far it is. */
    default void progress(TaskView task, WorkerView worker, long done, long total) {}

    /**
     * A task's run has ended, or it was taken back before it began: comes once for each {@link #runStarted}, before the task
     * ends or waits again.
     *
     * @param nanos how long it has run
     */
    default void runEnded(TaskView task, WorkerView worker, long nanos) {}

    /** A task of a dispatch has run so shortly that its beginning was not told: instead of both events before. */
    default void ran(TaskView task, WorkerView worker, long nanos) {
        runStarted(task, worker);
        runEnded(task, worker, nanos);
    }

    /**
     * How long a run of a task in a dispatch has to take that is to be told of singly; others, if they end with a value, are
     * only counted.
     */
    default long quietNanos() {
        return 0;
    }

    /** So many tasks that no observer wants to hear of singly have run and ended with a value; no other event tells of them. */
    default void ran(WorkerView worker, int tasks) {}

    /**
     * A task that was given to a worker was taken back before it began: instead of {@link #runEnded}, and with it as far as
     * numbers go.
     */
    default void takenBack(TaskView task, WorkerView worker) {
        runEnded(task, worker, 0);
    }

    /** A task's worker is gone, and not because the task was cancelled. What becomes of the task comes next. */
    default void workerLost(TaskView task, WorkerLostException death) {}

    /** A task has left so many threads behind. */
    default void threadsLeft(WorkerView worker, int count) {}

    /** A worker has nothing more to do for now, after {@link #runStarted} of one task or several. */
    default void dispatchEnded(WorkerView worker) {}

    /** A task is to run again after its worker's death. */
    default void taskRetried(TaskView task, WorkerLostException death) {}

    /** A task has ended; the caller does not know it yet. */
    default void taskEnded(TaskView task, @Nullable Throwable failure) {}
}
