package org.paralleltask;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/**
 * Where, when and which time a task ran.
 *
 * @param worker the worker's name, such as {@code sumPrimes-3}; empty if the task never reached one
 * @param pid the worker's process id; empty if the task never reached one
 * @param attempt which run it was, from 1; 0 if the task never reached a worker
 * @param queued how long it waited, from its acceptance to the start of this run; until now if it never reached a worker
 * @param elapsed how long this run took, as its parent saw it
 * @param earlierDeaths how the runs before this one ended, the first one first: with the deaths of their workers. Empty
 *     unless the task was retried
 */
public record TaskRun(
        String worker,
        OptionalLong pid,
        int attempt,
        Duration queued,
        Duration elapsed,
        List<WorkerLostException> earlierDeaths) {}
