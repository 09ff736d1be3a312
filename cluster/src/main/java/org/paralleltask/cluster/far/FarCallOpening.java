package org.paralleltask.cluster.far;

import java.io.IOException;
import java.io.OutputStream;
import org.paralleltask.cluster.message.ByteLine;
import org.paralleltask.cluster.message.CallByteLines;
import org.paralleltask.host.calls.CallOpening;
import org.paralleltask.wire.CallFrame;
import org.paralleltask.wire.line.Connection;

/**
 * The lines for the calls of a worker on a node. Its node opens them to the worker, and passes on what is said on them; here
 * each is there as soon as it is named.
 */
final class FarCallOpening implements CallOpening {
    private final Connection main;
    private final CallByteLines lines;

    /**
     * @param main the worker's line
     * @param lines those of its slot
     */
    FarCallOpening(Connection main, CallByteLines lines) {
        this.main = main;
        this.lines = lines;
    }

    @Override
    public Connection first() throws IOException {
        main.send(new CallFrame.CallLine(new byte[0])); // the node says where, when it passes this on
        return further(0);
    }

    @Override
    public Connection further(int number) {
        ByteLine line = lines.line(number);
        return Connection.over(line, line, OutputStream.nullOutputStream());
    }

    @Override
    public void release() {
        // nothing is mapped here
    }
}
