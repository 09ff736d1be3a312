package org.paralleltask;

/**
 * Why a worker process ended in the midst of a task, for a program that is to act on it: see
 * {@link WorkerLostException#deathCause}. The exception's message has the same in words, and how sure it is.
 */
public enum DeathCause {
    /**
     * A signal from outside ended it: the kernel's for want of memory, a container's end, {@code kill}. Nothing says that
     * the task is at fault. (A task that calls {@code Runtime.halt(137)} leaves the same traces.)
     */
    KILLED,
    /** Its heap, or other memory of its JVM, was exhausted. */
    HEAP_EXHAUSTED,
    /** {@link System#exit} or {@link Runtime#halt} was called in it, or native code ended the process. */
    EXIT,
    /** Native code, or the JVM itself, crashed. */
    NATIVE_CRASH,
    /** The task ran longer than its limit, and the pool killed the worker. */
    TIME_LIMIT,
    /**
     * It grew to more than one and a half times {@link PoolOptions#maxWorkerMemory(long)}, or was the largest when all
     * together were more than a tenth above {@link PoolOptions#maxTotalMemory(long)}, and the pool killed it.
     */
    MEMORY_LIMIT,
    /** Its end was missed, because this program's own heap was full; or the pool killed it, as it broke the protocol. */
    UNKNOWN
}
