package org.paralleltask;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/**
 * One run of a task: where it ran, which run it was, and how long it took. Immutable.
 *
 * @param worker the worker's name, such as {@code sumPrimes-3}; empty if the task never reached a worker
 * @param pid the worker's process id; empty if the task never reached a worker
 * @param attempt which run of the task it was, from 1; 0 if the task never reached a worker
 * @param queued how long the task waited before this run, from the moment it was accepted; until now if it never
 *     reached a worker
 * @param elapsed how long this run took, measured in the program
 * @param earlierDeaths the deaths of the workers that ended the earlier runs, the first one first; empty if the task
 *     was not retried
 */
public record TaskRun(
        String worker,
        OptionalLong pid,
        int attempt,
        Duration queued,
        Duration elapsed,
        List<WorkerLostException> earlierDeaths) {}
