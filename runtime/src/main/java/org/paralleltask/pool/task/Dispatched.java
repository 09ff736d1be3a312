package org.paralleltask.pool.task;

import org.paralleltask.host.WorkerView;

/** Tasks that were sent to a worker together, as the tasks know it. Thread-safe. */
public interface Dispatched {
    WorkerView worker();

    /** When, by the clock of {@link System#nanoTime}. */
    long sentNanos();

    /**
     * Where a task is.
     *
     * @param index its place among the tasks that were sent
     * @param id its number in its pool
     */
    Placement placement(int index, long id);
}
