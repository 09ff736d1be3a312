package org.paralleltask.wire;

import java.nio.ByteBuffer;
import java.util.List;

/** Frames whole, as tests write and read them. */
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
}
