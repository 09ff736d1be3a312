package org.paralleltask.pool.observe;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import org.jspecify.annotations.Nullable;
import org.paralleltask.DeathCause;
import org.paralleltask.PoolListener;
import org.paralleltask.RemoteTaskException;
import org.paralleltask.WorkerLostException;
import org.paralleltask.WorkerStartException;
import org.paralleltask.host.WorkerView;
import org.paralleltask.host.os.ProcessTree;
import org.paralleltask.pool.view.PoolObserver;
import org.paralleltask.pool.view.TaskView;

/**
 * Writes JDK Flight Recorder events: one for each run of a task and one for each worker's life, with their durations, so
 * that Mission Control shows them on its time line. While nothing is recorded, an event costs a look at a flag.
 */
@SuppressWarnings("unused") // the fields are read by the recorder
final class RecorderEvents implements PoolObserver {
    private static final int MOST_OF_A_MESSAGE = 200;

    private final Map<WorkerView, RunEvent> runs = new ConcurrentHashMap<>();

    /** Runs that have ended, of tasks whose end or next run is about to be told. */
    private final Map<TaskView, RunEvent> over = new ConcurrentHashMap<>();

    private final Map<WorkerView, WorkerEvent> lives = new ConcurrentHashMap<>();

    @Name("org.paralleltask.TaskRun")
    @Label("Task Run")
    @Description("One run of a task in a worker process")
    @Category("ParallelTask")
    @StackTrace(false)
    private static final class RunEvent extends Event {
        @Label("Pool")
        String pool = "";

        @Label("Task")
        String task = "";

        @Label("Worker")
        String worker = "";

        @Label("Worker Pid")
        long pid;

        @Label("Attempt")
        int attempt;

        @Label("Queued")
        @Timespan(Timespan.NANOSECONDS)
        long queued;

        @Label("Took")
        @Description(
                "In the worker; if tasks were sent together, the event itself may be recorded late, and be shorter")
        @Timespan(Timespan.NANOSECONDS)
        long took;

        @Label("Outcome")
        @Description("done, failed, cancelled, or retried: its worker was lost, and the task is to run again")
        String outcome = "";

        @Label("Exception")
        @Description("The class of the exception that ended the run; empty if there is none, or the task was cancelled")
        String exception = "";

        @Label("Exception Message")
        @Description("The first line of the exception's message, cut to 200 characters")
        String message = "";
    }

    @Name("org.paralleltask.Worker")
    @Label("Worker Process")
    @Description("The life of a worker process, from ready to gone")
    @Category("ParallelTask")
    @StackTrace(false)
    private static final class WorkerEvent extends Event {
        @Label("Worker")
        String worker = "";

        @Label("Pid")
        long pid;

        @Label("Ready After")
        @Description("From its launch until it was ready for tasks")
        @Timespan(Timespan.NANOSECONDS)
        long readyAfter;

        @Label("End")
        String end = "";

        @Label("Exit Status")
        @Description("-1 if it is not known")
        int exitStatus;

        @Label("Cause")
        @Description("What it died of, if it died by itself or at a limit")
        String cause = "";
    }

    @Name("org.paralleltask.WorkerStartFailed")
    @Label("Worker Start Failed")
    @Category("ParallelTask")
    @StackTrace(false)
    private static final class StartFailedEvent extends Event {
        @Label("Worker")
        String worker = "";

        @Label("Failure")
        String failure = "";
    }

    @Override
    public void workerStarted(WorkerView worker, Duration took) {
        WorkerEvent event = new WorkerEvent();
        if (event.isEnabled()) {
            event.worker = worker.name();
            event.pid = worker.pid();
            event.readyAfter = took.toNanos();
            event.begin();
            lives.put(worker, event);
        }
    }

    @Override
    public void workerEnded(
            WorkerView worker, PoolListener.WorkerEnd why, OptionalInt exitStatus, Optional<DeathCause> cause) {
        WorkerEvent event = lives.remove(worker);
        if (event != null) {
            event.end = why.toString();
            event.exitStatus = exitStatus.orElse(ProcessTree.UNKNOWN);
            event.cause = cause.map(DeathCause::toString).orElse("");
            event.commit();
        }
    }

    @Override
    public void workerStartFailed(String name, int index, WorkerStartException failure) {
        StartFailedEvent event = new StartFailedEvent();
        if (event.isEnabled()) {
            event.worker = name;
            event.failure = String.valueOf(failure.getMessage());
            event.commit();
        }
    }

    @Override
    public void runStarted(TaskView job, WorkerView worker) {
        RunEvent event = new RunEvent();
        if (event.isEnabled()) {
            event.begin();
            runs.put(worker, event);
        }
    }

    @Override
    public void runEnded(TaskView job, WorkerView worker, long nanos) {
        RunEvent event = runs.isEmpty() ? null : runs.remove(worker);
        if (event != null) {
            event.end();
            over(event, job, worker, nanos);
        }
    }

    @Override
    public void ran(TaskView job, WorkerView worker, long nanos) {
        RunEvent event = new RunEvent();
        if (event.isEnabled()) {
            over(event, job, worker, nanos);
        }
    }

    @Override
    public void takenBack(TaskView job, WorkerView worker) {
        runs.remove(worker); // it did not run
    }

    @Override
    public void taskRetried(TaskView job, WorkerLostException death) {
        commit(job, "retried", death);
    }

    @Override
    public void taskEnded(TaskView job, @Nullable Throwable failure) {
        if (job.wasCancelled()) {
            commit(job, "cancelled", null);
        } else {
            commit(job, failure == null ? "done" : "failed", failure);
        }
    }

    @Override
    public long quietNanos() {
        return new RunEvent().isEnabled() ? 0 : Long.MAX_VALUE;
    }

    private void over(RunEvent event, TaskView job, WorkerView worker, long nanos) {
        if (event.shouldCommit()) {
            event.pool = job.pool();
            event.task = job.text();
            event.worker = worker.name();
            event.pid = worker.pid();
            event.attempt = job.attempt();
            event.took = nanos;
            event.queued = job.run().queued().toNanos();
            over.put(job, event);
        }
    }

    private void commit(TaskView job, String outcome, @Nullable Throwable thrown) {
        RunEvent event = over.isEmpty() ? null : over.remove(job);
        if (event != null) {
            event.outcome = outcome;
            if (thrown != null) {
                event.exception = thrown instanceof RemoteTaskException remote
                        ? remote.remoteClassName()
                        : thrown.getClass().getName();
                event.message = firstLine(String.valueOf(thrown.getMessage()));
            }
            event.commit();
        }
    }

    private static String firstLine(String text) {
        String line = text.lines().findFirst().orElse("");
        return line.length() > MOST_OF_A_MESSAGE ? line.substring(0, MOST_OF_A_MESSAGE) : line;
    }
}
