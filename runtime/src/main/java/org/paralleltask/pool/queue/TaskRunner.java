package org.paralleltask.pool.queue;

import org.paralleltask.pool.task.Chunk;
import org.paralleltask.task.TaskDefinition;

/** Runs tasks with the worker that it has. */
public interface TaskRunner {
    /** Whether its worker is ready for this method's tasks. */
    boolean isReadyFor(TaskDefinition<?, ?> definition);

    /** Whether its worker has been sent more than it has begun. Safe from any thread. */
    boolean hasMore();

    /** Whether that has been so for so long that a new worker is worth it. Safe from any thread. */
    boolean isLate();

    /** Takes back half of that, if the worker is late. Safe from any thread. */
    TaskSlice takeHalf();

    /**
     * Runs the only task of a chunk on the thread of a caller to whom the worker was lent.
     *
     * @return whether {@link Scheduler#workerReturning} has counted it
     */
    boolean runForCaller(Chunk<?, ?> chunk);
}
