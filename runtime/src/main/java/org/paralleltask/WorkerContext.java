package org.paralleltask;

/**
 * The worker process that runs a task or a hook, as these see it. Methods with {@link OnWorkerStart} or
 * {@link OnWorkerExit} may have one as their only parameter. Thread-safe.
 */
public interface WorkerContext {
    /**
     * {@return which of its pool's workers this is, from 0 to {@code workers - 1}} It is for resources of which each
     * worker has one, such as a GPU, a port or a licence. A worker that replaces another has the other's index. With
     * {@link PoolOptions#spares(int) spares} indexes go up to {@code workers + spares - 1}. Only one process at a time
     * has an index.
     */
    int workerIndex();

    /** {@return the worker's name, such as {@code sumPrimes-3}: the pool's name, and the index plus 1} */
    String workerName();

    /** {@return the process id} */
    long pid();
}
