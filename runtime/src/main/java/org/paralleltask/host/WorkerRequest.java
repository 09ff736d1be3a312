package org.paralleltask.host;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import org.paralleltask.base.Countdown;
import org.paralleltask.payload.ThreadDump;

/**
 * What a parent asks of a worker (to run a task, a start hook or an exit hook), until it is answered or the worker is
 * gone. A request can be cut short. If there are several reasons, only the first counts. Thread-safe.
 *
 * <p>The reason is noted before the worker is interrupted or killed, so that its death can always be explained. Once
 * the request has ended, no thread interrupts or kills the worker for it, because the worker may be busy with the next
 * request.
 */
public final class WorkerRequest implements Worker.MessageHandler {
    /** How long a JVM may take to report its threads' stacks before it is killed at a timeout. */
    public static final Duration DUMP_PATIENCE = Duration.ofMillis(500);

    /** The task's number of a request that is no task. */
    private static final long NO_TASK = 0;

    /** Why a request was cut short. */
    public enum Reason {
        NONE,
        CANCEL,
        TIMEOUT,
        MEMORY
    }

    private final Worker worker;
    private final long task;
    private final ScheduledExecutorService timer;
    private final Progress progress;
    private final InFlightTask inFlight;
    private final long startNanos = System.nanoTime();

    /** Held while progress is reported, so that none is reported after the end. */
    private final Object telling = new Object();

    @GuardedBy("telling")
    private boolean silent;

    @GuardedBy("this")
    private Reason reason = Reason.NONE;

    @GuardedBy("this")
    private boolean ended;

    @GuardedBy("this")
    private boolean killed;

    @GuardedBy("this")
    private @Nullable ThreadDump dump;

    @GuardedBy("this")
    private String excess = "";

    @GuardedBy("this")
    private Duration stopped = Duration.ZERO;

    @GuardedBy("this")
    private @Nullable Countdown limit;

    @GuardedBy("this")
    private @Nullable Countdown grace;

    /**
     * The request to run a task.
     *
     * @param task its number
     * @param progress hears the progress that the task reports
     * @param inFlight the task's place in its dispatch
     */
    public WorkerRequest(
            Worker worker, long task, ScheduledExecutorService timer, Progress progress, InFlightTask inFlight) {
        this.worker = worker;
        this.task = task;
        this.timer = timer;
        this.progress = progress;
        this.inFlight = inFlight;
    }

    /** The request to run a hook. */
    public WorkerRequest(Worker worker, ScheduledExecutorService timer) {
        this(worker, NO_TASK, timer, (done, total) -> {}, new Alone());
    }

    /** One task of a dispatch. */
    public interface InFlightTask {
        /** Takes the task back. False if the worker has begun it. */
        boolean takeBack();

        /**
         * Takes back the tasks that the worker has not begun, so that killing it hits this task alone. False if this
         * task is already answered.
         */
        boolean isolate();
    }

    /** Stands for a hook, beside which the worker has no tasks. */
    private static final class Alone implements InFlightTask {
        @Override
        public boolean takeBack() {
            return false;
        }

        @Override
        public boolean isolate() {
            return true;
        }
    }

    /** Hears a task's progress. */
    @FunctionalInterface
    public interface Progress {
        void progressed(long done, long total);
    }

    public Worker worker() {
        return worker;
    }

    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }

    /** Takes the task back. False if the worker has begun it. */
    boolean takeBack() {
        return inFlight.takeBack();
    }

    /** Begins a timeout. When it is over, the worker is asked for its threads' stacks, and killed. */
    public synchronized void limit(Duration duration) {
        limit = schedule(this::timeOut, duration);
    }

    /** The timeout is over: the worker is asked for its threads' stacks, and killed. */
    public void timeOut() {
        timeOut(0);
    }

    /**
     * The timeout is over: the worker is asked for its threads' stacks, and killed.
     *
     * @param stoppedNanos how long this program was stopped meanwhile, which did not count
     */
    public void timeOut(long stoppedNanos) {
        synchronized (this) {
            stopped = Duration.ofNanos(stoppedNanos);
        }
        if (!note(Reason.TIMEOUT)) {
            kill(); // a cancelled task has a grace period, but that does not extend its timeout
            return;
        }
        worker.dump(task, this);
        synchronized (this) {
            if (!killed && !ended) {
                grace = schedule(this::kill, DUMP_PATIENCE);
            }
        }
    }

    /**
     * A task of the worker has reported its progress. It is ignored if it comes from another task, or after the end: a
     * worker thread that was given up may still report.
     */
    @Override
    public void progressed(long ofTask, long done, long total) {
        synchronized (telling) {
            if (ofTask == task && !silent) {
                progress.progressed(done, total);
            }
        }
    }

    /**
     * The worker has reported its threads' stacks, the last thing that was awaited of it at a timeout: now it is
     * killed.
     */
    @Override
    public void dumped(long ofTask, ThreadDump received) {
        if (ofTask == task && reason() == Reason.TIMEOUT) {
            synchronized (this) {
                dump = received;
            }
            kill();
        }
    }

    /** The worker's stacks at the timeout; empty if its JVM did not answer. */
    public synchronized Optional<ThreadDump> dump() {
        return Optional.ofNullable(dump);
    }

    /** Interrupts the task, and kills the worker if it has not answered after {@code patience}. Does not wait. */
    public void cancel(Duration patience) {
        if (!note(Reason.CANCEL)) {
            return;
        }
        if (patience.isZero()) {
            kill();
            return;
        }
        worker.cancel(task);
        synchronized (this) {
            if (!ended) {
                grace = schedule(this::kill, patience);
            }
        }
    }

    /**
     * Kills the worker, because it holds too much memory.
     *
     * @param why the reason, for the message
     */
    public void exhausted(String why) {
        synchronized (this) {
            excess = why;
        }
        if (note(Reason.MEMORY) || reason() == Reason.CANCEL) { // too much memory also ends a cancel's grace period
            kill();
        }
    }

    /** How long this program was stopped before the timeout, which did not count. */
    public synchronized Duration stopped() {
        return stopped;
    }

    /** Why it was {@link #exhausted}. */
    public synchronized String excess() {
        return excess;
    }

    private synchronized boolean note(Reason why) {
        if (ended || reason != Reason.NONE) {
            return false;
        }
        reason = why;
        return true;
    }

    public synchronized Reason reason() {
        return reason;
    }

    private void kill() {
        if (!inFlight.isolate()) {
            return; // the task is answered, and the worker may already run the next one
        }
        synchronized (this) {
            if (ended || killed) {
                return;
            }
            killed = true;
        }
        if (task == NO_TASK) {
            worker.kill();
        } else {
            worker.kill(task);
        }
    }

    /** Whether the worker has been killed for this request. */
    public synchronized boolean hasKilled() {
        return killed;
    }

    /**
     * Ends the request: there is an answer, or there will be none. Returns false if the worker has been killed for it;
     * its death may not be visible yet.
     */
    public boolean end() {
        synchronized (telling) { // not this object's lock: a listener that is told of progress may call cancel
            silent = true;
        }
        return endNow();
    }

    private synchronized boolean endNow() {
        ended = true;
        if (limit != null) {
            limit.cancel();
        }
        if (grace != null) {
            grace.cancel();
        }
        return !killed;
    }

    private Countdown schedule(Runnable action, Duration delay) {
        return Countdown.start(timer, delay, action);
    }
}
