package org.paralleltask.codec.bytes;

import java.io.IOException;

/** A value's bytes have ended in the midst of it, because whoever sent them has: nothing is wrong with those that came. */
public final class BrokenOffException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final IOException why;

    public BrokenOffException(IOException why) {
        super(why);
        this.why = why;
    }

    /** What the sender's end looked like from here. */
    public IOException why() {
        return why;
    }
}
