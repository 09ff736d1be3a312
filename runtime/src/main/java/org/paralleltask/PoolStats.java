package org.paralleltask;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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
 * @param deaths how often a worker was lost in the midst of a task of this pool, by cause, retried tasks included; without
 *     those that ended because their task was cancelled. Only causes that have occurred
 * @param workers the worker processes, by their index; of shared {@code Workers}, with what they did for all pools
 * @param slowest the five runs that took longest, the slowest first
 * @param threadsLeft threads that went on when the task had ended that made them; virtual ones, and those of workers in this
 *     process, are not seen
 */
public record PoolStats(
        String pool,
        long waiting,
        long running,
        long done,
        long failed,
        long cancelled,
        long retried,
        Map<DeathCause, Long> deaths,
        List<WorkerStats> workers,
        List<SlowTask> slowest,
        long threadsLeft) {
    /** Keeps copies of the lists and the map. */
    public PoolStats {
        Map<DeathCause, Long> byCause = new EnumMap<>(DeathCause.class);
        byCause.putAll(deaths);
        deaths = Collections.unmodifiableMap(byCause);
        workers = List.copyOf(workers);
        slowest = List.copyOf(slowest);
    }

    /**
     * One of the slowest runs.
     *
     * @param task the task as its record prints itself, cut to 200 characters
     * @param elapsed how long it ran
     * @param run where and which time it ran
     */
    public record SlowTask(String task, Duration elapsed, TaskRun run) {}

    /**
     * One line for a log, such as {@code sumPrimes: 8 workers (6 busy, 2 idle), 120 waiting, 6 running, 5012 done, 3 failed,
     * 1 retried, lost workers: 2 TIME_LIMIT}. What is none of, beyond "done", is left out.
     */
    @Override
    public String toString() {
        List<String> states = new ArrayList<>();
        for (WorkerStats.State state : WorkerStats.State.values()) {
            long count =
                    workers.stream().filter(worker -> worker.state() == state).count();
            if (count > 0) {
                states.add(count + " " + state.name().toLowerCase(Locale.ROOT));
            }
        }
        StringBuilder line = new StringBuilder(pool)
                .append(": ")
                .append(workers.size())
                .append(workers.size() == 1 ? " worker" : " workers");
        if (!states.isEmpty()) {
            line.append(" (").append(String.join(", ", states)).append(')');
        }
        line.append(", " + waiting + " waiting, " + running + " running, " + done + " done");
        line.append(some(failed, "failed")).append(some(cancelled, "cancelled")).append(some(retried, "retried"));
        if (!deaths.isEmpty()) {
            List<String> causes = new ArrayList<>();
            deaths.forEach((cause, count) -> causes.add(count + " " + cause));
            line.append(", lost workers: ").append(String.join(", ", causes));
        }
        return line.append(some(threadsLeft, "threads left behind")).toString();
    }

    private static String some(long count, String what) {
        return count == 0 ? "" : ", " + count + " " + what;
    }
}
