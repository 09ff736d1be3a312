package org.paralleltask.pool.supervise;

import org.paralleltask.WorkerStartException;
import org.paralleltask.host.Worker;
import org.paralleltask.host.death.FailureMessages;
import org.paralleltask.pool.queue.TaskSlice;
import org.paralleltask.pool.task.Job;

/**
 * What becomes of the tasks of a slice that its worker has not run: they wait again, or fail. None is lost. Used by the thread
 * that feeds the worker.
 *
 * <p>An object rather than static methods: so this class is there before it is needed. It is needed where the heap is full, and
 * a class that is first used there may never be usable.
 */
final class StrandedTasks {
    private final Worker worker;

    StrandedTasks(Worker worker) {
        this.worker = worker;
    }

    /** They have not started: they wait again, but for those that have come back too often. */
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
     * @param hasDied whether that is because the worker has died: then they wait again, as far as they may
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

    /** Fails those that the worker still has: the error is this library's, but no caller must wait for ever. */
    void failLost(TaskSlice slice, Throwable bug) {
        for (int i = 0; i < slice.size(); i++) {
            Job<?, ?> job = slice.jobForSure(i);
            if (job != null && job.isLostWith(worker)) {
                job.failForSure(bug);
            }
        }
    }
}
