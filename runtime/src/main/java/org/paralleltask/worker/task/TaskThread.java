package org.paralleltask.worker.task;

import org.jspecify.annotations.Nullable;
import org.paralleltask.exec.InterruptGate;
import org.paralleltask.exec.UserCode;

/**
 * The thread that talks to the parent and runs the tasks.
 *
 * <p>One thread for both saves a hand-over for each task. But a thread that is interrupted while it reads from a channel
 * closes that channel, and whatever a task has left running may interrupt the thread it has seen: so interrupts count
 * only while a task runs, and what a task leaves on the thread is taken off it before the next word to the parent.
 */
public final class TaskThread extends Thread implements UserCode {
    private final @Nullable ClassLoader contextClassLoader =
            Thread.currentThread().getContextClassLoader();

    private final InterruptGate gate = new InterruptGate(new Interrupt());

    /** No lambda: see {@code WorkerMain}. */
    private final class Interrupt implements Runnable {
        @Override
        public void run() {
            TaskThread.super.interrupt();
        }
    }

    public TaskThread(Runnable body) {
        super(body, "paralleltask-task");
    }

    public static TaskThread current() {
        return (TaskThread) Thread.currentThread();
    }

    /** Runs a task on this thread, which is the current one. */
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
