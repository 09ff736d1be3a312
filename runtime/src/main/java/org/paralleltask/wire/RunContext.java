package org.paralleltask.wire;

import org.jspecify.annotations.Nullable;
import org.paralleltask.TaskContext;
import org.paralleltask.WorkerContext;

/** One run of a task, on whatever kind of worker. Thread-safe. */
public final class RunContext implements TaskContext {
    private final WorkerContext worker;
    private final long task;
    private final int attempt;
    private final ProgressSink sink;
    private volatile boolean cancelled;
    private volatile boolean left;

    /** Not this object itself, which user code has and can lock. */
    private final Object lock = new Object();

    private volatile @Nullable Thread runner; // not taken back but under lock

    private boolean isInterrupted; // guarded by lock

    /** Takes what a task says of its progress; called by any thread of the task's. */
    @FunctionalInterface
    public interface ProgressSink {
        /** See {@link TaskContext#progress}. */
        void progress(long task, long done, long total);
    }

    /** A run of the task with that number. */
    public RunContext(WorkerContext worker, long task, int attempt, ProgressSink sink) {
        this.worker = worker;
        this.task = task;
        this.attempt = attempt;
        this.sink = sink;
    }

    /** The task's number. */
    public long task() {
        return task;
    }

    /** From now on {@link #isCancelled} is true; interrupts the thread that runs the task, or is about to. */
    public void cancel() {
        cancelled = true;
        interrupt();
    }

    /** Either who cancels it sees the runner, or the runner sees that it is cancelled; if both do, one is enough. */
    private void interrupt() {
        synchronized (lock) {
            Thread running = runner;
            if (running != null && !isInterrupted) {
                isInterrupted = true;
                running.interrupt();
            }
        }
    }

    /** The task begins on this thread, which may be interrupted from now on. */
    void enter() {
        runner = Thread.currentThread();
        if (cancelled) {
            interrupt();
        }
    }

    /** The task has ended. */
    void leave() {
        synchronized (lock) {
            runner = null;
            left = true;
        }
    }

    @Override
    public int workerIndex() {
        return worker.workerIndex();
    }

    @Override
    public String workerName() {
        return worker.workerName();
    }

    @Override
    public long pid() {
        return worker.pid();
    }

    @Override
    public int attempt() {
        return attempt;
    }

    @Override
    public boolean isCancelled() {
        return cancelled;
    }

    @Override
    public void progress(long done, long total) {
        if (!left) {
            sink.progress(task, done, total);
        }
    }
}
