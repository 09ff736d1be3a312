package org.paralleltask.pool.task;

import org.paralleltask.host.WorkerView;

/** Tasks that were sent to a worker together, as the tasks know it. Thread-safe. */
public interface Dispatched {
    WorkerView worker();

    /** When, by the clock of {@link System#nanoTime}. */
    long sentNanos();

    /** That of a task, by its number among those that were sent. */
    Placement placement(int index);
}
