package org.paralleltask;

/**
 * Thrown when arguments or a value cannot be sent between the processes. The message names the part by its path, and
 * says why: it cannot be encoded, it is of a class that may not cross, it fails while it is read, or it is too large.
 */
public final class PayloadException extends TaskException {
    private static final long serialVersionUID = 1;

    public PayloadException(String message) {
        super(message);
    }

    public PayloadException(String message, Throwable cause) {
        super(message, cause);
    }
}
