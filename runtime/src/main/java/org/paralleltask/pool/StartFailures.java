package org.paralleltask.pool;

import java.util.List;
import org.paralleltask.WorkerStartException;

/**
 * How often in a row workers of one set could not be started, and what follows: one failure may be bad luck, several are
 * a wrong flag or a missing class, and starting more processes helps nobody. Thread-safe.
 */
final class StartFailures {
    /** From this many on, without a success between, tasks fail instead of waiting for a worker. */
    private static final int LIMIT = 3;

    private static final long FIRST_PAUSE_MILLIS = 50;
    private static final int MAX_DOUBLINGS = 6;

    private final JobQueues queues;
    private int inARow;
    private int running;

    StartFailures(JobQueues queues) {
        this.queues = queues;
    }

    synchronized void started() {
        inARow = 0;
        running++;
    }

    synchronized void stopped() {
        running--;
    }

    /** Fails what waits if that is all that can be done, and lets some time pass before the next try. */
    void failed(WorkerStartException failure) {
        int times;
        boolean hopeless;
        synchronized (this) {
            times = ++inARow;
            hopeless = times >= LIMIT && running == 0;
        }
        if (hopeless) {
            List<Job<?, ?>> waiting = queues.drain();
            for (Job<?, ?> job : waiting) {
                // each its own: an exception that is thrown to several callers would show each the others' frames
                job.fail(new WorkerStartException(String.valueOf(failure.getMessage()), failure.command(), failure));
            }
        }
        queues.pause(FIRST_PAUSE_MILLIS << Math.min(times - 1, MAX_DOUBLINGS));
    }

    /** Whether so many starts have failed that the next is made only for a task that waits, one at a time. */
    synchronized boolean isDoubtful() {
        return inARow >= LIMIT;
    }
}
