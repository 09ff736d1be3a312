package org.paralleltask.pool.task;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.paralleltask.PoolOptions;
import org.paralleltask.TaskRun;
import org.paralleltask.WorkerLostException;
import org.paralleltask.host.WorkerView;

/**
 * How far one accepted task is on its way through a pool, and how it has ended.
 *
 * <pre>
 *         send                 end
 * WAITING ──────► SENT ────────────────────────────► ENDED
 *  │  ▲              │ died                           ▲  ▲
 *  │  │              ▼           end                  │  │
 *  │  └─────────── DYING ─────────────────────────────┘  │
 *  │ takenBack, unstart, again       endWithdrawn        │
 *  └─────────────────────────────────────────────────────┘
 * </pre>
 *
 * <p>A task that was sent may wait at its worker for others; how far it is there is in the ledger, and its placement
 * can ask. Thread-safe: its lock guards all of it, and no other lock is taken while that is held.
 *
 * @param <V> what the caller gets
 */
class TaskState<V> {
    /** How many times a task may go back because its worker died before it had received all of it. */
    private static final int MAX_UNSTARTS = 2;

    private enum Step {
        WAITING,
        SENT,
        DYING,
        ENDED
    }

    @GuardedBy("this")
    private final TaskRuns runs;

    @GuardedBy("this")
    private Step step = Step.WAITING;

    @GuardedBy("this")
    private @Nullable Placement placement;

    /** Whether it was cancelled while it ran. Then it never runs again, and ends as cancelled unless it has a value. */
    @GuardedBy("this")
    private boolean cancelled;

    @GuardedBy("this")
    private int unstarts;

    private volatile boolean suspect; // whether unstart() or mayGoBack() let it wait again

    @GuardedBy("this")
    private @Nullable V value; // once it has ended

    @GuardedBy("this")
    private @Nullable Throwable failure; // once it has ended

    @GuardedBy("this")
    private boolean isCancellation; // its failure is the pool's CancellationException; a task may throw one, too

    @GuardedBy("this")
    private boolean isWithdrawn; // the thread that withdrew it tells its owner of the end

    @GuardedBy("this")
    private boolean told; // its owner was told of the end

    /** @param acceptedNanos when it was accepted, by the clock of {@link System#nanoTime} */
    TaskState(long acceptedNanos) {
        this.runs = new TaskRuns(acceptedNanos);
    }

    /** Gives it to a worker; returns false if it was withdrawn. */
    public final synchronized boolean send(Placement atWorker, long nanos) {
        if (step != Step.WAITING) {
            return false;
        }
        step = Step.SENT;
        placement = atWorker;
        runs.start(atWorker.worker(), nanos);
        return true;
    }

    /** The worker has begun it. */
    public final synchronized void begun(long nanos) {
        runs.begin(nanos);
    }

    /** Its last run, and how long that took, or has taken until now. */
    public final synchronized TaskRun run() {
        return runs.last();
    }

    /** Which run of it this is, from 1; 0 if there was none. */
    public final synchronized int attempt() {
        return runs.count();
    }

    /** How the runs before the last one ended. */
    final synchronized List<WorkerLostException> deaths() {
        return runs.deaths();
    }

    /** Once it has ended: whether it was withdrawn before any worker began it. */
    public final synchronized boolean hasNeverStarted() {
        return isWithdrawn && runs.count() == 0;
    }

    /** Ends it as withdrawn, if no worker has begun it. */
    final synchronized boolean endWithdrawn() {
        if (step != Step.WAITING && step != Step.SENT) {
            return false;
        }
        CancellationException withdrawal = new CancellationException(); // before it is taken back: the heap may be full
        boolean isTakenBack = step == Step.SENT && placement != null && placement.takeBack();
        if (step != Step.WAITING && !isTakenBack) {
            return false;
        }
        isWithdrawn = true;
        failure = withdrawal;
        isCancellation = true;
        if (isTakenBack) {
            runs.undo();
        }
        step = Step.ENDED;
        placement = null;
        return true;
    }

    /** As {@link #endWithdrawn}; if that fails, notes that it was cancelled. */
    final synchronized boolean endCancelled() {
        boolean isEnded = endWithdrawn();
        cancelled |= !isEnded;
        return isEnded;
    }

    /** At which worker it is; null if at none. */
    final synchronized @Nullable Placement placement() {
        return placement;
    }

    /** Its worker is dead. From now on there is no worker to stop for it; a cancel still counts. */
    public final synchronized void died() {
        step = Step.DYING;
        placement = null;
    }

    /**
     * Whether only this worker's loop can still end it, or report its end.
     *
     * @param isListed whether it is in a queue
     */
    final synchronized boolean isLostWith(WorkerView fed, boolean isListed) {
        // No switch: that has a class of its own, which must not be loaded only now, when the heap may be full.
        if (step == Step.WAITING) {
            return !isListed;
        } else if (step == Step.SENT) {
            return placement != null && placement.worker().equals(fed);
        }
        return step == Step.DYING || (!told && !isWithdrawn && runs.wasAt(fed));
    }

    /** Whether, as far as is known here, it is still at this worker. */
    public final synchronized boolean isSent(Placement atWorker) {
        return step == Step.SENT && atWorker.equals(placement);
    }

    /**
     * Takes it back from this worker, and lets it wait again; returns false if the worker has begun it, or no longer
     * has it. This is one step: a cancel between the two would treat it as running.
     */
    public final synchronized boolean takeBack(Placement from) {
        if (!from.takeBack() || !isSent(from)) {
            return false;
        }
        waitAgain();
        return true;
    }

    /**
     * Lets it wait again: its dead worker had not begun it. Returns false if it has ended, or was cancelled meanwhile.
     */
    public final synchronized boolean takenBack() {
        if (step != Step.SENT || cancelled) {
            return false;
        }
        waitAgain();
        return true;
    }

    @GuardedBy("this")
    private void waitAgain() {
        runs.undo();
        step = Step.WAITING;
        placement = null;
    }

    /**
     * Lets it wait again, because it has certainly not started. Returns false if it was cancelled, or if this has
     * happened {@link #MAX_UNSTARTS} times: then receiving this task is what kills workers.
     */
    public final synchronized boolean unstart() {
        if (cancelled || unstarts == MAX_UNSTARTS) {
            return false;
        }
        unstarts++;
        suspect = true;
        waitAgain();
        return true;
    }

    /** Whether a worker has died while it received this task, or another that was sent with it. */
    public final boolean isSuspect() {
        return suspect;
    }

    /**
     * Whether a task that was taken out of its queue and not started may be put back: not if it has ended, or this has
     * happened {@link #MAX_UNSTARTS} times.
     */
    public final synchronized boolean mayGoBack() {
        if (step != Step.WAITING || unstarts == MAX_UNSTARTS) {
            return false;
        }
        unstarts++;
        suspect = true;
        return true;
    }

    /**
     * Lets it wait again, if it has a retry left for such a death and was not cancelled. The death is kept, and told if
     * the task fails.
     */
    final synchronized boolean again(WorkerLostException death, PoolOptions options) {
        if (cancelled || runs.count() > options.retries() || !options.retryOn().contains(death.deathCause())) {
            return false;
        }
        runs.add(death);
        step = Step.WAITING;
        return true;
    }

    /**
     * Ends it with an exception, or as cancelled if it was cancelled; returns which exception that is, or null if it
     * had ended before.
     */
    final synchronized @Nullable Throwable endWith(Throwable thrown) {
        Throwable end = cancelled ? new CancellationException() : thrown;
        if (!endWith(null, end, -1)) {
            return null;
        }
        isCancellation = cancelled;
        return end;
    }

    /**
     * Ends it with a value, or with a failure; returns false if it had ended before.
     *
     * @param nanos how long it ran; negative if that is not known
     */
    final synchronized boolean endWith(@Nullable V withValue, @Nullable Throwable withFailure, long nanos) {
        boolean isFirst = step != Step.ENDED;
        if (isFirst) {
            if (step != Step.WAITING) {
                runs.end(nanos);
            }
            value = withValue;
            failure = withFailure;
            step = Step.ENDED;
        }
        placement = null;
        return isFirst;
    }

    /** Notes that its owner was told of the end. */
    final synchronized void told() {
        told = true;
        notifyAll();
    }

    /** Waits until it has ended and its owner was told. */
    public final synchronized void awaitEnd() throws InterruptedException {
        while (!told) {
            wait();
        }
    }

    /** Whether it has ended, and its owner was told. */
    public final synchronized boolean hasEnded() {
        return told;
    }

    /** Once it has ended: why it has no value; null if it has one. */
    public final synchronized @Nullable Throwable failure() {
        return failure;
    }

    /** Whether it has ended because it was cancelled or withdrawn, and not by an exception of its own. */
    public final synchronized boolean wasCancelled() {
        return isCancellation;
    }

    /** Its value, once it has ended with one; the value may be null. */
    @SuppressWarnings("NullAway") // a V may be null
    public final synchronized V value() {
        return value;
    }
}
