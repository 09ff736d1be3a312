package org.paralleltask.cluster.far;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import org.paralleltask.cluster.message.ByteLine;

/** The line to a worker; each write tells its pace, which measures the way there and back. */
final class PacedSink implements WritableByteChannel {
    private final ByteLine line;
    private final Pace pace;

    PacedSink(ByteLine line, Pace pace) {
        this.line = line;
        this.pace = pace;
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        pace.sent(System.nanoTime());
        return line.write(source);
    }

    @Override
    public boolean isOpen() {
        return line.isOpen();
    }

    @Override
    public void close() {
        line.close();
    }
}
