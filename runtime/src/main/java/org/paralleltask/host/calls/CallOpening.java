package org.paralleltask.host.calls;

import java.io.IOException;
import org.paralleltask.wire.line.Connection;

/** How the lines come to be on which a worker calls managed objects. This is the end that makes the calls. */
public interface CallOpening {
    /**
     * Opens the line of the thread that runs the tasks. The worker is told of it, and opens its end before it loads a
     * function. Called once, by the thread that feeds the worker.
     *
     * @throws IOException if the worker does not open its end
     */
    Connection first() throws IOException;

    /**
     * Opens the line of one more thread that calls, after the first line. Called on the line's own new thread, which is
     * not interrupted meanwhile.
     *
     * @param number the line's number, 1 or more
     * @throws IOException if the worker does not open its end
     */
    Connection further(int number) throws IOException;

    /** The worker is gone, and no thread uses its first line any more. May be called twice. */
    void release();
}
