package org.paralleltask.pool;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.paralleltask.PoolListener.WorkerEnd;
import org.paralleltask.WorkerStartException;

/** One worker at work, from its first job until it is gone, or is to go. */
final class Shift {
    private final Worker worker;
    private final WorkerSet set;
    private final JobQueues queues;
    private final Living living;
    private final Wear wear;
    private final long idleNanos;

    /** Whether {@link JobQueues#starting} counts it. */
    private boolean isCounted;

    /** The run that is under way. */
    private volatile @Nullable Exchange running;

    /** The run of which it was said that the worker was stopped; the timer's own. */
    private @Nullable Exchange reported;

    Shift(Worker worker, WorkerSet set, Living living) {
        this.worker = worker;
        this.set = set;
        this.queues = set.queues();
        this.living = living;
        this.wear = new Wear(worker, set.options());
        this.idleNanos =
                set.options().idleTimeout().map(Durations::saturatedNanos).orElse(Long.MAX_VALUE);
    }

    /**
     * Feeds the worker.
     *
     * @param isFirst whether {@link JobQueues#starting} counts it
     * @param isDismissed whether it is to go; {@link JobQueues#wake} makes an idle one look
     * @param startNext called when its end is near, each time that a job begins
     * @param startNanos how long a start takes
     * @return why it goes, or is gone
     */
    WorkerEnd work(boolean isFirst, BooleanSupplier isDismissed, Runnable startNext, long startNanos) {
        isCounted = isFirst;
        BooleanSupplier givenUp = () -> worker.hasExited() || wear.isWornOut() || isDismissed.getAsBoolean();
        try {
            while (true) {
                Job<?, ?> job = take(givenUp);
                WorkerEnd end = job == null ? whyNoJob(isDismissed) : run(job, startNext, startNanos);
                if (end != null) {
                    return end;
                }
            }
        } finally {
            if (isCounted) {
                queues.notStarted();
            }
        }
    }

    private @Nullable Job<?, ?> take(BooleanSupplier givenUp) {
        boolean wasCounted = isCounted;
        isCounted = false;
        return queues.take(givenUp, idleNanos, wasCounted);
    }

    /** Null if it was dismissed and has been recalled at once. */
    private @Nullable WorkerEnd whyNoJob(BooleanSupplier isDismissed) {
        if (worker.hasExited()) {
            return living.isHasty() ? WorkerEnd.KILLED : WorkerEnd.DIED;
        } else if (wear.isWornOut()) {
            return wear.why();
        } else if (isDismissed.getAsBoolean()) {
            return WorkerEnd.RESIZED;
        }
        if (!queues.mayHaveWork()) {
            return WorkerEnd.CLOSED;
        }
        return idleNanos < Long.MAX_VALUE ? WorkerEnd.IDLE : null;
    }

    /**
     * Looks how large the worker is, and kills it if it is far too large. Safe from any thread.
     *
     * @param startNext called when it is to go after its task
     */
    void watchMemory(Runnable startNext) {
        boolean isFarTooLarge = wear.look();
        Exchange run = running;
        if (run == null) {
            if (wear.isWornOut()) {
                queues.wake();
            }
        } else if (isFarTooLarge) {
            run.exhausted();
        } else if (wear.isWornOut()) {
            startNext.run();
        }
    }

    /** Whether no job has been run. */
    boolean hasRunNothing() {
        return wear.tasks() == 0;
    }

    /** Says so, once, if the worker was stopped in the midst of a task. Safe from any thread. */
    void watchStop() {
        Exchange run = running;
        if (run != null && !run.equals(reported) && worker.isStopped()) {
            reported = run;
            Log.warn(
                    worker.who() + " was stopped (SIGSTOP, or a debugger) in the midst of a task: it goes on when it is"
                            + " continued. Only a time limit or a cancel ends that task");
        }
    }

    /** Runs a job, and sees to it that it ends. Not null if the worker is of no further use. */
    private @Nullable WorkerEnd run(Job<?, ?> job, Runnable startNext, long startNanos) {
        try {
            if (wear.isSoonWornOut(startNanos)) {
                startNext.run();
            }
            if (worker.isReadyFor(job.definition())) {
                return exchange(job);
            }
            Exchange loading = new Exchange(worker, set.timer());
            return load(job, loading) ? exchange(job) : worker.hasExited() ? whyGone(loading) : null;
        } catch (RuntimeException | Error bug) {
            job.failForSure(bug); // ours, but the caller must not wait for ever
            throw bug;
        }
    }

    private boolean load(Job<?, ?> job, Exchange loading) {
        try {
            Starts.load(worker, job.definition(), set, loading);
            return true;
        } catch (WorkerStartException e) {
            // Whatever the worker did with the hook, the task has not started.
            boolean hasDied = e.getCause() instanceof Worker.GoneException && loading.reason() == Exchange.Reason.NONE;
            if (hasDied && job.mayGoBack()) {
                job.queue().putBack(job);
            } else {
                job.fail(e);
            }
            return false;
        }
    }

    private @Nullable WorkerEnd exchange(Job<?, ?> job) {
        Events events = job.queue().events();
        Exchange exchange =
                new Exchange(worker, job.id(), set.timer(), (done, total) -> events.progress(job, worker, done, total));
        if (!job.start(exchange)) {
            return null;
        }
        events.runStarted(job, worker);
        running = exchange;
        Worker.Answer answer = null;
        Worker.GoneException gone = null;
        boolean isFit;
        try {
            if (!set.options().debug()) {
                job.limit().ifPresent(exchange::limit);
            }
            answer = worker.run(job, exchange);
        } catch (Worker.GoneException e) {
            gone = e;
        } finally {
            running = null;
            isFit = exchange.end();
            wear.ran(exchange.elapsed().toNanos());
            events.runEnded(job, worker);
        }
        if (gone == null && isFit) {
            // It comes back for more: who answers this value with the next task needs no other worker for that.
            queues.starting();
            isCounted = true;
        }
        if (gone != null) {
            afterDeath(job, exchange, gone);
        } else if (answer != null && !finish(job, answer)) {
            Log.warn(worker.who() + " is killed: its answer to " + job.text()
                    + " cannot be read, and one that sends what it should not is not trusted with another task");
            worker.kill();
            isFit = false;
        }
        if (gone == null && isFit) {
            return null;
        }
        worker.awaitsExit(Starts.EXIT_PATIENCE); // one that was killed may not look dead yet, and is of no use
        return whyGone(exchange);
    }

    /** False if what it answered is no answer. */
    private boolean finish(Job<?, ?> job, Worker.Answer answer) {
        if (answer instanceof Worker.Answer.Value value) {
            return job.finish(value.bytes());
        }
        Throwable thrown = job.finishThrown(((Worker.Answer.Thrown) answer).bytes());
        if (thrown != null) {
            wear.threw(thrown);
        }
        return thrown != null;
    }

    private WorkerEnd whyGone(Exchange exchange) {
        return switch (exchange.reason()) {
            case NONE -> living.isHasty() ? WorkerEnd.KILLED : WorkerEnd.DIED;
            case CANCEL, TIMEOUT -> WorkerEnd.KILLED;
            case MEMORY -> WorkerEnd.MAX_MEMORY;
        };
    }

    private void afterDeath(Job<?, ?> job, Exchange exchange, Worker.GoneException gone) {
        Duration elapsed = exchange.elapsed();
        job.died();
        boolean hungUp = !worker.awaitsExit(Starts.EXIT_PATIENCE);
        worker.awaitExit(Duration.ZERO);
        if (exchange.reason() == Exchange.Reason.NONE && !gone.mayHaveStarted && job.unstart()) {
            job.queue().putBack(job);
            return;
        }
        RuntimeException death = exchange.reason() == Exchange.Reason.TIMEOUT
                ? Deaths.timeout(job, exchange, elapsed, set)
                : Deaths.crash(job, exchange, gone, hungUp ? gone.getMessage() : null, wear.tasks() - 1L, set);
        if (job.again(death)) {
            job.queue().events().taskRetried(job, death);
            job.queue().putBack(job);
        } else {
            job.fail(death);
        }
    }
}
