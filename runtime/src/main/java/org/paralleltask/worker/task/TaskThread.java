package org.paralleltask.worker.task;

import org.jspecify.annotations.Nullable;
import org.paralleltask.exec.InterruptGate;
import org.paralleltask.exec.UserCode;

/**
 * The thread that talks to the parent and runs the tasks.
 *
 * <p>One thread for both saves a hand-over for each task. But a thread that is interrupted while it reads from a
 * channel closes that channel, and a thread that a task has left behind may interrupt this one at any time. So
 * interrupts reach this thread only while a task runs. What a task leaves on the thread (interrupt status, context
 * class loader) is reset before the thread writes to the parent again.
 */
public final class TaskThread extends Thread implements UserCode {
    private final @Nullable ClassLoader contextClassLoader =
            Thread.currentThread().getContextClassLoader();

    private final InterruptGate gate = new InterruptGate(new Interrupt());

    /** Not a lambda: see {@code WorkerMain.Start}. */
    private final class Interrupt implements Runnable {
        @Override
        public void run() {
            TaskThread.super.interrupt();
        }
    }

    public TaskThread(Runnable body) {
        super(body, "paralleltask-task");
    }

    /** The current thread, which must be the tasks' thread. */
    public static TaskThread current() {
        return (TaskThread) Thread.currentThread();
    }

    /** Runs a task on this thread, which must be the current thread. */
    @Override
    public <R> R run(Object who, Body<R> task) throws Throwable {
        gate.enter(who);
        try {
            return task.run();
        } finally {
            gate.leave(who);
            Thread.interrupted();
            setContextClassLoader(contextClassLoader);
        }
    }

    @Override
    public InterruptGate gate() {
        return gate;
    }

    @Override
    public void interrupt() {
        gate.interrupt();
    }
}
