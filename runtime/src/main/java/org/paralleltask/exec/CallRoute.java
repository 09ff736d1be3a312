package org.paralleltask.exec;

import java.io.IOException;
import org.paralleltask.codec.bytes.Bytes;
import org.paralleltask.payload.CallMarshaller;

/** How calls of managed objects get to the program, and how their answers get back. */
public interface CallRoute {
    /** The message of a call that is refused because it comes at a wrong time, or from a wrong thread. */
    String NO_RUN =
            "A @Managed object can be called while a task runs: not by hooks, and not by threads that a task has left"
                    + " behind";

    /** The class whose frames are ours alone in a call's stack, as are those above them. */
    String CALLER = RemoteCaller.class.getName();

    /** A run begins on this thread. */
    void begin(RunContext run);

    /**
     * Makes a call for the run, and waits for its answer.
     *
     * @param function the number of the {@code @ParallelTask} method whose task calls
     * @param object the number of the object among that method's managed objects
     * @param method the number of the called method among the object's
     * @throws IOException if the program is gone
     * @throws IllegalStateException if no task runs on this worker
     */
    CallMarshaller.Answer call(int function, int object, int method, Bytes arguments) throws IOException;

    /**
     * The run has ended. Returns when the program has released what the run held; at once if the run has called
     * nothing.
     *
     * @throws IOException if the program is gone
     */
    void over() throws IOException;
}
