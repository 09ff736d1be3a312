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
 * How worn out a worker is: what it has run, and how large it has grown. Used by the thread that feeds it; but any thread may
 * look at its size, and ask whether it has to go.
 */
public final class RecyclingPolicy {
    private final Worker worker;
    private final PoolLog log;
    private final int maxTasks;
    private final long maxMemory;
    private final boolean isReplacedForThreads;
    private int tasks;
    private long runNanos;

    /** Whether a task of it threw an error of the JVM: see {@link Exhaustion#shows}; written by the thread that feeds it. */
    private volatile boolean isExhausted;

    /** Whether a task of it has left threads behind, and that is a reason to go; written by the thread that feeds it. */
    private volatile boolean hasLeftThreads;

    /** Set by the thread that has looked: after each dispatch, and ten times a second. */
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
     * Looks how large it is.
     *
     * @return whether it is so much too large that it should not live on
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

    /** It is to go, because all workers together are too large. */
    public void isTooLarge() {
        isTooLarge.set(true);
    }

    /** Its task has thrown this. */
    public void threw(Throwable thrown) {
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

    /** A task of this method has left threads behind. */
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

    /** Why it is to go. */
    public WorkerEnd why() {
        if (isExhausted) {
            return WorkerEnd.EXHAUSTED;
        } else if (hasLeftThreads) {
            return WorkerEnd.THREADS_LEFT;
        }
        return hasRunAll() ? WorkerEnd.MAX_TASKS : WorkerEnd.MAX_MEMORY;
    }

    /**
     * Whether it is time to start the one that comes after it, so that it is ready when this one goes.
     *
     * @param begin how many tasks are about to begin
     * @param startNanos how long a start takes
     */
    public boolean isSoonWornOut(int begin, long startNanos) {
        if (isTooLarge.get()) {
            return true;
        }
        int left = maxTasks - tasks; // with those that begin
        return maxTasks > 0 && (left <= begin || (tasks > 0 && left * (runNanos / tasks) <= startNanos));
    }
}
