package org.paralleltask.pool.queue;

import org.paralleltask.pool.task.Chunk;
import org.paralleltask.task.TaskDefinition;

/** Runs tasks with one worker, which it has as long as that lives. */
public interface TaskRunner {
    /** Whether its worker is ready for this method's tasks. */
    boolean isReadyFor(TaskDefinition<?, ?> definition);

    /** Whether its worker has been sent more tasks than it has begun. Safe from any thread. */
    boolean hasMore();

    /** Whether that has been so for so long that a new worker is worth its start. Safe from any thread. */
    boolean isLate();

    /** Takes back half of the tasks that the worker has not begun, if it is late. Safe from any thread. */
    TaskSlice takeHalf();

    /**
     * Runs the only task of a chunk on the calling thread, which has borrowed the worker.
     *
     * @return whether {@link Scheduler#workerReturning} has counted the worker as on its way back
     */
    boolean runForCaller(Chunk<?, ?> chunk);
}
