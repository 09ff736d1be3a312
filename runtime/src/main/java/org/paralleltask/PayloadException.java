package org.paralleltask;

/**
 * Thrown when arguments or a value cannot be sent between the processes. The message names the part by its path, and
 * says why: it cannot be encoded, it is of a class that may not cross, it fails while it is read, or it is too large.
 */
public final class PayloadException extends TaskException {
    private static final long serialVersionUID = 1;

    /**
     * Only the library makes them.
     *
     * @param message which part, and why
     */
    public PayloadException(String message) {
        super(message);
    }

    /**
     * Only the library makes them.
     *
     * @param message which part, and why
     * @param cause what was thrown where the part was encoded or read
     */
    public PayloadException(String message, Throwable cause) {
        super(message, cause);
    }
}
