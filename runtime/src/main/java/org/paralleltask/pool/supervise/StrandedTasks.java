package org.paralleltask.pool.supervise;

import org.paralleltask.WorkerStartException;
import org.paralleltask.host.Worker;
import org.paralleltask.host.death.FailureMessages;
import org.paralleltask.pool.queue.TaskSlice;
import org.paralleltask.pool.task.Job;

/**
 * Decides about the tasks of a slice that its worker has not run: they wait again, or fail. None is lost. Used by the
 * thread that feeds the worker.
 *
 * <p>It is an object, and its methods are not static, so that the class is loaded before it is needed. It is needed
 * when the heap is full, and a class that is first used then may never become usable.
 */
final class StrandedTasks {
    private final Worker worker;

    StrandedTasks(Worker worker) {
        this.worker = worker;
    }

    /** None of them has started: each waits again, unless it has come back too often. */
    void putBack(TaskSlice slice, Throwable failure) {
        for (int i = slice.size() - 1; i >= 0; i--) {
            Job<?, ?> job = slice.jobForSure(i);
            if (job == null) {
                continue; // withdrawn
            }
            if (job.mayGoBack()) {
                job.queue().putBack(job);
            } else {
                job.fail(failure);
            }
        }
    }

    /**
     * Their method could not be loaded.
     *
     * @param hasDied whether the reason is that the worker has died: then each waits again, unless it has come back too
     *     often
     */
    void notLoaded(TaskSlice slice, WorkerStartException failure, boolean hasDied) {
        for (int i = slice.size() - 1; i >= 0; i--) {
            Job<?, ?> job = slice.jobForSure(i);
            if (job == null) {
                continue; // withdrawn
            }
            if (hasDied && job.mayGoBack()) {
                job.queue().putBack(job);
            } else {
                job.fail(i == 0 ? failure : FailureMessages.again(failure));
            }
        }
    }

    /** Fails the tasks that the worker still has. The error is this library's own, but no caller must wait for ever. */
    void failLost(TaskSlice slice, Throwable bug) {
        for (int i = 0; i < slice.size(); i++) {
            Job<?, ?> job = slice.jobForSure(i);
            if (job != null && job.isLostWith(worker)) {
                job.failForSure(bug);
            }
        }
    }
}
