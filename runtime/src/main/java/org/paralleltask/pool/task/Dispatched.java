package org.paralleltask.pool.task;

import org.paralleltask.host.WorkerView;

/** The dispatch that a task was sent with, as the task sees it. Thread-safe. */
public interface Dispatched {
    WorkerView worker();

    /** When it was sent, by the clock of {@link System#nanoTime}. */
    long sentNanos();

    /**
     * A task's place in this dispatch.
     *
     * @param index the task's index in the dispatch
     * @param id the task's number in its pool
     */
    Placement placement(int index, long id);
}
