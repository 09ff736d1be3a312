package org.paralleltask;

/**
 * Thrown when a task has no value and no exception of its own to give: the family of everything that can go wrong
 * between the caller and the method.
 */
public abstract sealed class TaskException extends RuntimeException
        permits RemoteTaskException, WorkerLostException, WorkerStartException, PayloadException {
    private static final long serialVersionUID = 1;

    TaskException(String message) {
        super(message);
    }

    TaskException(String message, Throwable cause) {
        super(message, cause);
    }
}
