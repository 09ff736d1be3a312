package org.paralleltask;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a pool has done and is doing, at one moment. Each number is exact, but the numbers may be a few events apart
 * from each other. Immutable.
 *
 * @param pool the pool's name, such as {@code sumPrimes}
 * @param waiting how many tasks are accepted and not with a worker
 * @param running how many tasks the workers run
 * @param done how many tasks returned a value
 * @param failed how many tasks ended with an exception, their own or a {@link TaskException}
 * @param cancelled how many tasks were cancelled or withdrawn
 * @param retried how often a task had to run again because its worker had died
 * @param deaths how often a worker died or was killed while it ran a task of this pool, by cause. Retried tasks count,
 *     workers that were killed for a cancelled task do not. Only causes that have occurred are in it
 * @param workers the worker processes, by their index; if several pools share them, with what they did for all pools
 * @param slowest the five runs that took longest, the slowest first
 * @param threadsLeft how many threads outlived the task that made them; virtual threads, and those of workers in this
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
    /** Copies the lists and the map. */
    @SuppressWarnings("doclint:missing") // the record has them
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
     * @param task the text of the task's record, cut to 200 characters
     * @param elapsed how long the run took
     * @param run the run
     */
    public record SlowTask(String task, Duration elapsed, TaskRun run) {}

    /**
     * One line for a log, such as
     * {@code sumPrimes: 8 workers (6 busy, 2 idle), 120 waiting, 6 running, 5012 done, 3 failed, 1 retried, lost workers: 2 TIME_LIMIT}.
     * Numbers after "done" are left out if they are 0.
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
