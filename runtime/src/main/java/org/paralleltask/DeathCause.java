package org.paralleltask;

/**
 * Why a worker process ended while it ran a task, for a program that acts on it: see
 * {@link WorkerLostException#deathCause}. The exception's message has the cause in words. {@link WorkerDeath#certainty}
 * says how certain it is.
 */
public enum DeathCause {
    /**
     * A signal from outside ended the worker: the kernel was out of memory, a container ended, or {@code kill} was
     * called. Nothing shows that the task is at fault. (A task that calls {@code Runtime.halt(137)} leaves the same
     * traces.)
     */
    KILLED,
    /** The worker's heap, or other memory of its JVM, was exhausted. */
    HEAP_EXHAUSTED,
    /** The task called {@link System#exit} or {@link Runtime#halt}, or native code ended the process. */
    EXIT,
    /** Native code, or the JVM itself, crashed. */
    NATIVE_CRASH,
    /**
     * The task ran longer than its {@link PoolOptions#timeout(java.time.Duration) timeout}, and the pool killed the
     * worker.
     */
    TIME_LIMIT,
    /**
     * The pool killed the worker because of its memory: it was above one and a half times
     * {@link PoolOptions#maxWorkerMemory(long)}, or it was the largest while all together were more than a tenth above
     * {@link PoolOptions#maxTotalMemory(long)}.
     */
    MEMORY_LIMIT,
    /**
     * This program missed the worker's end because its own heap was full, or the pool killed a worker that broke the
     * protocol.
     */
    UNKNOWN
}
