package org.paralleltask.pool;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import org.paralleltask.PoolListener;
import org.paralleltask.WorkerStartException;

/**
 * Writes JDK Flight Recorder events: one for each run of a task and one for each worker's life, with their durations, so
 * that Mission Control shows them on its time line. While nothing is recorded, an event costs a look at a flag.
 */
@SuppressWarnings("unused") // the fields are read by the recorder
final class RecorderEvents implements Events {
    private final Map<Worker, RunEvent> runs = new ConcurrentHashMap<>();
    private final Map<Worker, WorkerEvent> lives = new ConcurrentHashMap<>();

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
        @Description("In the worker; of a task in a batch the event itself may be told late, and be shorter")
        @Timespan(Timespan.NANOSECONDS)
        long took;
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
        int exitStatus;
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
    public void workerStarted(Worker worker, Duration took) {
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
    public void workerEnded(Worker worker, PoolListener.WorkerEnd why, int exitStatus) {
        WorkerEvent event = lives.remove(worker);
        if (event != null) {
            event.end = why.toString();
            event.exitStatus = exitStatus;
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
    public void runStarted(Job<?, ?> job, Worker worker) {
        RunEvent event = new RunEvent();
        if (event.isEnabled()) {
            event.begin();
            runs.put(worker, event);
        }
    }

    @Override
    public void runEnded(Job<?, ?> job, Worker worker, long nanos) {
        RunEvent event = runs.isEmpty() ? null : runs.remove(worker);
        if (event != null) {
            event.end();
            commit(event, job, worker, nanos);
        }
    }

    @Override
    public void ran(Job<?, ?> job, Worker worker, long nanos) {
        RunEvent event = new RunEvent();
        if (event.isEnabled()) {
            commit(event, job, worker, nanos);
        }
    }

    @Override
    public long quietNanos() {
        return new RunEvent().isEnabled() ? 0 : Long.MAX_VALUE;
    }

    private static void commit(RunEvent event, Job<?, ?> job, Worker worker, long nanos) {
        if (event.shouldCommit()) {
            event.pool = job.queue().name();
            event.task = job.text();
            event.worker = worker.name();
            event.pid = worker.pid();
            event.attempt = job.attempt();
            event.took = nanos;
            event.queued = job.run().queued().toNanos();
            event.commit();
        }
    }
}
