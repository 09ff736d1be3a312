package org.paralleltask.pool.supervise;

import org.jspecify.annotations.Nullable;
import org.paralleltask.WorkerStartException;
import org.paralleltask.base.FullHeap;
import org.paralleltask.host.Worker;
import org.paralleltask.host.WorkerView;
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
            Job<?, ?> job = slice.job(i);
            if (job == null) {
                continue; // withdrawn
            }
            if (job.mayGoBack()) {
                job.putBack();
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
            Job<?, ?> job = slice.job(i);
            if (job == null) {
                continue; // withdrawn
            }
            if (hasDied && job.mayGoBack()) {
                job.putBack();
            } else {
                job.fail(i == 0 ? failure : FailureMessages.again(failure));
            }
        }
    }

    /**
     * Fails the tasks that the worker still has, and finishes the ends that were broken off. The error is this library's own,
     * or the heap is full; but no caller must wait for ever.
     */
    void failLost(TaskSlice slice, Throwable bug) {
        Throwable another = null;
        for (int i = 0; i < slice.size(); i++) {
            try {
                failForSure(slice, i, worker, bug);
            } catch (RuntimeException | Error oneMore) { // the other tasks must end all the same
                another = oneMore;
            }
        }
        if (another != null && !another.equals(bug)) { // all threads may get the same error when the heap is full
            bug.addSuppressed(another);
        }
    }

    /**
     * Fails a task that no other thread can end. In a full heap it tries again until there is room.
     *
     * @param fed whose task it is, if it still has it; null if the task was taken out of its queue for this
     */
    static void failForSure(TaskSlice slice, int number, @Nullable WorkerView fed, Throwable failure) {
        boolean isLost = false;
        boolean isDone = false;
        while (!isDone) {
            try {
                Job<?, ?> job = slice.job(number);
                isLost = isLost || (job != null && (fed == null || job.isLostWith(fed)));
                if (job != null && isLost) {
                    job.fail(failure);
                }
                if (job != null && (isLost || job.hasEnded())) {
                    job.tellOfEnd();
                }
                isDone = true;
            } catch (OutOfMemoryError full) {
                FullHeap.pause();
            }
        }
    }
}
