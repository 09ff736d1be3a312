package org.paralleltask.pool.dispatch;

import org.paralleltask.pool.queue.TaskSlice;
import org.paralleltask.pool.task.Job;

/**
 * Takes back tasks that the worker has not begun. Any thread may do so at any time: for each task, the ledger's
 * compare-and-set decides between the worker and these threads.
 */
final class Recall {
    private final SentTasks sent;
    private final InFlightTasks inFlight;

    Recall(SentTasks sent, InFlightTasks inFlight) {
        this.sent = sent;
        this.inFlight = inFlight;
    }

    SentTasks sent() {
        return sent;
    }

    /** Whether there are tasks that the worker has not begun; the first does not count. */
    boolean hasWaiting() {
        try {
            return sent.isLastWaiting();
        } catch (InternalError cutOff) {
            sent.abandon();
            return false;
        }
    }

    /** Takes back the later half of the tasks that the worker has not begun, and returns them in order. */
    TaskSlice takeHalf() {
        TaskSlice taken = TaskSlice.none();
        try {
            int count = (sent.waiting() + 1) / 2;
            taken = new TaskSlice(count);
            for (int i = sent.size() - 1; i > 0 && taken.size() < count; i--) {
                Job<?, ?> job = sent.isWaiting(i) ? sent.slice().job(i) : null;
                if (job != null && job.takeBack(inFlight.get(i))) {
                    taken.add(job.single(), 0, 1);
                }
            }
        } catch (OutOfMemoryError full) {
            // the tasks that were taken before it must not be lost
        } catch (InternalError cutOff) {
            sent.abandon(); // likewise
        }
        taken.reverse();
        return taken;
    }

    /** Takes back the tasks that the worker has not begun, and lets them wait for another worker. */
    void giveBackRest() {
        for (int i = sent.size() - 1; i >= 0; i--) {
            giveBack(i);
        }
    }

    /** Takes a task back, if the worker has not begun it, and lets it wait for another worker. */
    void giveBack(int index) {
        Job<?, ?> job = sent.isWaiting(index) ? sent.slice().job(index) : null;
        if (job != null && job.takeBack(inFlight.get(index))) {
            job.putBack();
        }
    }

    /**
     * Takes back the tasks that the worker has not begun, so that killing it hits this task alone; returns false if
     * this task is already answered.
     */
    boolean isolate(int index) {
        try {
            giveBackRest();
            return sent.isUnanswered(index);
        } catch (OutOfMemoryError full) {
            return sent.isUnanswered(index); // what was not begun goes back after the worker's death
        } catch (InternalError cutOff) {
            sent.abandon();
            return true;
        }
    }
}
