package org.paralleltask.pool;

import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import org.paralleltask.PoolListener.WorkerEnd;
import org.paralleltask.PoolOptions;
import org.paralleltask.wire.Exhaustion;

/** How worn out a worker is: what it has run, and how large it has grown. */
final class Wear {
    private final Worker worker;
    private final PoolLog log;
    private final int maxTasks;
    private final long maxMemory;
    private int tasks;

    /** Whether a task of it threw an error of the JVM: see {@link Exhaustion#shows}; the supervisor's own. */
    private volatile boolean isExhausted;

    private long runNanos;

    /** Set by whoever has looked: after each task, and ten times a second. */
    private final AtomicBoolean isTooLarge = new AtomicBoolean();

    Wear(Worker worker, PoolOptions options, PoolLog log) {
        this.worker = worker;
        this.log = log;
        this.maxTasks = options.maxTasksPerWorker();
        this.maxMemory = options.maxWorkerMemory();
    }

    void ran(long nanos) {
        ran(1, nanos);
    }

    void ran(int count, long nanos) {
        tasks += count;
        runNanos += nanos;
    }

    /** How many tasks it may still run. */
    int tasksLeft() {
        return maxTasks == 0 ? Integer.MAX_VALUE : Math.max(1, maxTasks - tasks);
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
            if (log.once("maxWorkerMemory")) {
                log.warn(worker.who() + " is replaced after its task: it holds " + memory.getAsLong()
                        + " bytes, more than maxWorkerMemory, which is " + maxMemory
                        + " (told once; a PoolListener hears of each)");
            }
        }
        return memory.isPresent() && memory.getAsLong() > maxMemory + maxMemory / 2;
    }

    /** It is to go, because all workers together are too large. */
    void isTooLarge() {
        isTooLarge.set(true);
    }

    /** Its task has thrown this. */
    void threw(Throwable thrown) {
        if (Exhaustion.shows(thrown)) {
            isExhausted = true;
            if (log.once("exhausted")) {
                log.warn(
                        worker.who()
                                + " is replaced, and so is each whose task throws an error of the JVM: it may leave"
                                + " behind locks that are held, and classes that cannot be initialized any more (told"
                                + " once; a PoolListener hears of each)",
                        thrown);
            }
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
     * Whether it is time to start the one that comes after it, so that it is ready when this one goes.
     *
     * @param begin how many tasks are about to begin
     * @param startNanos how long a start takes
     */
    boolean isSoonWornOut(int begin, long startNanos) {
        if (isTooLarge.get()) {
            return true;
        }
        int left = maxTasks - tasks; // with those that begin
        return maxTasks > 0 && (left <= begin || (tasks > 0 && left * (runNanos / tasks) <= startNanos));
    }
}
