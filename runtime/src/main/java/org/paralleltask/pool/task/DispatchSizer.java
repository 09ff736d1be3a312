package org.paralleltask.pool.task;

/**
 * Measures how long the tasks of one pool run, and decides how many of them a worker gets at once: enough that sending
 * them costs little beside running them. Tasks of other callers that come meanwhile do not wait for all of them: the
 * worker gives back those that it has not begun. Guarded by the queue's lock.
 */
public final class DispatchSizer {
    /**
     * How long a dispatch should run. Where all CPUs are busy, it takes up to half a millisecond until the next one
     * runs.
     */
    private static final double DISPATCH_NANOS = 20_000_000;

    /** The weight of the last measurement in the mean. */
    private static final double WEIGHT = 0.5;

    /** The least that a task costs a worker besides its run. */
    private static final double OVERHEAD_NANOS = 100;

    private static final double SHORT_NANOS = 20_000;

    /** How many tasks a full chunk has. */
    private final int chunk;

    private double taskNanos;

    private volatile boolean isTiny;

    /**
     * The largest dispatch that is allowed: twice the largest so far, so that a wrong guess about the first tasks stays
     * small.
     */
    private int most = 1;

    public DispatchSizer(int chunk) {
        this.chunk = chunk;
    }

    /** How many tasks a dispatch should have. */
    public int size() {
        return (int) Math.max(1, Math.min(most, DISPATCH_NANOS / (taskNanos + OVERHEAD_NANOS)));
    }

    /** Whether a task costs less than waking a thread for it. */
    public boolean isShort() {
        return most > 1 && taskNanos < SHORT_NANOS;
    }

    /** Whether a dispatch has several full chunks. Without the lock; the answer may be out of date. */
    public boolean isTiny() {
        return isTiny;
    }

    /** Learns that {@code tasks} tasks, one after the other, took {@code nanos} together. */
    public void ran(int tasks, long nanos) {
        double each = (double) nanos / tasks;
        taskNanos = most == 1 ? each : WEIGHT * each + (1 - WEIGHT) * taskNanos;
        most = Math.max(1, Math.min(Math.max(most, 2 * tasks), (int) (2 * DISPATCH_NANOS / (each + OVERHEAD_NANOS))));
        isTiny = size() >= 2 * chunk;
    }
}
