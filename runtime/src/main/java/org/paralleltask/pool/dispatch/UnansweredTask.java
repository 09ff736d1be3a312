package org.paralleltask.pool.dispatch;

import org.paralleltask.host.WorkerRequest;
import org.paralleltask.host.death.LostTask;
import org.paralleltask.host.os.WorkerOutput;
import org.paralleltask.pool.task.Job;

/**
 * A task that a dead worker has not answered, and that cannot run again as if nothing had happened.
 *
 * @param request the request to the worker for the sake of this task
 * @param hadBegun whether the worker may have begun it
 * @param hadEnded whether the method had returned, or thrown
 * @param wasTold whether observers were told of its beginning
 */
public record UnansweredTask(
        Job<?, ?> job, WorkerRequest request, boolean hadBegun, boolean hadEnded, boolean wasTold) {
    /** What the failure's message says of it. */
    public LostTask task() {
        return new LostTask(
                job.id(),
                job.text(),
                job.attempt(),
                job.single().limit(),
                job.queue().options(),
                job.definition(),
                job.arguments(),
                WorkerOutput.Words.of(job.id(), job.run().elapsed()),
                hadBegun,
                hadEnded);
    }
}
