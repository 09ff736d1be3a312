package org.paralleltask.pool.recycle;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import org.paralleltask.PoolListener.WorkerEnd;
import org.paralleltask.PoolOptions;
import org.paralleltask.base.Exhaustion;
import org.paralleltask.base.PoolLog;
import org.paralleltask.host.Worker;
import org.paralleltask.wire.Frame;

/**
 * Decides when a worker is worn out, by what it has run and how large it has grown. Used by the thread that feeds it; any
 * thread may call {@link #look} and {@link #isWornOut}.
 */
public final class RecyclingPolicy {
    private final Worker worker;
    private final PoolLog log;
    private final int maxTasks;
    private final long maxMemory;
    private final boolean isReplacedForThreads;
    private int tasks;
    private long runNanos;

    /**
     * Whether one of its tasks threw an error of the JVM: see {@link Exhaustion#shows}. Written by the thread that feeds the
     * worker.
     */
    private volatile boolean isExhausted;

    /**
     * Whether one of its tasks has left threads behind, and the options say that it must go for that. Written by the thread
     * that feeds the worker.
     */
    private volatile boolean hasLeftThreads;

    /** Whether it is too large. Set by the thread that looks: after each dispatch, and ten times a second. */
    private final AtomicBoolean isTooLarge = new AtomicBoolean();

    public RecyclingPolicy(Worker worker, PoolOptions options, PoolLog log) {
        this.worker = worker;
        this.log = log;
        this.maxTasks = options.maxTasksPerWorker();
        this.maxMemory = options.maxWorkerMemory();
        this.isReplacedForThreads = options.replaceOnThreadLeak();
    }

    public void ran(long nanos) {
        ran(1, nanos);
    }

    public void ran(int count, long nanos) {
        tasks += count;
        runNanos += nanos;
    }

    /** How many tasks it may still run. */
    public int tasksLeft() {
        return maxTasks == 0 ? Integer.MAX_VALUE : Math.max(1, maxTasks - tasks);
    }

    /**
     * Looks how large the worker is.
     *
     * @return whether it is so much too large that it must be killed
     */
    public boolean look() {
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

    /** Marks it as worn out, because all workers together are too large. */
    public void isTooLarge() {
        isTooLarge.set(true);
    }

    /** Notes that its task has thrown this. */
    public void threw(Throwable thrown) {
        if (Exhaustion.shows(thrown)) {
            isExhausted = true;
            if (log.once("exhausted")) {
                log.warn(
                        worker.who()
                                + " is replaced, because its task threw an error of the JVM: that may leave locks held,"
                                + " and classes that can never be initialized (told once; a PoolListener hears of"
                                + " each)",
                        thrown);
            }
        }
    }

    /** Notes that a task of this method has left threads behind. */
    public void threadsLeft(String method, Frame.ThreadsLeft left) {
        if (isReplacedForThreads) {
            hasLeftThreads = true;
        }
        if (log.once(List.of("threads", method))) {
            log.warn("Task " + left.task() + " of " + method + " has left " + left.count()
                    + (left.count() == 1 ? " thread" : " threads") + " behind in " + worker.who()
                    + ", which may disturb later tasks. End them in the task, or set the option replaceOnThreadLeak (told"
                    + " once; stats() counts them): " + left.first());
        }
    }

    public boolean isWornOut() {
        return isTooLarge.get() || isExhausted || hasLeftThreads || hasRunAll();
    }

    private boolean hasRunAll() {
        return maxTasks > 0 && tasks >= maxTasks;
    }

    /** How many tasks it has run. */
    public int tasks() {
        return tasks;
    }

    /** Why it must go. */
    public WorkerEnd why() {
        if (isExhausted) {
            return WorkerEnd.EXHAUSTED;
        } else if (hasLeftThreads) {
            return WorkerEnd.THREADS_LEFT;
        }
        return hasRunAll() ? WorkerEnd.MAX_TASKS : WorkerEnd.MAX_MEMORY;
    }

    /**
     * Whether it is time to start the worker that comes after it, so that it is ready when this one goes.
     *
     * @param begin how many tasks are about to begin
     * @param startNanos how long a worker's start takes, in nanoseconds
     */
    public boolean isSoonWornOut(int begin, long startNanos) {
        if (isTooLarge.get()) {
            return true;
        }
        int left = maxTasks - tasks; // including those that are about to begin
        return maxTasks > 0 && (left <= begin || (tasks > 0 && left * (runNanos / tasks) <= startNanos));
    }
}
