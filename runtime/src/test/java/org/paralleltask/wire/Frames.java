package org.paralleltask.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.paralleltask.wire.line.Connection;

/** Frames, as tests write and read them. */
public final class Frames {
    private Frames() {}

    /** The frame with its length in front, in one buffer. */
    public static ByteBuffer whole(Frame frame) {
        List<ByteBuffer> parts = frame.encode();
        ByteBuffer whole = ByteBuffer.allocate(
                parts.stream().mapToInt(ByteBuffer::remaining).sum());
        parts.forEach(whole::put);
        return whole.flip();
    }

    /** Sends where nothing checked may be thrown. */
    public static void send(Connection connection, Frame frame) {
        try {
            connection.send(frame);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Receives where nothing checked may be thrown; the end of the line is a failure. */
    public static Frame receive(Connection connection, int maxPayload) {
        try {
            return connection.receive(maxPayload).orElseThrow();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
