package org.paralleltask.pool.supervise;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.concurrent.TimeUnit;
import org.paralleltask.WorkerStartException;
import org.paralleltask.host.death.FailureMessages;
import org.paralleltask.pool.queue.Scheduler;
import org.paralleltask.pool.queue.TaskSlice;
import org.paralleltask.pool.task.Job;

/**
 * How often in a row workers of one set could not be started, and what follows: one failure may be bad luck, several are
 * a wrong flag or a missing class, and starting more processes helps nobody. Thread-safe.
 */
final class StartBackoff {
    /** From this many on, without a success between, tasks fail instead of waiting for a worker. */
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
     * A start has failed: waits before the next. If there is no hope, it fails the tasks that wait, and those that come
     * meanwhile, so that a small queue in front of a thousand tasks does not turn one wrong flag into a thousand pauses.
     */
    void failed(WorkerStartException failure) {
        int times;
        boolean hopeless;
        synchronized (this) {
            times = ++inARow;
            starting--;
            hopeless = times >= LIMIT && running == 0 && starting == 0; // one that is still starting may be the one
        }
        long end = System.nanoTime()
                + TimeUnit.MILLISECONDS.toNanos(FIRST_PAUSE_MILLIS << Math.min(times - 1, MAX_DOUBLINGS));
        do {
            if (hopeless) {
                failWaiting(failure);
            }
        } while (scheduler.demand.pause(end, hopeless));
    }

    /** One by one: each task that was taken out of its queue ends, also where the heap is full. */
    private void failWaiting(WorkerStartException failure) {
        for (TaskSlice next = scheduler.pollOne(); !next.isEmpty(); next = scheduler.pollOne()) {
            Job<?, ?> job = next.jobForSure(0);
            if (job != null) {
                job.failForSure(own(failure));
            }
        }
    }

    /** A copy for each caller, to which the caller's frames are added; where the heap is full, the failure itself. */
    private static WorkerStartException own(WorkerStartException failure) {
        try {
            return FailureMessages.again(failure);
        } catch (OutOfMemoryError full) {
            return failure;
        }
    }

    /** Whether so many starts have failed that the next is made only for a task that waits, one at a time. */
    synchronized boolean isDoubtful() {
        return inARow >= LIMIT;
    }
}
