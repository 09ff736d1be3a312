package org.paralleltask.pool;

import java.time.Duration;
import java.util.List;
import org.paralleltask.PoolStats;

/**
 * What all pools have in common, whatever their method is: each generated pool is one. For code that watches pools, or
 * ends them, and does not know their tasks. Thread-safe.
 */
public interface Pool extends AutoCloseable {
    /** What the pool has done and is doing. Cheap enough to be asked for many times a second. */
    PoolStats stats();

    /** The workers' processes that live at this moment, in no order; empty for workers in this process. */
    List<ProcessHandle> processes();

    /** Accepts nothing more; what was accepted is finished, then the processes end. Does not wait. */
    void shutdown();

    /**
     * Accepts nothing more, cancels what is unfinished and kills the workers that run it. Does not wait.
     *
     * @return the tasks that certainly never started
     */
    List<?> shutdownNow();

    /**
     * Waits until a pool that was shut down has ended; false if that has not come in time.
     *
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    boolean awaitTermination(Duration patience) throws InterruptedException;

    /** Finishes what was accepted, then ends the worker processes, and returns when they are gone. */
    @Override
    void close();
}
