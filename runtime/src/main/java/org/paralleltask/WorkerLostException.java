package org.paralleltask;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Thrown when a task's worker process ended before the task did: at the task's timeout ({@link TaskTimeoutException}),
 * or for another reason ({@link WorkerCrashedException}). The pool replaces the worker.
 */
public abstract sealed class WorkerLostException extends TaskException
        permits WorkerCrashedException, TaskTimeoutException {
    private static final long serialVersionUID = 1;

    private final DeathCause deathCause;
    private final String reason;
    private final String captureFile;
    private final String replayCommand;

    /**
     * @param captureFile empty if the task was not captured
     * @param replayCommand empty if the task was not captured
     */
    WorkerLostException(
            String message, DeathCause deathCause, String reason, String captureFile, String replayCommand) {
        super(message);
        this.deathCause = deathCause;
        this.reason = reason;
        this.captureFile = captureFile;
        this.replayCommand = replayCommand;
    }

    /** {@return why the worker ended} */
    public final DeathCause deathCause() {
        return deathCause;
    }

    /** {@return why the worker ended, in one line} */
    public final String reason() {
        return reason;
    }

    /**
     * {@return the file in which the task was captured; empty if it was not: see {@link
     * PoolOptions#captureCrashes(Path)}}
     */
    public final Optional<Path> captureFile() {
        return captureFile.isEmpty() ? Optional.empty() : Optional.of(Path.of(captureFile));
    }

    /** {@return the shell command that runs the captured task again, alone; empty if it was not captured} */
    public final Optional<String> replayCommand() {
        return Optional.of(replayCommand).filter(command -> !command.isEmpty());
    }

    /** {@return the worker's name, such as {@code sumPrimes-3}} */
    public abstract String worker();

    /** {@return the process id that the worker had} */
    public abstract long pid();
}
