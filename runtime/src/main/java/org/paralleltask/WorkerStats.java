package org.paralleltask;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One worker's place in a pool, at one moment: the process that has it, and what was done there, also by the processes
 * before.
 *
 * @param name such as {@code sumPrimes-3}
 * @param index from 0
 * @param state what it is doing
 * @param pid the process id; empty if there is no process
 * @param started when this process was launched; empty if there is none
 * @param processes how many processes this place has had
 * @param tasksDone how many tasks have ended here, in whatever way
 * @param memory resident bytes of the process, where the system tells (Linux); empty elsewhere
 * @param starting time from the launches until the workers were ready, start hooks included
 * @param waiting time without a task
 * @param working time with a task
 * @param task what it runs now, as {@link PoolStats.SlowTask#task}; empty if nothing
 * @param progress what this task has last said of its progress; empty if nothing
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
        /** There is no process: none is wanted before there is work, or the last has gone. */
        ABSENT,
        /** A process has been launched and is not ready. */
        STARTING,
        /** Ready, and nothing to do. */
        IDLE,
        /** Ready, and takes no task before another worker ends: see {@link PoolOptions#spares(int)}. */
        SPARE,
        /** It runs a task. */
        BUSY,
        /**
         * The system has stopped the process ({@code SIGSTOP}; only Linux tells): it goes on when it is continued. Only a
         * time limit or a cancel ends its task.
         */
        STOPPED
    }

    /**
     * How far a task is.
     *
     * @param done in the task's own units
     * @param total in the same units; 0 or less if it is not known
     */
    public record Progress(long done, long total) {}

    /** The share of its time, from 0 to 1, that this place has worked; 0 if it has had no time. */
    public double utilization() {
        long all = starting.plus(waiting).plus(working).toNanos();
        return all == 0 ? 0 : (double) working.toNanos() / all;
    }
}
