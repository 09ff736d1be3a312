package org.paralleltask.monitor;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.paralleltask.DeathCause;
import org.paralleltask.PoolListener;
import org.paralleltask.WorkerLostException;
import org.paralleltask.WorkerStartException;

/** Writes down what it hears, then tells the user's own listener. */
final class TimelineListener implements PoolListener {
    private final Recorder recorder;
    private final int source;
    private final PoolListener next;

    TimelineListener(Recorder recorder, int source, PoolListener next) {
        this.recorder = recorder;
        this.source = source;
        this.next = next;
    }

    @Override
    public void workerStarted(Worker worker, Duration took) {
        recorder.workerStarted(source, worker.name(), worker.pid(), took.toNanos());
        next.workerStarted(worker, took);
    }

    @Override
    public void workerStartFailed(String workerName, WorkerStartException failure) {
        recorder.workerStartFailed(source, workerName, failure);
        next.workerStartFailed(workerName, failure);
    }

    @Override
    public void workerEnded(Worker worker, WorkerEnd why, OptionalInt exitStatus, Optional<DeathCause> cause) {
        recorder.workerEnded(
                source,
                worker.name(),
                worker.pid(),
                why.name(),
                exitStatus.orElse(-1),
                cause.map(DeathCause::name).orElse(""));
        next.workerEnded(worker, why, exitStatus, cause);
    }

    @Override
    public void taskStarted(Task task) {
        recorder.taskStarted(source, task);
        next.taskStarted(task);
    }

    @Override
    public void taskProgress(Task task, long done, long total) {
        next.taskProgress(task, done, total);
    }

    @Override
    public void taskRetried(Task task, WorkerLostException death) {
        recorder.taskEnded(source, task, RunKind.RETRIED, death);
        next.taskRetried(task, death);
    }

    @Override
    public void taskDone(Task task) {
        recorder.taskEnded(source, task, RunKind.DONE, null);
        next.taskDone(task);
    }

    @Override
    public void taskFailed(Task task, Throwable failure) {
        recorder.taskEnded(source, task, RunKind.of(failure), failure);
        next.taskFailed(task, failure);
    }
}
