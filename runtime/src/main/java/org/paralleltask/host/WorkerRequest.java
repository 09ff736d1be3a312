package org.paralleltask.host;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import org.paralleltask.base.Countdown;
import org.paralleltask.payload.ThreadDump;

/**
 * What a parent wants of a worker, until it is answered or the worker is gone: a task, a start hook, an exit hook. It
 * can be cut short, for one reason: the first. Thread-safe.
 *
 * <p>A reason is noted before the worker is touched, so that its death can always be explained; and once the request has
 * ended, no thread touches the worker for its sake, for the worker may be busy with the next one.
 */
public final class WorkerRequest implements Worker.MessageHandler {
    /** How long a JVM has to say where its threads are before it is killed at a limit. */
    public static final Duration DUMP_PATIENCE = Duration.ofMillis(500);

    /** The number of what is not a task. */
    private static final long NO_TASK = 0;

    /** Why it was cut short. */
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

    /** Held while the progress is reported. */
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
     * Of a task.
     *
     * @param progress hears what the task says of it
     * @param inFlight where it is among those that the worker was sent with it
     */
    public WorkerRequest(
            Worker worker, long task, ScheduledExecutorService timer, Progress progress, InFlightTask inFlight) {
        this.worker = worker;
        this.task = task;
        this.timer = timer;
        this.progress = progress;
        this.inFlight = inFlight;
    }

    /** Of something that is no task. */
    public WorkerRequest(Worker worker, ScheduledExecutorService timer) {
        this(worker, NO_TASK, timer, (done, total) -> {}, new Alone());
    }

    /** A task among those that a worker was sent together. */
    public interface InFlightTask {
        /** Takes this back; false if the worker has begun it. */
        boolean takeBack();

        /**
         * Takes back what the worker has not begun, so that killing it hits this task alone; false if this task is already
         * answered.
         */
        boolean isolate();
    }

    /** A request that is no task: the worker has nothing else. */
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

    /** Hears how far a task is. */
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

    /** Takes it back; false if the worker has begun it. */
    boolean takeBack() {
        return inFlight.takeBack();
    }

    /** From now on it may take so long: then the worker is asked where it is, and killed. */
    public synchronized void limit(Duration duration) {
        limit = schedule(this::timeOut, duration);
    }

    /** It has taken too long: the worker is asked where it is, and killed. */
    public void timeOut() {
        timeOut(0);
    }

    /**
     * The same.
     *
     * @param stoppedNanos for how long this program was stopped meanwhile
     */
    public void timeOut(long stoppedNanos) {
        synchronized (this) {
            stopped = Duration.ofNanos(stoppedNanos);
        }
        if (!note(Reason.TIMEOUT)) {
            kill(); // one that was cancelled has its grace, but no more time than its limit
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
     * A task of the worker has said how far it is; this one, if the word is not late: a thread that was given up may still
     * talk.
     */
    @Override
    public void progressed(long ofTask, long done, long total) {
        synchronized (telling) {
            if (ofTask == task && !silent) {
                progress.progressed(done, total);
            }
        }
    }

    /** The worker has said where it is: what it was still to live for, if the word is not late. */
    @Override
    public void dumped(long ofTask, ThreadDump received) {
        if (ofTask == task && reason() == Reason.TIMEOUT) {
            synchronized (this) {
                dump = received;
            }
            kill();
        }
    }

    /** Where the worker was at the limit; empty if its JVM did not answer. */
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
     * Kills the worker, because it has taken too much memory.
     *
     * @param why in words
     */
    public void exhausted(String why) {
        synchronized (this) {
            excess = why;
        }
        if (note(Reason.MEMORY) || reason() == Reason.CANCEL) { // which may be patient, but not at this price
            kill();
        }
    }

    /** How long this program was stopped before the limit, which did not count. */
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
            return; // it has been answered, and the worker's next task must not pay for it
        }
        synchronized (this) {
            if (ended || killed) {
                return;
            }
            killed = true;
        }
        worker.kill();
    }

    /** Whether the worker has been killed for it. */
    public synchronized boolean hasKilled() {
        return killed;
    }

    /** There is an answer, or there will be none. False if the worker has been killed, though its death may not show yet. */
    public boolean end() {
        synchronized (telling) { // and not this object's lock, which a listener's call of cancel needs
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
