package org.paralleltask.exec;

import org.paralleltask.TaskContext;
import org.paralleltask.WorkerContext;

/** One run of a task, on whatever kind of worker. Thread-safe. */
public final class RunContext implements TaskContext {
    private final InterruptGate gate;
    private final WorkerContext worker;
    private final long task;
    private final int attempt;
    private final ProgressSink sink;
    private volatile boolean cancelled;

    /** Takes what a task says of its progress; called by any thread of the task's. */
    @FunctionalInterface
    public interface ProgressSink {
        /** See {@link TaskContext#progress}. */
        void progress(long task, long done, long total);
    }

    /**
     * A run of the task with that number.
     *
     * @param gate which this enters while the task runs
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

    /** It has entered the gate: who cancels it has seen that, or is seen by it; if both, it is interrupted once. */
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
