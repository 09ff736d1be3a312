package org.paralleltask;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Is told what happens in a pool: when its workers start and end, and how its tasks run. It is set with
 * {@link PoolOptions#listener}.
 *
 * <p>Several of the pool's own threads call it at the same time, so it must be thread-safe and return quickly. What it
 * throws changes nothing: the first failure of a listener is logged, further ones are not.
 */
public interface PoolListener {
    /**
     * A worker process.
     *
     * @param name the worker's name, such as {@code sumPrimes-3}
     * @param index the worker's index, from 0
     * @param pid the process id
     */
    record Worker(String name, int index, long pid) {}

    /**
     * A run of a task.
     *
     * @param pool the pool's name, such as {@code sumPrimes}
     * @param id the task's number, the same in each of its runs
     * @param task the task's record
     * @param run the worker, which run of the task it is, and how long the task has waited and run
     * @param context what the carriers have captured of its caller's context: see {@link ContextCarrier}
     */
    record Task(String pool, long id, Object task, TaskRun run, Map<String, String> context) {
        /**
         * A run without a context.
         *
         * @param pool the pool's name
         * @param id the task's number
         * @param task the task's record
         * @param run the run
         */
        public Task(String pool, long id, Object task, TaskRun run) {
            this(pool, id, task, run, Map.of());
        }
    }

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
        /** It was larger than {@code maxWorkerMemory}, or all together were larger than {@code maxTotalMemory}. */
        MAX_MEMORY,
        /**
         * A task of it got an error of the JVM: a {@code StackOverflowError}, or an {@code OutOfMemoryError} because
         * direct memory or threads were exhausted. Code that got the error may have left something half done.
         */
        EXHAUSTED,
        /** A task of it left a thread behind, and {@code replaceOnThreadLeak} is set. */
        THREADS_LEFT,
        /** The pool killed it: at a timeout, for a cancelled task, or by {@code shutdownNow}. */
        KILLED,
        /** It died by itself, or broke the protocol. */
        DIED
    }

    /**
     * A worker is ready for tasks.
     *
     * @param worker the worker
     * @param took the time since its launch, including start hooks
     */
    default void workerStarted(Worker worker, Duration took) {}

    /**
     * A worker could not be started.
     *
     * @param workerName the name that it was to have, such as {@code sumPrimes-3}
     * @param failure why it could not be started
     */
    default void workerStartFailed(String workerName, WorkerStartException failure) {}

    /**
     * A worker is gone.
     *
     * @param worker the worker
     * @param why why it is gone
     * @param exitStatus the exit status that the system reports: 128 + n for signal n; empty if it is not known
     * @param cause why it died, if it died by itself or was killed at a limit of time or memory; empty if the pool told
     *     it to end, or killed it because a task was cancelled or the pool was shut down
     */
    default void workerEnded(Worker worker, WorkerEnd why, OptionalInt exitStatus, Optional<DeathCause> cause) {}

    /**
     * A task has been sent to a worker.
     *
     * @param task the task, and its run
     */
    default void taskStarted(Task task) {}

    /**
     * A task has reported its progress: {@link TaskContext#progress}.
     *
     * @param task the task, and its run
     * @param done how much is done, in the task's own units
     * @param total how much there is, in the same units; 0 or less if it is not known
     */
    default void taskProgress(Task task, long done, long total) {}

    /**
     * A task's worker died, and the task is to run again: {@code death.deathCause()} says why.
     *
     * @param task the task, and the run that has ended
     * @param death how its worker was lost
     */
    default void taskRetried(Task task, WorkerLostException death) {}

    /**
     * A task has returned a value.
     *
     * @param task the task, and its last run
     */
    default void taskDone(Task task) {}

    /**
     * A task has ended with an exception: its own, a {@link TaskException}, or a {@code CancellationException}. A
     * {@link WorkerLostException} has the cause of the worker's death.
     *
     * @param task the task, and its last run
     * @param failure what a caller gets
     */
    default void taskFailed(Task task, Throwable failure) {}
}
