package org.paralleltask.pool;

import java.time.Duration;
import java.util.List;
import org.paralleltask.PoolStats;

/**
 * What all pools have in common, whatever their methods are: each generated pool is a {@code Pool}. For code that watches or
 * ends pools without knowing their tasks. Thread-safe.
 */
public interface Pool extends AutoCloseable {
    /** {@return what the pool has done and is doing} Cheap enough to be asked for many times a second. */
    PoolStats stats();

    /** {@return the worker processes that are alive now, in no particular order; empty for workers in this process} */
    List<ProcessHandle> processes();

    /** Accepts no more tasks; accepted tasks are finished, then the processes end. Does not wait. */
    void shutdown();

    /**
     * Accepts no more tasks, cancels unfinished tasks and kills the workers that run them. Does not wait.
     *
     * @return the tasks that certainly never started
     */
    List<?> shutdownNow();

    /**
     * Waits until a pool that was shut down has ended.
     *
     * @param patience how long to wait; not at all if zero or less
     * @return whether it has ended; false at once if it was not shut down
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    boolean awaitTermination(Duration patience) throws InterruptedException;

    /** Finishes the accepted tasks, ends the worker processes, and returns when they have ended. */
    @Override
    void close();
}
