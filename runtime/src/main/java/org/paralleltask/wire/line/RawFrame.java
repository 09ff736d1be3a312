package org.paralleltask.wire.line;

import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.util.List;
import org.paralleltask.codec.bytes.Bytes;
import org.paralleltask.wire.Frame;

/**
 * A frame that is passed on as it is: its first bytes are here, the rest is still on its way. Used by one thread, until the
 * next frame is asked for.
 */
public final class RawFrame {
    private static final int PIECE = 1 << 16;

    private final ByteBuffer first;
    private final int rest;
    private final Bytes.Source source;

    /** @param first the frame's first bytes after its length: all of a frame that is no larger than a chunk */
    RawFrame(ByteBuffer first, int rest, Bytes.Source source) {
        this.first = first;
        this.rest = rest;
        this.source = source;
    }

    /** Takes pieces of the frame, one after the other. */
    @FunctionalInterface
    public interface Sink {
        void take(ByteBuffer piece) throws IOException;
    }

    /** How many bytes it has, with the length before them. */
    public long size() {
        return Integer.BYTES + (long) first.remaining() + rest;
    }

    /**
     * The frame, if all of it is here.
     *
     * @throws ProtocolException if it is none
     */
    public Frame decode() throws ProtocolException {
        if (rest > 0) {
            throw new ProtocolException("A frame of " + size() + " bytes is passed on, not read");
        }
        return Frame.decode(List.of(copyOfFirst()));
    }

    private ByteBuffer copyOfFirst() {
        byte[] copy = new byte[first.remaining()];
        first.get(first.position(), copy);
        return ByteBuffer.wrap(copy);
    }

    /** The number that says which kind of frame it is: see {@code FrameFormat}. */
    public int kind() {
        return first.get(first.position());
    }

    /** A field of four bytes, so many bytes after the kind; of one that is in the first chunk. */
    public int field(int offset) {
        return first.getInt(first.position() + 1 + offset);
    }

    /** A field of eight bytes, likewise. */
    public long longField(int offset) {
        return first.getLong(first.position() + 1 + offset);
    }

    /**
     * This frame with more bytes at its end.
     *
     * @param count how many
     * @param more brings them
     * @throws ProtocolException if the frame is so large that it is still on its way
     */
    public RawFrame with(int count, Bytes.Source more) throws ProtocolException {
        if (rest > 0) {
            throw new ProtocolException("A frame of " + size() + " bytes cannot be added to");
        }
        return new RawFrame(first, count, more);
    }

    /** Its length and its first bytes, to be sent. */
    public ByteBuffer start() {
        ByteBuffer start = ByteBuffer.allocate(Integer.BYTES + first.remaining());
        return start.putInt(first.remaining() + rest).put(first.duplicate()).flip();
    }

    /** Waits for the rest, and passes it on in pieces. */
    public void copyRest(Sink sink) throws IOException {
        byte[] piece = new byte[Math.min(rest, PIECE)];
        for (int left = rest; left > 0; left -= Math.min(left, PIECE)) {
            int count = Math.min(left, PIECE);
            source.read(piece, 0, count);
            sink.take(ByteBuffer.wrap(piece, 0, count));
        }
    }
}
