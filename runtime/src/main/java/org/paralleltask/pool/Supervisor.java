package org.paralleltask.pool;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.paralleltask.PoolOptions;
import org.paralleltask.TaskTimeoutException;
import org.paralleltask.WorkerCrashedException;
import org.paralleltask.WorkerStartException;

/**
 * The keeper of one worker's place: it starts a process, feeds it one job at a time, and starts another when it dies. A
 * thread of its own runs it until there is no more work to come.
 */
final class Supervisor implements Runnable {
    private static final System.Logger LOG = System.getLogger("org.paralleltask");

    /** A process whose line is dead is about to end; its exit status takes a moment. */
    private static final Duration EXIT_PATIENCE = Duration.ofSeconds(1);

    private final String name;
    private final JavaCommand command;
    private final PoolOptions options;
    private final JobQueues queues;
    private final StartFailures startFailures;
    private final ReentrantLock oneStartAtATime;
    private final ScheduledExecutorService limits;
    private final Runnable whenDone;

    /** The process of this place, from its launch to its end; null between two. */
    private final AtomicReference<@Nullable Process> process = new AtomicReference<>();

    /** Set when workers are to be killed, not told to end. */
    private volatile boolean hasty;

    /**
     * @param oneStartAtATime shared by the supervisors of one set; held around a start while starts keep failing
     * @param limits runs what kills a worker at its limit
     * @param whenDone called when there is no more work to come and the worker is gone
     */
    Supervisor(
            String name,
            JavaCommand command,
            PoolOptions options,
            JobQueues queues,
            StartFailures startFailures,
            ReentrantLock oneStartAtATime,
            ScheduledExecutorService limits,
            Runnable whenDone) {
        this.name = name;
        this.command = command;
        this.options = options;
        this.queues = queues;
        this.startFailures = startFailures;
        this.oneStartAtATime = oneStartAtATime;
        this.limits = limits;
        this.whenDone = whenDone;
    }

    @Override
    public void run() {
        while (queues.mayHaveWork()) {
            try {
                WorkerProcess worker = start();
                if (worker != null) {
                    keep(worker);
                }
            } catch (RuntimeException | Error bug) { // its job has failed with it; the place must not be lost as well
                report(bug);
            }
        }
        whenDone.run();
    }

    private void report(Throwable bug) {
        try {
            LOG.log(System.Logger.Level.ERROR, "Worker " + name + " is replaced after an error of ours", bug);
        } catch (RuntimeException | Error noMemoryForWords) {
            // the next try will tell
        }
    }

    /** Kills the worker, or the one that is being started, and every later one at its birth. */
    void kill() {
        hasty = true;
        Process current = process.get();
        if (current != null) {
            WorkerProcess.kill(current);
        }
    }

    private void launched(Process newProcess) {
        process.set(newProcess);
        if (hasty) {
            WorkerProcess.kill(newProcess);
        }
    }

    private @Nullable WorkerProcess start() {
        if (!startFailures.isDoubtful()) {
            return tryToStart();
        }
        oneStartAtATime.lock();
        try {
            return queues.awaitWork() ? tryToStart() : null;
        } finally {
            oneStartAtATime.unlock();
        }
    }

    private @Nullable WorkerProcess tryToStart() {
        startFailures.starting();
        try {
            WorkerProcess worker = WorkerProcess.start(name, command, options, this::launched);
            startFailures.started();
            return worker;
        } catch (WorkerStartException e) {
            afterFailedStart(e);
        } catch (RuntimeException | Error e) { // no thread to be had, for one: whatever it is, the pool must hear of it
            afterFailedStart(
                    new WorkerStartException("Worker " + name + " could not be started: " + e, command.expanded(), e));
        }
        return null;
    }

    private void afterFailedStart(WorkerStartException failure) {
        Process launched = process.getAndSet(null);
        if (launched != null) {
            WorkerProcess.end(launched); // it may live, and nobody else knows it
        }
        startFailures.failed(failure);
    }

    /** Feeds a worker until it is gone or no longer needed. */
    private void keep(WorkerProcess worker) {
        try (worker) {
            worker.onExit(queues::wake);
            for (Job<?, ?> job = queues.take(worker::hasExited); job != null; job = queues.take(worker::hasExited)) {
                if (job.start(worker) && !run(job, worker)) {
                    return;
                }
            }
            if (!worker.hasExited() && !hasty) {
                int status = worker.exit();
                if (status != 0 && !hasty) {
                    LOG.log(System.Logger.Level.WARNING, "Worker {0} was told to end and ended with {1}", name, status);
                }
            }
        } finally {
            startFailures.stopped();
        }
    }

    /** Runs a job, and sees to it that it ends. False if the worker is of no further use. */
    private boolean run(Job<?, ?> job, WorkerProcess worker) {
        try {
            WorkerProcess.Answer answer = exchange(job, worker);
            if (answer == null) {
                return false;
            }
            end(job, worker, answer);
            return job.intent() == Job.Intent.NONE; // else it was killed too late for this job, but killed
        } catch (RuntimeException | Error bug) {
            job.fail(bug); // ours, but the caller must not wait for ever
            throw bug;
        }
    }

    /** The answer; null if the worker has died, and what follows from that for the job is done. */
    private WorkerProcess.@Nullable Answer exchange(Job<?, ?> job, WorkerProcess worker) {
        ScheduledFuture<?> limit = job.limit()
                .map(duration -> limits.schedule(() -> job.timeOut(worker), duration.toNanos(), TimeUnit.NANOSECONDS))
                .orElse(null);
        try {
            return worker.run(job.id(), job.definition(), job.arguments());
        } catch (WorkerProcess.GoneException gone) {
            afterDeath(job, worker, gone);
            return null;
        } finally {
            if (limit != null) {
                limit.cancel(false);
            }
        }
    }

    private void end(Job<?, ?> job, WorkerProcess worker, WorkerProcess.Answer answer) {
        if (answer instanceof WorkerProcess.Answer.Value value) {
            job.finish(value.bytes());
        } else if (answer instanceof WorkerProcess.Answer.Thrown thrown) {
            job.finishThrown(thrown.bytes());
        } else if (answer instanceof WorkerProcess.Answer.Unloadable unloadable) {
            job.fail(new WorkerStartException(
                    "Worker " + worker.name() + " (pid " + worker.pid() + ") cannot load "
                            + job.definition().worker().getName() + ", which runs " + job.text() + ": "
                            + unloadable.reason() + "\n  command: " + String.join(" ", command.expanded()),
                    command.expanded()));
        }
    }

    private void afterDeath(Job<?, ?> job, WorkerProcess worker, WorkerProcess.GoneException gone) {
        Duration elapsed = job.elapsed();
        Job.Intent intent = job.died();
        boolean hungUp = !worker.awaitsExit(EXIT_PATIENCE);
        int status = worker.awaitExit(Duration.ZERO);
        if (intent == Job.Intent.NONE && !gone.mayHaveStarted && job.unstart()) {
            job.queue().putBack(job);
            return;
        }
        RuntimeException death = intent == Job.Intent.TIMEOUT
                ? timedOut(job, worker, elapsed)
                : crashed(job, worker, status, gone.mayHaveStarted, hungUp ? gone.getMessage() : null);
        if (job.again(death)) {
            job.queue().putBack(job);
        } else {
            job.finishDead(death);
        }
    }

    private TaskTimeoutException timedOut(Job<?, ?> job, WorkerProcess worker, Duration elapsed) {
        Duration limit = job.limit().orElseThrow();
        return new TaskTimeoutException(
                who(worker) + " was killed because it ran " + job.text() + " for " + elapsed.toMillis()
                        + " ms, longer than its limit of " + limit.toMillis() + " ms" + attempts(job),
                limit,
                elapsed,
                worker.name(),
                worker.pid());
    }

    private WorkerCrashedException crashed(
            Job<?, ?> job, WorkerProcess worker, int status, boolean started, @Nullable String brokeProtocol) {
        String how = brokeProtocol == null
                ? " died while it " + (started ? "ran " : "received (and so did others before it) ") + job.text() + ": "
                        + ExitStatus.describe(status)
                : " was killed while it ran " + job.text() + ", because " + brokeProtocol;
        return new WorkerCrashedException(
                who(worker) + how + attempts(job) + worker.lastWords(), worker.name(), worker.pid(), status);
    }

    private static String who(WorkerProcess worker) {
        return "Worker " + worker.name() + " (pid " + worker.pid() + ")";
    }

    private static String attempts(Job<?, ?> job) {
        int retries = job.queue().options().retries();
        return retries == 0 ? "" : " (run " + job.attempt() + " of " + (retries + 1) + ")";
    }
}
