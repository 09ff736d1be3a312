package org.paralleltask.base;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Does something when a time has passed. Time in which this program was stopped does not count. Thread-safe. */
public final class Countdown {
    private final ScheduledExecutorService timer;
    private final Runnable action;
    private final long endNanos;

    @GuardedBy("this")
    private final StoppedTime stopped = new StoppedTime();

    @GuardedBy("this")
    private @Nullable ScheduledFuture<?> look;

    @GuardedBy("this")
    private boolean isCancelled;

    private Countdown(ScheduledExecutorService timer, Duration time, Runnable action) {
        this.timer = timer;
        this.action = action;
        this.endNanos = System.nanoTime() + time.toNanos();
    }

    public static Countdown start(ScheduledExecutorService timer, Duration time, Runnable action) {
        Countdown countdown = new Countdown(timer, time, action);
        countdown.schedule(time.toNanos());
        return countdown;
    }

    private synchronized void schedule(long nanos) {
        if (!isCancelled) {
            look = timer.schedule(this::look, stopped.delayOf(nanos), TimeUnit.NANOSECONDS);
        }
    }

    private void look() {
        long left;
        synchronized (this) {
            stopped.look();
            left = endNanos + stopped.nanos() - System.nanoTime();
        }
        if (left > 0) {
            schedule(left);
        } else if (!isCancelled()) {
            action.run();
        }
    }

    private synchronized boolean isCancelled() {
        return isCancelled;
    }

    public synchronized void cancel() {
        isCancelled = true;
        if (look != null) {
            look.cancel(false);
        }
    }
}
