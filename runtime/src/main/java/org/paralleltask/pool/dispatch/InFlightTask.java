package org.paralleltask.pool.dispatch;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.paralleltask.host.Worker;
import org.paralleltask.host.WorkerRequest;
import org.paralleltask.pool.task.Job;
import org.paralleltask.pool.task.Placement;

/**
 * One task of a dispatch, and the request that the worker gets for its sake: a limit or a cancel. Few tasks ever need
 * one. Thread-safe: the lock guards that there is only one request.
 */
final class InFlightTask implements WorkerRequest.InFlightTask, Placement {
    private final InFlightTasks all;
    private final int index;
    private final long id;

    private volatile @Nullable WorkerRequest request; // written under this

    private volatile boolean ended;

    /** @param id its number in its pool */
    InFlightTask(InFlightTasks all, int index, long id) {
        this.all = all;
        this.index = index;
        this.id = id;
    }

    @Override
    public Worker worker() {
        return all.worker();
    }

    @Override
    public void cancel(Duration grace) {
        request().cancel(grace);
    }

    /** The request to the worker for this task's sake; made when it is first asked for. */
    synchronized WorkerRequest request() {
        WorkerRequest made = request;
        if (made == null) {
            made = all.request(this, id);
            request = made;
            if (ended) { // too late: it must not touch the worker, which may have another dispatch
                made.end();
            }
        }
        return made;
    }

    /** The worker has reported the task's progress. */
    void progressed(long done, long total) {
        Job<?, ?> job = all.sent().slice().job(index);
        if (job != null) {
            job.queue().events().progress(job, worker(), done, total);
        }
    }

    /** Whether the worker was killed for its sake. */
    boolean hasKilled() {
        WorkerRequest made = request;
        return made != null && made.hasKilled();
    }

    /** It was answered, or never will be: from now on the worker is not touched for its sake. */
    void end() {
        ended = true;
        WorkerRequest made = request;
        if (made != null) {
            made.end();
        }
    }

    @Override
    public boolean takeBack() {
        return all.takeBack(index);
    }

    @Override
    public boolean isolate() {
        Recall recall = all.recall();
        return recall == null || recall.isolate(index); // while not all tasks are there, none was sent or answered
    }
}
