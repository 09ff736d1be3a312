package org.paralleltask;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Hears what happens in a pool: its workers' lives and its tasks' runs. Set with {@link PoolOptions#listener}.
 *
 * <p>The methods are called on the pool's own threads, several at a time: they must be thread-safe and return quickly.
 * What they throw changes nothing; the first failure of a listener is logged, the later ones are not.
 */
public interface PoolListener {
    /**
     * A worker process.
     *
     * @param name such as {@code sumPrimes-3}
     * @param index from 0
     * @param pid the process id
     */
    record Worker(String name, int index, long pid) {}

    /**
     * A run of a task.
     *
     * @param pool the pool's name, such as {@code sumPrimes}
     * @param id the task's number, the same in each of its runs
     * @param task the task record
     * @param run where it runs, which time, and how long it has waited and run
     */
    record Task(String pool, long id, Object task, TaskRun run) {}

    /** Why a worker is gone. */
    enum WorkerEnd {
        /** The pool was closed. */
        CLOSED,
        /** It had nothing to do for {@code idleTimeout}. */
        IDLE,
        /** The pool was made smaller. */
        RESIZED,
        /** It had run {@code maxTasksPerWorker} tasks. */
        MAX_TASKS,
        /** It was larger than {@code maxWorkerMemory}, or all together than {@code maxTotalMemory}. */
        MAX_MEMORY,
        /**
         * A task of it got an error of the JVM: an {@code OutOfMemoryError}, as direct memory, or threads, were at their
         * end there, or a {@code StackOverflowError}. What it was doing then may be half done.
         */
        EXHAUSTED,
        /** A task of it left a thread behind, and {@code replaceOnThreadLeak} is set. */
        THREADS_LEFT,
        /** We killed it: a time limit, a cancelled task, {@code shutdownNow}. */
        KILLED,
        /** It died by itself, or did not keep to the protocol. */
        DIED
    }

    /**
     * A worker is ready for tasks.
     *
     * @param took from its launch, start hooks included
     */
    default void workerStarted(Worker worker, Duration took) {}

    /** A worker could not be started. */
    default void workerStartFailed(String workerName, WorkerStartException failure) {}

    /**
     * A worker is gone.
     *
     * @param exitStatus as the system tells it: 128 + n for signal n; empty if it is not known
     * @param cause what it died of, if it died by itself or at a limit; empty if the pool let it go, or killed it because a
     *     task was cancelled or the pool was shut down
     */
    default void workerEnded(Worker worker, WorkerEnd why, OptionalInt exitStatus, Optional<DeathCause> cause) {}

    /** A worker has been given a task. */
    default void taskStarted(Task task) {}

    /**
     * A task has said how far it is: {@link TaskContext#progress}.
     *
     * @param total 0 or less if it is not known
     */
    default void taskProgress(Task task, long done, long total) {}

    /** A task's worker died, and the task is to run again: {@code death.deathCause()} says why. */
    default void taskRetried(Task task, WorkerLostException death) {}

    /** A task has returned a value. */
    default void taskDone(Task task) {}

    /**
     * A task has ended with an exception: its own, one of ours, or a {@code CancellationException}. A
     * {@link WorkerLostException} among them has the cause.
     */
    default void taskFailed(Task task, Throwable failure) {}
}
