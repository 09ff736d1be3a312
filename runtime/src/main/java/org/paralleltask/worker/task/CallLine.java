package org.paralleltask.worker.task;

import java.io.IOException;
import java.net.ProtocolException;
import org.paralleltask.codec.bytes.Bytes;
import org.paralleltask.exec.RunContext;
import org.paralleltask.payload.CallMarshaller;
import org.paralleltask.wire.CallFrame;
import org.paralleltask.wire.Frame;
import org.paralleltask.wire.line.Connection;
import org.paralleltask.wire.line.SpinWait;

/**
 * A line on which one thread of this worker calls the managed objects of the program. One thread of the program makes
 * all calls that come by it, in their order. Used by one thread at a time. That thread must be safe from interrupts
 * meanwhile, because an interrupt would close the line.
 */
final class CallLine {
    private final Connection connection;
    private final SpinWait spin = SpinWait.forOne();
    private int calls;

    CallLine(Connection connection) {
        this.connection = connection;
    }

    /**
     * How a call ended.
     *
     * @param isInterrupted whether the program's thread that made the call is interrupted after it
     * @param isWithdrawn whether that thread was interrupted because the calling thread of this worker was
     * @param answer what the call returned or threw
     */
    record Answer(boolean isInterrupted, boolean isWithdrawn, CallMarshaller.Answer answer) {}

    /** The number of the next call. */
    int next() {
        return calls + 1;
    }

    /**
     * Makes the next call, and waits for its answer.
     *
     * @param isInterrupted whether this worker's thread was interrupted before the call
     */
    Answer call(RunContext run, int function, int object, int method, boolean isInterrupted, Bytes arguments)
            throws IOException {
        calls++;
        connection.send(new CallFrame.Ask(
                calls, function, object, method, run.task(), run.attempt(), isInterrupted, arguments));
        Frame frame = receive();
        if (frame instanceof CallFrame.Returned returned) {
            return new Answer(
                    returned.isInterrupted(),
                    returned.isWithdrawn(),
                    new CallMarshaller.Answer(false, returned.value()));
        }
        CallFrame.CallThrown thrown = (CallFrame.CallThrown) frame;
        return new Answer(
                thrown.isInterrupted(),
                thrown.isWithdrawn(),
                new CallMarshaller.Answer(true, Bytes.of(thrown.exception())));
    }

    /** The run that called on this line has ended. Returns when the program has released what the run held. */
    void over(RunContext run) throws IOException {
        connection.send(new CallFrame.Over(run.task()));
        receive();
    }

    private Frame receive() throws IOException {
        Frame frame = connection.receive(Frame.MAX_PAYLOAD, spin).orElseThrow(() -> new IOException("it hung up"));
        if (frame instanceof CallFrame.Returned || frame instanceof CallFrame.CallThrown) {
            return frame;
        }
        throw new ProtocolException(
                "A call is not answered by a " + frame.getClass().getSimpleName());
    }
}
