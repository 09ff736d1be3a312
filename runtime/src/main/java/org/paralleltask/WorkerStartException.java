package org.paralleltask;

import java.util.List;

/**
 * Thrown when worker processes cannot be started: a wrong JVM flag, a missing class, a command prefix that does not
 * exist. The message holds what the JVM itself said.
 */
public final class WorkerStartException extends TaskException {
    private static final long serialVersionUID = 1;

    /** A list of strings that is serializable whatever list was given. */
    private final String[] command;

    public WorkerStartException(String message, List<String> command, Throwable cause) {
        super(message, cause);
        this.command = command.toArray(String[]::new);
    }

    public WorkerStartException(String message, List<String> command) {
        super(message);
        this.command = command.toArray(String[]::new);
    }

    /** The command that was to start the worker, word by word, its argument file expanded. */
    public List<String> command() {
        return List.of(command);
    }
}
