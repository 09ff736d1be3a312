package org.paralleltask.benchmark;

import java.io.IOException;

/** Another way to send an object, set up as its manual recommends for speed. */
interface Format {
    /** Encodes and decodes it. */
    Object copy(Object value) throws IOException, ClassNotFoundException;

    /** How many bytes it has. */
    int size(Object value) throws IOException;
}
