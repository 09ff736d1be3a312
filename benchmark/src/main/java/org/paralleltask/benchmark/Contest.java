package org.paralleltask.benchmark;

import java.io.IOException;
import java.util.Optional;

/** A figure and its references, ready to run. */
interface Contest extends AutoCloseable {
    /**
     * Runs one of them once.
     *
     * @param reference the reference to run; empty for the figure itself
     * @return what was measured, in the figure's unit
     */
    double run(Optional<String> reference) throws Exception;

    @Override
    default void close() throws IOException {}
}
