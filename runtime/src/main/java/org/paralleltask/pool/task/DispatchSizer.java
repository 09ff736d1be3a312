package org.paralleltask.pool.task;

/**
 * How long the tasks of one pool run, and so how many of them a worker should get at once: enough that their way there
 * and back is little beside their run. Tasks of other callers that come meanwhile do not wait for all of them: the worker
 * gives back what it has not begun. Guarded by the queue's lock.
 */
public final class DispatchSizer {
    /** How long a dispatch should run: where all CPUs are busy, it takes up to half a millisecond until the next one runs. */
    private static final double DISPATCH_NANOS = 20_000_000;

    /** The weight of what was measured last. */
    private static final double WEIGHT = 0.5;

    /** What a task costs a worker besides its run, at least. */
    private static final double OVERHEAD_NANOS = 100;

    private static final double SHORT_NANOS = 20_000;

    /** How many tasks a chunk has. */
    private final int chunk;

    private double taskNanos;

    private volatile boolean isTiny;

    /** The greatest dispatch that has been tried, times two: one that is wrong about the first tasks is not far wrong. */
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

    /** Whether many go together. Without the lock, as it was a moment ago. */
    public boolean isTiny() {
        return isTiny;
    }

    /** So many tasks, one after the other, have run so long. */
    public void ran(int tasks, long nanos) {
        double each = (double) nanos / tasks;
        taskNanos = most == 1 ? each : WEIGHT * each + (1 - WEIGHT) * taskNanos;
        most = Math.max(1, Math.min(Math.max(most, 2 * tasks), (int) (2 * DISPATCH_NANOS / (each + OVERHEAD_NANOS))));
        isTiny = size() >= 2 * chunk;
    }
}
