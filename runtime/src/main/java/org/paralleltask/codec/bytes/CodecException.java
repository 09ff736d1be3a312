package org.paralleltask.codec.bytes;

/**
 * Thrown when a value cannot be encoded, or when bytes hold no value. The message says why, but not where: the
 * {@code Encoder} knows the path.
 */
public final class CodecException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** @param message why, as a part of a sentence, such as "it is nested too deeply" */
    public CodecException(String message) {
        super(message);
    }

    /** @param message why, as a part of a sentence, such as "it is nested too deeply" */
    public CodecException(String message, Throwable cause) {
        super(message, cause);
    }
}
