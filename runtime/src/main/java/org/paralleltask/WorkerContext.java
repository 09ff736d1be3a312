package org.paralleltask;

/**
 * The worker process that runs a task or a hook, as it sees itself. The hooks {@link OnWorkerStart} and
 * {@link OnWorkerExit} may take one as their only parameter.
 */
public interface WorkerContext {
    /**
     * Which of its pool's workers this is, from 0 to {@code workers} - 1: for what there is one of for each worker, such
     * as a GPU, a port or a licence. A worker that replaces another has its index; with {@link PoolOptions#spares(int)
     * spares} indexes go up to {@code workers + spares} - 1, and each is that of one process at a time.
     */
    int workerIndex();

    /** The worker's name, such as {@code sumPrimes-3}: the pool's name, and the index counted from 1. */
    String workerName();

    /** The process id. */
    long pid();
}
