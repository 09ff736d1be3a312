package org.paralleltask;

import java.util.List;

/**
 * Thrown when worker processes cannot be started: a wrong JVM flag, a missing class, a command prefix that does not
 * exist, a start hook that throws. The message contains what the worker's JVM printed.
 */
public final class WorkerStartException extends TaskException {
    private static final long serialVersionUID = 1;

    /** An array, because a list may not be serializable. */
    private final String[] command;

    /**
     * Only the library makes them.
     *
     * @param message all of it, for people
     * @param command the command that was to start the worker
     * @param cause why it could not be run
     */
    public WorkerStartException(String message, List<String> command, Throwable cause) {
        super(message, cause);
        this.command = command.toArray(String[]::new);
    }

    /**
     * Only the library makes them.
     *
     * @param message all of it, for people
     * @param command the command that was to start the worker
     */
    public WorkerStartException(String message, List<String> command) {
        super(message);
        this.command = command.toArray(String[]::new);
    }

    /** {@return the command that was to start the worker, word by word, with the contents of its argument file} */
    public List<String> command() {
        return List.of(command);
    }
}
