package org.paralleltask.codec.bytes;

/** A value cannot be encoded, or bytes hold none. The message says why, not where: the {@code Encoder} knows the path. */
public final class CodecException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** @param message why, as a part of a sentence such as "is nested too deeply" */
    public CodecException(String message) {
        super(message);
    }

    /** @param message why, as above */
    public CodecException(String message, Throwable cause) {
        super(message, cause);
    }
}
