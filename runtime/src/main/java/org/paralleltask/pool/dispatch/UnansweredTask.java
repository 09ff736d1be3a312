package org.paralleltask.pool.dispatch;

import org.paralleltask.host.WorkerRequest;
import org.paralleltask.host.death.LostTask;
import org.paralleltask.host.os.WorkerOutput;
import org.paralleltask.pool.task.Job;

/**
 * A job that a dead worker has not answered.
 *
 * @param hadBegun whether it may have started it
 * @param hadEnded whether the method had returned, or thrown
 * @param wasTold whether anybody has heard of its beginning
 */
public record UnansweredTask(
        Job<?, ?> job, WorkerRequest exchange, boolean hadBegun, boolean hadEnded, boolean wasTold) {
    /** What is told of it. */
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
