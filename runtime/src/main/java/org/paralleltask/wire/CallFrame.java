package org.paralleltask.wire;

import org.paralleltask.codec.bytes.Bytes;

/**
 * What is said of the calls of managed objects. The parent opens a line of its own for them, says so with {@link CallLine} before
 * a function that has such objects is loaded, and answers there each {@link Ask} with {@link Returned} or {@link CallThrown}, one
 * after the other. {@link Withdraw} comes on the main line, where somebody always listens.
 */
@SuppressWarnings("ArrayRecordComponent") // frames are passed on, never compared
public sealed interface CallFrame extends Frame {
    /** How many lines for calls a worker may have beside the first: one for each further thread that calls. */
    int MOST_LINES = 16;

    /**
     * There is a line for calls: open it, and answer nothing else before.
     *
     * @param endpoint where it is, and its secret
     */
    record CallLine(byte[] endpoint) implements CallFrame {}

    /**
     * Call this method.
     *
     * @param call its number; each is one more than the one before
     * @param object the number of the object among the function's
     * @param task the run that calls: its task's number, and {@code attempt}
     * @param isInterrupted whether the thread that calls is interrupted
     */
    record Ask(
            int call,
            int function,
            int object,
            int method,
            long task,
            int attempt,
            boolean isInterrupted,
            Bytes arguments)
            implements CallFrame {}

    /** This run, which has called, has ended; {@link Returned} comes when all that it held is free. */
    record Over(long task) implements CallFrame {}

    /**
     * What a call has returned, encoded.
     *
     * @param isInterrupted whether the thread that made the call is interrupted after it
     * @param isWithdrawn whether a {@link Withdraw} has interrupted it
     */
    record Returned(boolean isInterrupted, boolean isWithdrawn, Bytes value) implements CallFrame {}

    /** What a call has thrown, encoded; the rest as in {@link Returned}. */
    record CallThrown(boolean isInterrupted, boolean isWithdrawn, byte[] exception) implements CallFrame {}

    /** On the main line: the thread that waits for this call was interrupted: interrupt the one that makes it. */
    record Withdraw(int line, int call) implements CallFrame {}

    /** On the main line: one more thread calls, and needs a line of this number; see {@code Control.Kind.CALLS}. */
    record NeedLine(int line) implements CallFrame {}
}
