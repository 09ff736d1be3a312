package org.paralleltask.pool.supervise;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.concurrent.TimeUnit;
import org.paralleltask.WorkerStartException;
import org.paralleltask.host.death.FailureMessages;
import org.paralleltask.pool.queue.Scheduler;
import org.paralleltask.pool.queue.TaskSlice;

/**
 * Counts how often in a row workers of one set could not be started, and decides what follows. One failure may be bad luck;
 * several are a wrong flag or a missing class, and starting more processes does not help. Thread-safe.
 */
final class StartBackoff {
    /** From so many failures in a row on, tasks fail instead of waiting for a worker. */
    private static final int LIMIT = 3;

    private static final long FIRST_PAUSE_MILLIS = 50;
    private static final int MAX_DOUBLINGS = 4;

    private final Scheduler scheduler;
    /** Failed starts since the last success. */
    @GuardedBy("this")
    private int inARow;

    @GuardedBy("this")
    private int starting;

    @GuardedBy("this")
    private int running;

    StartBackoff(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    synchronized void starting() {
        starting++;
    }

    synchronized void started() {
        inARow = 0;
        starting--;
        running++;
    }

    synchronized void stopped() {
        running--;
    }

    /**
     * A start has failed: waits before the next. If there is no hope, fails the tasks that wait, and those that come
     * meanwhile. Otherwise, with a small queue in front of a thousand tasks, one wrong flag would cost a thousand
     * pauses.
     */
    void failed(WorkerStartException failure) {
        int times;
        boolean hopeless;
        synchronized (this) {
            times = ++inARow;
            starting--;
            hopeless = times >= LIMIT && running == 0 && starting == 0; // a worker that is still starting may succeed
        }
        long end = System.nanoTime()
                + TimeUnit.MILLISECONDS.toNanos(FIRST_PAUSE_MILLIS << Math.min(times - 1, MAX_DOUBLINGS));
        do {
            if (hopeless) {
                failWaiting(failure);
            }
        } while (scheduler.demand.pause(end, hopeless));
    }

    /** Fails the tasks one by one: each that was taken out of its queue ends, also in a full heap. */
    private void failWaiting(WorkerStartException failure) {
        for (TaskSlice next = scheduler.pollOne(); !next.isEmpty(); next = scheduler.pollOne()) {
            StrandedTasks.failForSure(next, 0, null, own(failure));
        }
    }

    /** A copy of the failure for each caller, whose frames are added to it; in a full heap the failure itself. */
    private static WorkerStartException own(WorkerStartException failure) {
        try {
            return FailureMessages.again(failure);
        } catch (OutOfMemoryError full) {
            return failure;
        }
    }

    /**
     * Whether so many starts in a row have failed that the next is made only for a task that waits, and only one at a
     * time.
     */
    synchronized boolean isDoubtful() {
        return inARow >= LIMIT;
    }
}
