package org.paralleltask.pool.dispatch;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.paralleltask.host.Worker;
import org.paralleltask.host.WorkerRequest;
import org.paralleltask.pool.task.Job;
import org.paralleltask.pool.task.Placement;

/**
 * One task of a dispatch, and the request that the worker gets for its sake: a limit, a cancel, rarely anything. Thread-safe:
 * its lock guards that there is one request.
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

    /** What is wanted of the worker for its sake; made when it is first asked for. */
    synchronized WorkerRequest request() {
        WorkerRequest made = request;
        if (made == null) {
            made = all.request(this, id);
            request = made;
            if (ended) { // so late a request must not touch the worker, which may be busy with another dispatch
                made.end();
            }
        }
        return made;
    }

    /** The task has said how far it is. */
    void progressed(long done, long total) {
        Job<?, ?> job = all.sent().slice().job(index);
        if (job != null) {
            job.queue().events().progress(job, worker(), done, total);
        }
    }

    /** Whether the worker was killed for it. */
    boolean hasKilled() {
        WorkerRequest made = request;
        return made != null && made.hasKilled();
    }

    /** It has been answered, or will never be: from now on the worker is not touched for its sake. */
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
        return recall == null || recall.isolate(index); // before all tasks are there, none is sent and none is answered
    }
}
