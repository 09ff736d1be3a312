package org.paralleltask.pool.dispatch;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.paralleltask.base.StoppedTime;
import org.paralleltask.host.Worker;
import org.paralleltask.host.WorkerRequest;

/**
 * Ends the tasks of a dispatch that run longer than their limit. It looks when the limit could be over, and more often:
 * the time in which this program was stopped does not count. Thread-safe: the timer's thread looks, and any thread may
 * end it.
 */
final class LimitWatch {
    private final SentTasks sent;
    private final InFlightTasks inFlight;
    private final Worker worker;
    private final ScheduledExecutorService timer;

    /** The task that was next to be answered at the last look. Used only by the timer's thread. */
    private int awaited;

    private long awaitedSince;

    /**
     * The task that has passed its limit: its worker was asked for its stack, and is killed a little later. Used only
     * by the timer's thread.
     */
    private int timedOut = -1;

    private long timedOutNanos;

    private final StoppedTime stopped = new StoppedTime();

    /** How much of {@link #stopped} was before {@link #awaitedSince}. */
    private long stoppedBefore;

    @GuardedBy("this")
    private @Nullable ScheduledFuture<?> look;

    @GuardedBy("this")
    private boolean ended;

    @GuardedBy("this")
    private boolean killed;

    LimitWatch(SentTasks sent, InFlightTasks inFlight, Worker worker, ScheduledExecutorService timer) {
        this.sent = sent;
        this.inFlight = inFlight;
        this.worker = worker;
        this.timer = timer;
    }

    /** From now on the limit holds for each task that runs. */
    void begin(Duration limit) {
        schedule(() -> check(limit), limit.toNanos());
    }

    private void check(Duration limit) {
        try {
            look(limit);
        } catch (InternalError cutOff) { // the worker has cut off the memory that it shares with this process
            sent.abandon();
            killSilent();
        }
    }

    private void look(Duration limit) {
        int index = inFlight.currentIndex();
        long before = stopped.nanos();
        stopped.look();
        long since = sinceNanos(index, before);
        long stoppedNanos = stopped.nanos() - (index == 0 ? 0 : stoppedBefore);
        long left = limit.toNanos() + stoppedNanos - (System.nanoTime() - since);
        if (left > 0) {
            schedule(() -> check(limit), left);
        } else if (index < sent.size()) {
            long patience = WorkerRequest.DUMP_PATIENCE.toNanos();
            if (timedOut != index || System.nanoTime() - timedOutNanos >= patience) {
                timedOut = index;
                timedOutNanos = System.nanoTime();
                inFlight.get(index).request().timeOut(stoppedNanos);
            }
            schedule(() -> check(limit), patience); // if this task ends meanwhile, the next is watched
        } else {
            killSilent();
        }
    }

    /** Kills the worker: it has answered everything and does not say that it is done, or it has cut off the ledger. */
    private synchronized void killSilent() {
        if (!ended) {
            killed = true;
            worker.kill();
        }
    }

    /**
     * When the task was begun, by the worker's word; but not later than it was first seen to be next, because a worker
     * may claim anything.
     */
    private long sinceNanos(int index, long stoppedUntilNow) {
        if (index == 0) {
            return sent.sentNanos();
        }
        if (awaited != index) {
            awaited = index;
            stoppedBefore = stoppedUntilNow;
            awaitedSince = System.nanoTime();
        }
        boolean hasBegun = index < sent.size() && !sent.isWaiting(index);
        return hasBegun && sent.begunNanos(index) - awaitedSince < 0 ? sent.begunNanos(index) : awaitedSince;
    }

    private synchronized void schedule(Runnable action, long nanos) {
        if (!ended) {
            look = timer.schedule(action, stopped.delayOf(nanos), TimeUnit.NANOSECONDS);
        }
    }

    /** Whether this watch has killed the worker itself, not for the sake of a task. */
    synchronized boolean hasKilled() {
        return killed;
    }

    /** Ends it: from now on it does not look. */
    synchronized void end() {
        ended = true;
        if (look != null) {
            look.cancel(false);
        }
    }
}
