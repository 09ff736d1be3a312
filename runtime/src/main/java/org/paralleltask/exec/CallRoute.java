package org.paralleltask.exec;

import java.io.IOException;
import org.paralleltask.codec.bytes.Bytes;
import org.paralleltask.payload.CallMarshaller;

/** How calls of managed objects get to the program, and their answers back. */
public interface CallRoute {
    /** Why a call is refused that comes at a wrong time, or from a wrong thread. */
    String NO_RUN =
            "A @Managed object can be called while a task runs: not by hooks, and not by threads that a task has left"
                    + " behind";

    /** A run begins on this thread. */
    void begin(RunContext run);

    /**
     * Makes a call for the run, and waits for its answer.
     *
     * @param function the number of the method whose task calls
     * @param object the number of the object among the method's
     * @param method its number
     * @throws IOException if the program is gone
     * @throws IllegalStateException if this thread runs no task
     */
    CallMarshaller.Answer call(int function, int object, int method, Bytes arguments) throws IOException;

    /**
     * The run has ended: returns when the program has released what it held. Nothing, if it has called nothing.
     *
     * @throws IOException if the program is gone
     */
    void over() throws IOException;
}
