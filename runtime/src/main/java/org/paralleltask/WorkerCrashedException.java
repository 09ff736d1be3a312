package org.paralleltask;

import java.util.OptionalInt;

/**
 * Thrown when the worker process that ran a task ended before the task did: it was killed, called {@link System#exit},
 * ran out of memory, or crashed in native code. The pool replaces the worker.
 */
public final class WorkerCrashedException extends WorkerLostException {
    private static final long serialVersionUID = 1;

    private final WorkerDeath death;

    /**
     * Only the library makes them.
     *
     * @param message all of it, for people
     * @param death what is known about it
     * @param captureFile empty if the task was not captured
     * @param replayCommand empty if the task was not captured
     */
    public WorkerCrashedException(String message, WorkerDeath death, String captureFile, String replayCommand) {
        super(message, death.cause(), death.reason(), captureFile, replayCommand);
        this.death = death;
    }

    /** {@return all that is known about the death} */
    public WorkerDeath death() {
        return death;
    }

    @Override
    public String worker() {
        return death.worker();
    }

    @Override
    public long pid() {
        return death.pid();
    }

    /** {@return the exit status that the system reported: see {@link WorkerDeath#exitStatus}} */
    public OptionalInt exitStatus() {
        return death.exitStatus();
    }
}
