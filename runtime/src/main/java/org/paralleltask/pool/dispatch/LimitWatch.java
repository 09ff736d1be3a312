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
 * Sees to it that no task of a batch runs longer than its limit, by looking when it could be over; and more often, because
 * the time does not count in which this program was stopped. Thread-safe.
 */
final class LimitWatch {
    private final Dispatch batch;
    private final Worker worker;
    private final ScheduledExecutorService timer;

    /** The task of which it was seen that it waits to be begun; only the timer. */
    private int awaited;

    private long awaitedSince;

    /** The task that was told to say where it is, and is killed after a while; only the timer. */
    private int timedOut = -1;

    private long timedOutNanos;

    private final StoppedTime stopped = new StoppedTime();

    /** How much of that was before that task was awaited. */
    private long stoppedBefore;

    @GuardedBy("this")
    private @Nullable ScheduledFuture<?> look;

    @GuardedBy("this")
    private boolean ended;

    @GuardedBy("this")
    private boolean killed;

    LimitWatch(Dispatch batch, Worker worker, ScheduledExecutorService timer) {
        this.batch = batch;
        this.worker = worker;
        this.timer = timer;
    }

    /** From now on the limit holds for whatever runs. */
    void begin(Duration limit) {
        schedule(() -> check(limit), limit.toNanos());
    }

    private void check(Duration limit) {
        try {
            look(limit);
        } catch (InternalError cutOff) { // of the memory that it shares with us: nothing can be told of it any more
            batch.abandon();
            killSilent();
        }
    }

    private void look(Duration limit) {
        int index = batch.currentIndex();
        long before = stopped.nanos();
        stopped.look();
        long since = sinceNanos(index, before);
        long stoppedNanos = stopped.nanos() - (index == 0 ? 0 : stoppedBefore);
        long left = limit.toNanos() + stoppedNanos - (System.nanoTime() - since);
        if (left > 0) {
            schedule(() -> check(limit), left);
        } else if (batch.has(index)) {
            long patience = WorkerRequest.DUMP_PATIENCE.toNanos();
            if (timedOut != index || System.nanoTime() - timedOutNanos >= patience) {
                timedOut = index;
                timedOutNanos = System.nanoTime();
                batch.seat(index).exchange().timeOut(stoppedNanos);
            }
            schedule(() -> check(limit), patience); // if it ends meanwhile: for the next
        } else {
            killSilent();
        }
    }

    /** It has answered everything, and does not end; or it has spoilt what tells that. */
    private synchronized void killSilent() {
        if (!ended) {
            killed = true;
            worker.kill();
        }
    }

    /** Since when it runs; or since when it could, as far as these looks tell: a worker may say what it likes. */
    private long sinceNanos(int index, long stoppedUntilNow) {
        if (index == 0) {
            return batch.sentNanos();
        }
        if (awaited != index) {
            awaited = index;
            stoppedBefore = stoppedUntilNow;
            awaitedSince = System.nanoTime();
        }
        boolean hasBegun = batch.has(index) && !batch.isWaiting(index);
        return hasBegun && batch.begunNanos(index) - awaitedSince < 0 ? batch.begunNanos(index) : awaitedSince;
    }

    private synchronized void schedule(Runnable action, long nanos) {
        if (!ended) {
            look = timer.schedule(action, stopped.delayOf(nanos), TimeUnit.NANOSECONDS);
        }
    }

    /** Whether this has killed the worker. */
    synchronized boolean hasKilled() {
        return killed;
    }

    /** It looks no more. */
    synchronized void end() {
        ended = true;
        if (look != null) {
            look.cancel(false);
        }
    }
}
