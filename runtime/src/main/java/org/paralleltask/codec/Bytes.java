package org.paralleltask.codec;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.paralleltask.SharedBuffer;

/**
 * An encoded value: a row of chunks, so that a large one is copied once, not each time that a buffer grows. Not changed
 * once it is made, but for a {@link Decoder} that lets go of what it has read.
 */
public final class Bytes {
    /**
     * The greatest size of a chunk, in bytes. G1 gives a region, or several, to each object that is larger than half of
     * one; the smallest region has 1 MiB.
     */
    public static final int MAX_CHUNK = 1 << 18;

    private static final Bytes NONE = new Bytes(List.of(), List.of());

    private final ByteBuffer[] chunks;
    private final long size;
    private final List<SharedBuffer> carried;

    private Bytes(List<ByteBuffer> chunks, List<SharedBuffer> carried) {
        this.carried = List.copyOf(carried);
        this.chunks = chunks.toArray(ByteBuffer[]::new);
        long sum = 0;
        for (ByteBuffer chunk : this.chunks) { // a stream would take longer than the encoding of a small record
            sum += chunk.remaining();
        }
        this.size = sum;
    }

    /** No bytes. */
    public static Bytes none() {
        return NONE;
    }

    /** What these arrays' buffers hold between position and limit; they belong to this object from now on. */
    public static Bytes of(List<ByteBuffer> chunks) {
        return new Bytes(chunks, List.of());
    }

    /** The same, which name these buffers. */
    static Bytes of(List<ByteBuffer> chunks, List<SharedBuffer> carried) {
        return new Bytes(chunks, carried);
    }

    /** These bytes, which belong to this object from now on. */
    public static Bytes of(byte[] bytes) {
        return new Bytes(List.of(ByteBuffer.wrap(bytes)), List.of());
    }

    /** The buffers whose handles an {@link Encoder} has written: they must live until these bytes have been read. */
    public List<SharedBuffer> carried() {
        return carried;
    }

    /** How many they are. */
    public long size() {
        return size;
    }

    /** The chunks, each to be read from its position to its limit, independently of other callers. */
    public List<ByteBuffer> buffers() {
        List<ByteBuffer> buffers = new ArrayList<>(chunks.length);
        for (ByteBuffer chunk : chunks) {
            buffers.add(chunk.duplicate());
        }
        return buffers;
    }

    /** The same bytes, which keep the buffers that they carry as long as somebody holds them. */
    public Bytes keeping() {
        return new Bytes(
                buffers(), carried.stream().map(SharedBuffer::duplicate).toList());
    }

    /** The same bytes, of which a {@link Decoder} may let go without letting go of these. */
    public Bytes share() {
        return new Bytes(buffers(), carried);
    }

    /**
     * All of them in one array, a copy.
     *
     * @throws OutOfMemoryError if they are more than an array can hold
     */
    public byte[] toArray() {
        if (size > Integer.MAX_VALUE) {
            throw new OutOfMemoryError(size + " bytes are more than an array can hold");
        }
        ByteBuffer all = ByteBuffer.allocate((int) size);
        buffers().forEach(all::put);
        return all.array();
    }

    /** The chunk of this number; it is forgotten here. */
    ByteBuffer release(int index) {
        ByteBuffer chunk = chunks[index];
        chunks[index] = ByteBuffer.allocate(0);
        return chunk;
    }

    int chunkCount() {
        return chunks.length;
    }
}
