package org.paralleltask.worker.task;

import java.util.concurrent.atomic.AtomicInteger;
import org.paralleltask.exec.RunContext;

/**
 * Which task has started a thread. Each thread that descends from the tasks' thread inherits this when it is made. A
 * task that makes no thread pays nothing.
 */
public final class ThreadStarts extends InheritableThreadLocal<ThreadStarts.Start> {
    private static final long NONE = -1;
    private static final Start NO_TASK = new Start("", NONE);

    private final Thread tasksThread = Thread.currentThread();
    private final CurrentTask current;
    private final AtomicInteger made = new AtomicInteger();

    /**
     * The run in which a thread was made.
     *
     * @param method the name of the task's method
     * @param task its number; negative if no task ran
     */
    record Start(String method, long task) {}

    /** To be made by the tasks' thread. */
    public ThreadStarts(CurrentTask current) {
        this.current = current;
        set(NO_TASK);
    }

    /** How many threads have been made. It may overflow: compare it for equality only. */
    int made() {
        return made.get();
    }

    /** Called by a thread that makes another one, when it makes it. */
    @Override
    protected Start childValue(Start parents) {
        made.incrementAndGet();
        return Thread.currentThread().equals(tasksThread) ? now() : parents;
    }

    private Start now() {
        RunContext running = current.running();
        return running == null ? NO_TASK : new Start(current.method(), running.task());
    }

    /** Words about the earlier task that made the current thread; empty if none did, or if that task still runs. */
    public String earlierTask() {
        Start start = get();
        if (start == null || start.task() == NONE) { // not by the record's equals, which is linked at its first use
            return "";
        }
        RunContext running = current.running();
        return running != null && running.task() == start.task()
                ? ""
                : ", which an earlier task has left behind: task " + start.task() + " of " + start.method();
    }
}
