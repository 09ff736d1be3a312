package org.paralleltask.pool;

import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import org.paralleltask.PoolListener.WorkerEnd;
import org.paralleltask.PoolOptions;

/** How worn out a worker is: what it has run, and how large it has grown. */
final class Wear {
    /** Causes of causes that are looked at. */
    private static final int MAX_DEPTH = 100;

    private final Worker worker;
    private final int maxTasks;
    private final long maxMemory;
    private int tasks;

    /** Whether a task of it was refused memory that is not heap, or a thread; the supervisor's own. */
    private volatile boolean isExhausted;

    private long runNanos;

    /** Set by whoever has looked: after each task, and ten times a second. */
    private final AtomicBoolean isTooLarge = new AtomicBoolean();

    Wear(Worker worker, PoolOptions options) {
        this.worker = worker;
        this.maxTasks = options.maxTasksPerWorker();
        this.maxMemory = options.maxWorkerMemory();
    }

    void ran(long nanos) {
        tasks++;
        runNanos += nanos;
        look();
    }

    /**
     * Looks how large it is.
     *
     * @return whether it is so much too large that it should not live on
     */
    boolean look() {
        if (maxMemory == 0) {
            return false;
        }
        OptionalLong memory = worker.memory();
        if (memory.isPresent() && memory.getAsLong() > maxMemory && isTooLarge.compareAndSet(false, true)) {
            Log.warn(worker.who() + " is replaced after its task: it holds " + memory.getAsLong()
                    + " bytes, more than maxWorkerMemory, which is " + maxMemory);
        }
        return memory.isPresent() && memory.getAsLong() > maxMemory + maxMemory / 2;
    }

    /** Its task has thrown this. */
    void threw(Throwable thrown) {
        int depth = 0;
        for (Throwable cause = thrown; cause != null && depth < MAX_DEPTH; cause = cause.getCause()) {
            isExhausted |= cause instanceof OutOfMemoryError;
            depth++;
        }
    }

    boolean isWornOut() {
        return isTooLarge.get() || isExhausted || hasRunAll();
    }

    private boolean hasRunAll() {
        return maxTasks > 0 && tasks >= maxTasks;
    }

    /** How many tasks it has run. */
    int tasks() {
        return tasks;
    }

    /** Why it is to go. */
    WorkerEnd why() {
        return isExhausted ? WorkerEnd.EXHAUSTED : hasRunAll() ? WorkerEnd.MAX_TASKS : WorkerEnd.MAX_MEMORY;
    }

    /**
     * Whether it is time to start the one that comes after it, so that it is ready when this one goes; asked as a task
     * begins.
     *
     * @param startNanos how long a start takes
     */
    boolean isSoonWornOut(long startNanos) {
        if (isTooLarge.get()) {
            return true;
        }
        int left = maxTasks - tasks; // with the one that begins
        return maxTasks > 0 && (left == 1 || (tasks > 0 && left * (runNanos / tasks) <= startNanos));
    }
}
