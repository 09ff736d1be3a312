package org.paralleltask;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One worker slot of a pool, at one moment: the process that is in it now, and what its processes have done, also the
 * earlier ones. Immutable.
 *
 * @param name the worker's name, such as {@code sumPrimes-3}
 * @param index the slot's index, from 0
 * @param state what the worker is doing
 * @param pid the process id; empty if there is no process
 * @param started when this process was launched; empty if there is no process
 * @param processes how many processes this slot has had
 * @param tasksDone how many tasks have ended in this slot, in whatever way
 * @param memory the process's resident memory in bytes; empty on systems other than Linux
 * @param starting time from the launches until the workers were ready, including start hooks
 * @param waiting time without a task
 * @param working time with a task
 * @param task the task that runs now, as {@link PoolStats.SlowTask#task}; empty if none runs
 * @param progress the last progress that this task has reported; empty if it has reported none
 */
public record WorkerStats(
        String name,
        int index,
        State state,
        OptionalLong pid,
        Optional<Instant> started,
        long processes,
        long tasksDone,
        OptionalLong memory,
        Duration starting,
        Duration waiting,
        Duration working,
        Optional<String> task,
        Optional<Progress> progress) {

    /** What a worker is doing. */
    public enum State {
        /** There is no process: it starts when there is work, or the last one has ended. */
        ABSENT,
        /** A process has been launched, and is not ready yet. */
        STARTING,
        /** The worker is ready, and has no task. */
        IDLE,
        /** The worker is ready, and takes no task before another worker ends: see {@link PoolOptions#spares(int)}. */
        SPARE,
        /** It runs a task. */
        BUSY,
        /**
         * The system has stopped the process ({@code SIGSTOP}; only known on Linux). It continues when the system lets
         * it. Until then only a timeout or a cancel ends its task.
         */
        STOPPED
    }

    /**
     * A task's progress.
     *
     * @param done how much is done, in the task's own units
     * @param total how much there is, in the same units; 0 or less if it is not known
     */
    public record Progress(long done, long total) {}

    /** {@return the share of its time, from 0 to 1, in which this slot had a task; 0 if no time has passed} */
    public double utilization() {
        long all = starting.plus(waiting).plus(working).toNanos();
        return all == 0 ? 0 : (double) working.toNanos() / all;
    }
}
