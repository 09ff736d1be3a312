package org.paralleltask.wire;

import org.paralleltask.codec.bytes.Bytes;

/**
 * The messages about calls of managed objects. The parent opens a line of its own for them. It says so with {@link CallLine}
 * before a function is loaded that has such objects. On that line it answers each {@link Ask} with {@link Returned} or {@link
 * CallThrown}, one after the other. {@link Withdraw} comes on the main line, where the parent always listens.
 */
@SuppressWarnings("ArrayRecordComponent") // frames are passed on, never compared
public sealed interface CallFrame extends Frame {
    /** How many lines for calls a worker may have beside the first: one for each further thread that calls. */
    int MOST_LINES = 16;

    /**
     * There is a line for calls: open it before you answer anything else.
     *
     * @param endpoint where the line is, and its secret
     */
    record CallLine(byte[] endpoint) implements CallFrame {}

    /**
     * Call this method.
     *
     * @param call the call's number, one more than that of the call before
     * @param object the number of the object among the function's
     * @param task the run that calls: its task's number, and {@code attempt}
     * @param isInterrupted whether the calling thread is interrupted
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

    /** This run, which has made calls, has ended. {@link Returned} comes when everything that the run held is released. */
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

    /** On the main line: the thread that waits for this call was interrupted; interrupt the thread that makes the call. */
    record Withdraw(int line, int call) implements CallFrame {}

    /** On the main line: one more thread makes calls, and needs a line of this number; see {@code Control.Kind.CALLS}. */
    record NeedLine(int line) implements CallFrame {}
}
