package org.paralleltask;

/**
 * Thrown when a task ended neither with a value nor with an exception of its own. Its subclasses are all that can go
 * wrong between the caller and the method.
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
