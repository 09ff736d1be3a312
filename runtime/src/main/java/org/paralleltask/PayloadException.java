package org.paralleltask;

/**
 * Thrown when arguments or a value cannot cross between the processes: something in them cannot be encoded, is of a
 * class that may not cross, fails while it is read, or is too large.
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
