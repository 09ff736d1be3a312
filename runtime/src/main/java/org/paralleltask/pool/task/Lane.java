package org.paralleltask.pool.task;

/** The waiting tasks of one caller, first in, first out. Guarded by the queue's lock. */
public final class Lane {
    public final IntrusiveList<Chunk<?, ?>> chunks = new IntrusiveList<>();

    /** Whether its tasks are served before those that are not urgent. */
    public final boolean isUrgent;

    public Lane(boolean isUrgent) {
        this.isUrgent = isUrgent;
    }
}
