package org.paralleltask;

import java.time.Duration;
import java.util.List;

/**
 * What a pool has done and is doing, at one moment; each number is exact, all of them together may be a few events apart.
 *
 * @param pool the pool's name, such as {@code sumPrimes}
 * @param waiting tasks accepted and not with a worker
 * @param running tasks that a worker runs
 * @param done tasks that returned a value
 * @param failed tasks that ended with an exception, their own or one of ours
 * @param cancelled tasks that were cancelled or withdrawn
 * @param retried how often a task was to run again after its worker had died
 * @param workers the worker processes, by their index; of shared {@code Workers}, with what they did for all pools
 * @param slowest the five runs that took longest, the slowest first
 */
public record PoolStats(
        String pool,
        long waiting,
        long running,
        long done,
        long failed,
        long cancelled,
        long retried,
        List<WorkerStats> workers,
        List<SlowTask> slowest) {

    /**
     * One of the slowest runs.
     *
     * @param task the task as its record prints itself, cut to 200 characters
     * @param elapsed how long it ran
     * @param run where and which time it ran
     */
    public record SlowTask(String task, Duration elapsed, TaskRun run) {}
}
