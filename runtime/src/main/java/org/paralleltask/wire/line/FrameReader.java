package org.paralleltask.wire.line;

import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.paralleltask.codec.bytes.Bytes;
import org.paralleltask.wire.Frame;
import org.paralleltask.wire.FrameFormat;
import org.paralleltask.wire.Ring;

/** Reads one frame after the other. Used by one thread at a time. */
final class FrameReader implements BooleanSupplier {
    /** As in {@link Connection}. */
    private static final int SLICE = 1 << 17;

    /** Bytes that were read and not used yet; outside the heap, where the system can write without a copy. */
    private final ByteBuffer in;

    private @Nullable Ring ring;

    /** The rest of the last frame that is read while it arrives; null if there is none. */
    private @Nullable Rest last;

    /** Whether interrupts of the reading thread are held back: in a worker they are meant for its task, not for the line. */
    private boolean isShielded = true;

    /** The length of the current frame, in bytes. */
    private int length;

    FrameReader(int buffer) {
        in = ByteBuffer.allocateDirect(buffer).limit(0);
    }

    /**
     * From now on bytes come from this ring.
     *
     * @param isParent whether an interrupt of the reading thread takes effect: in the parent it ends a caller's wait
     */
    void use(Ring from, boolean isParent) {
        ring = from;
        isShielded = !isParent;
    }

    /** Whether the first bytes of a frame are there, or might be. */
    @Override
    public boolean getAsBoolean() {
        return in.hasRemaining() || ring == null || ring.hasNews();
    }

    /** What reads is a parent: an interrupt of its thread is meant. */
    void isParents() {
        isShielded = false;
    }

    /** See {@link Connection#receiveRaw}. */
    Optional<RawFrame> nextRaw(ReadableByteChannel source, int maxPayload) throws IOException {
        if (!begin(source, maxPayload)) {
            return Optional.empty();
        }
        ByteBuffer first = chunk(source, Math.min(length, Bytes.MAX_CHUNK));
        Rest rest = new Rest(source, length - first.remaining());
        last = rest;
        return Optional.of(new RawFrame(first, rest.left, rest));
    }

    /** See {@link Connection#receive}. */
    Optional<Frame> next(ReadableByteChannel source, int maxPayload) throws IOException {
        if (!begin(source, maxPayload)) {
            return Optional.empty();
        }
        return Optional.of(
                length > Bytes.MAX_CHUNK ? large(source, length) : Frame.decode(List.of(chunk(source, length))));
    }

    /** Reads the length of the next frame; false at the end of the line. */
    private boolean begin(ReadableByteChannel source, int maxPayload) throws IOException {
        if (last != null) {
            last.passOver();
            last = null;
        }
        if (!fill(source, Integer.BYTES)) {
            return false;
        }
        int bytes = in.getInt();
        int most = maxPayload + Frame.MAX_FIELDS;
        if (bytes < 1 || bytes > most) {
            throw new ProtocolException("A frame of " + bytes + " bytes; 1 to " + most + " are possible");
        }
        length = bytes;
        return true;
    }

    private Frame large(ReadableByteChannel source, int bytes) throws IOException {
        ByteBuffer first = chunk(source, Frame.MAX_FIELDS);
        Rest rest = new Rest(source, bytes - Frame.MAX_FIELDS);
        Optional<Frame> arriving = FrameFormat.decodeArriving(first, rest.left, rest);
        if (arriving.isPresent()) {
            last = rest;
            return arriving.get();
        }
        // In chunks; each is allocated when those before have arrived, so that a length alone allocates nothing.
        ByteBuffer begin = ByteBuffer.allocate(Bytes.MAX_CHUNK).put(first);
        readFully(source, begin);
        List<ByteBuffer> chunks = new ArrayList<>(List.of(begin.flip()));
        for (int left = bytes - Bytes.MAX_CHUNK; left > 0; left -= Bytes.MAX_CHUNK) {
            chunks.add(chunk(source, Math.min(left, Bytes.MAX_CHUNK)));
        }
        return Frame.decode(chunks);
    }

    /** The rest of a frame, for what decodes it. It ends when the next frame is asked for. */
    private final class Rest implements Bytes.Source {
        private final ReadableByteChannel source;
        private int left;

        Rest(ReadableByteChannel source, int left) {
            this.source = source;
            this.left = left;
        }

        @Override
        public void read(byte[] target, int from, int count) throws IOException {
            if (count > left) {
                throw new IOException("What was left of these bytes has been passed over");
            }
            ByteBuffer bytes = ByteBuffer.wrap(target, from, count);
            // User code that builds the value may have interrupted this thread, which would close the line.
            boolean wasInterrupted = isShielded && Thread.interrupted();
            try {
                readFully(source, bytes);
            } finally {
                left -= count - bytes.remaining(); // whatever was thrown: the next frame begins after these
                if (wasInterrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        @Override
        public void passOver() throws IOException {
            byte[] passedOver = new byte[Math.min(left, SLICE)];
            while (left > 0) {
                read(passedOver, 0, Math.min(left, SLICE));
            }
        }
    }

    private ByteBuffer chunk(ReadableByteChannel source, int bytes) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate(bytes);
        readFully(source, chunk);
        return chunk.flip();
    }

    private void readFully(ReadableByteChannel source, ByteBuffer bytes) throws IOException {
        expectsRest(true);
        try {
            if (!read(source, bytes)) {
                throw new EOFException("The line ended within a frame of " + length + " bytes");
            }
        } finally {
            expectsRest(false);
        }
    }

    private void expectsRest(boolean isInTheMidst) {
        if (ring != null) {
            ring.expectsRest(isInTheMidst);
        }
    }

    /**
     * Reads until {@code count} bytes are in the buffer, which are few; returns false if the line ended before the first of
     * them.
     */
    private boolean fill(ReadableByteChannel source, int count) throws IOException {
        if (in.remaining() >= count) {
            return true;
        }
        in.compact();
        try {
            while (in.position() < count) {
                if (source.read(in) < 0) {
                    if (in.position() == 0) {
                        return false;
                    }
                    throw new EOFException("The line ended within a frame");
                }
            }
            return true;
        } finally {
            in.flip();
        }
    }

    /** Fills the buffer; returns false if the line ended before. */
    private boolean read(ReadableByteChannel source, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            int end = bytes.limit();
            if (in.hasRemaining()) {
                int count = Math.min(in.remaining(), bytes.remaining());
                bytes.put(bytes.position(), in, in.position(), count);
                bytes.position(bytes.position() + count);
                in.position(in.position() + count);
                continue;
            }
            if (bytes.remaining() < in.capacity()) { // the system call may also bring what comes next
                if (!fill(source, 1)) {
                    return false;
                }
                continue;
            }
            bytes.limit(Math.min(end, bytes.position() + SLICE));
            int count = source.read(bytes);
            bytes.limit(end);
            if (count < 0) {
                return false;
            }
        }
        return true;
    }
}
