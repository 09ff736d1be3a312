package org.paralleltask.codec.bytes;

import java.io.IOException;

/** Thrown when a value's bytes end too early because their sender has ended. The bytes that came may be correct. */
public final class BrokenOffException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final IOException why;

    public BrokenOffException(IOException why) {
        super(why);
        this.why = why;
    }

    /** How the sender's end was noticed. */
    public IOException why() {
        return why;
    }
}
