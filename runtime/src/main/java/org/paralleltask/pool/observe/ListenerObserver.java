package org.paralleltask.pool.observe;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.paralleltask.DeathCause;
import org.paralleltask.PoolListener;
import org.paralleltask.WorkerLostException;
import org.paralleltask.WorkerStartException;
import org.paralleltask.base.PoolLog;
import org.paralleltask.host.WorkerView;
import org.paralleltask.pool.view.PoolObserver;
import org.paralleltask.pool.view.TaskView;

/** Passes each event on to the user's listener. What the listener throws is only logged. */
public final class ListenerObserver implements PoolObserver {
    private final PoolListener listener;
    private final PoolLog log;

    /**
     * Whether a failure was logged: a listener that fails at each task would fill the log. In a race two threads may log one
     * each.
     */
    private volatile boolean isReported;

    public ListenerObserver(PoolListener listener, PoolLog log) {
        this.listener = listener;
        this.log = log;
    }

    private void tell(Runnable call) {
        try {
            call.run();
        } catch (Throwable theirs) {
            if (!isReported) {
                isReported = true;
                log.warn(
                        "A PoolListener failed, which changes nothing for the tasks (told once): "
                                + listener.getClass().getName(),
                        theirs);
            }
        }
    }

    private static PoolListener.Worker view(WorkerView worker) {
        return new PoolListener.Worker(worker.name(), worker.index(), worker.pid());
    }

    private static PoolListener.Task view(TaskView job) {
        return new PoolListener.Task(job.pool(), job.id(), job.task(), job.run(), job.context());
    }

    @Override
    public void workerStarted(WorkerView worker, Duration took) {
        tell(() -> listener.workerStarted(view(worker), took));
    }

    @Override
    public void workerStartFailed(String name, int index, WorkerStartException failure) {
        tell(() -> listener.workerStartFailed(name, failure));
    }

    @Override
    public void workerEnded(
            WorkerView worker, PoolListener.WorkerEnd why, OptionalInt exitStatus, Optional<DeathCause> cause) {
        tell(() -> listener.workerEnded(view(worker), why, exitStatus, cause));
    }

    @Override
    public void runStarted(TaskView job, WorkerView worker) {
        tell(() -> listener.taskStarted(view(job)));
    }

    @Override
    public void progress(TaskView job, WorkerView worker, long done, long total) {
        tell(() -> listener.taskProgress(view(job), done, total));
    }

    @Override
    public void taskRetried(TaskView job, WorkerLostException death) {
        tell(() -> listener.taskRetried(view(job), death));
    }

    @Override
    public void taskEnded(TaskView job, @Nullable Throwable failure) {
        if (failure == null) {
            tell(() -> listener.taskDone(view(job)));
        } else {
            tell(() -> listener.taskFailed(view(job), failure));
        }
    }
}
