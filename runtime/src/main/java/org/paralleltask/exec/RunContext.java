package org.paralleltask.exec;

import org.paralleltask.TaskContext;
import org.paralleltask.WorkerContext;

/** One run of a task, in a worker process or a worker thread. Thread-safe. */
public final class RunContext implements TaskContext {
    private final InterruptGate gate;
    private final WorkerContext worker;
    private final long task;
    private final int attempt;
    private final ProgressSink sink;
    private volatile boolean cancelled;

    /** Takes the progress that a task reports. Any thread that the task has started may call it. */
    @FunctionalInterface
    public interface ProgressSink {
        /** See {@link TaskContext#progress}. */
        void progress(long task, long done, long total);
    }

    /**
     * A run of a task.
     *
     * @param gate this run is inside it while the task runs
     * @param task the task's number
     * @param attempt 1 for the first run of the task, one more for each retry
     */
    public RunContext(InterruptGate gate, WorkerContext worker, long task, int attempt, ProgressSink sink) {
        this.gate = gate;
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
        gate.interruptOnce(this);
    }

    /**
     * Called once this run is inside the gate. A thread that cancels it either finds it inside, or has set the flag
     * that is read here. If both happen, the task is interrupted only once.
     */
    void begin() {
        if (cancelled) {
            gate.interruptOnce(this);
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
        if (gate.isInside(this)) {
            sink.progress(task, done, total);
        }
    }
}
