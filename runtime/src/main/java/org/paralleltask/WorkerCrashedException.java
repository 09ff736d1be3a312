package org.paralleltask;

/**
 * Thrown when the worker process that ran a task ended before the task did: it was killed, called
 * {@link System#exit}, ran out of memory, or crashed in native code. The pool has replaced the worker.
 */
public final class WorkerCrashedException extends TaskException {
    private static final long serialVersionUID = 1;

    private final WorkerDeath death;

    /** What the pool throws. */
    public WorkerCrashedException(String message, WorkerDeath death) {
        super(message);
        this.death = death;
    }

    /** All that is known of the death. */
    public WorkerDeath death() {
        return death;
    }

    /** The worker's name, such as {@code sumPrimes-3}. */
    public String worker() {
        return death.worker();
    }

    /** The process id that the worker had. */
    public long pid() {
        return death.pid();
    }

    /** See {@link WorkerDeath#exitStatus}. */
    public int exitStatus() {
        return death.exitStatus();
    }
}
