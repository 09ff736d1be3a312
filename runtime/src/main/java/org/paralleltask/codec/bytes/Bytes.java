package org.paralleltask.codec.bytes;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.paralleltask.SharedBuffer;

/**
 * An encoded value: a list of chunks, so that a large value is not copied each time a buffer grows. It does not change
 * once it is made, except that a {@code Decoder} releases the chunks that it has read.
 */
@SuppressWarnings("exports") // jspecify is needed by compilers only
public final class Bytes {
    /**
     * The greatest size of a chunk, in bytes. The smallest region of the G1 collector has 1 MiB. Four chunks of this
     * size fit into it, with the headers of their arrays. Of chunks of 256 KiB only three would fit, so a large payload
     * would take a third more memory. (G1 gives objects larger than half a region one or more regions of their own.)
     */
    public static final int MAX_CHUNK = (1 << 18) - 64;

    private static final byte[] NOTHING = new byte[0];
    private static final Bytes NONE = new Bytes(NOTHING, 0, 0, null, 0, List.of());

    /**
     * The only chunk, if {@link #chunks} is null. Most values are small, and a further object for their chunk would
     * cost more than the chunk itself.
     */
    private byte[] array;

    private int from;
    private final ByteBuffer @Nullable [] chunks;

    /** Where the bytes after the only chunk come from; null if there are none. */
    private final @Nullable Source source;

    private final long rest;

    private final long size;
    private final List<SharedBuffer> carried;

    private Bytes(List<ByteBuffer> chunks, List<SharedBuffer> carried) {
        this.array = NOTHING;
        this.carried = List.copyOf(carried);
        this.chunks = chunks.toArray(ByteBuffer[]::new);
        this.source = null;
        this.rest = 0;
        long sum = 0;
        for (ByteBuffer chunk : this.chunks) {
            sum += chunk.remaining();
        }
        this.size = sum;
    }

    private Bytes(byte[] array, int from, int to, @Nullable Source source, long rest, List<SharedBuffer> carried) {
        this.array = array;
        this.from = from;
        this.chunks = null;
        this.size = to - from + rest;
        this.source = source;
        this.rest = rest;
        this.carried = carried;
    }

    /** Brings bytes that have not arrived yet. Used by one thread. */
    @FunctionalInterface
    public interface Source {
        /**
         * Waits for this many bytes, and writes them into the array.
         *
         * @throws IOException if they will not come
         */
        void read(byte[] target, int from, int count) throws IOException;

        /**
         * Waits for all bytes that have not been read, and drops them. Does nothing by default: that is right if the
         * sender does not wait until they are read.
         */
        default void passOver() throws IOException {}
    }

    /**
     * Bytes of which only the first have arrived. A {@code Decoder} reads the others from their source, directly to
     * where they belong. That can be done once, and nothing else can be done with them.
     *
     * @param first the first bytes, from its position to its limit; from now on its array belongs to this object
     * @param rest how many bytes come after these
     */
    public static Bytes arriving(ByteBuffer first, long rest, Source source) {
        int start = first.arrayOffset() + first.position();
        return new Bytes(first.array(), start, start + first.remaining(), source, rest, List.of());
    }

    /** Whether only the first of them have arrived. */
    public boolean isArriving() {
        return source != null;
    }

    /** Where the bytes that have not arrived come from; null if all have arrived. */
    public @Nullable Source source() {
        return source;
    }

    /** No bytes. */
    public static Bytes none() {
        return NONE;
    }

    /**
     * The bytes of these buffers, each from its position to its limit. From now on their arrays belong to this object.
     */
    public static Bytes of(List<ByteBuffer> chunks) {
        if (chunks.size() == 1) {
            ByteBuffer only = chunks.get(0);
            int start = only.arrayOffset();
            return of(only.array(), start + only.position(), start + only.limit());
        }
        return new Bytes(chunks, List.of());
    }

    /** The same, for bytes that have the handles of these shared buffers. */
    public static Bytes of(List<ByteBuffer> chunks, List<SharedBuffer> carried) {
        return new Bytes(chunks, carried);
    }

    /** The bytes of an array. From now on the array belongs to this object. */
    public static Bytes of(byte[] bytes) {
        return of(bytes, 0, bytes.length);
    }

    /** The bytes of a part of an array. From now on that part must not be changed. */
    public static Bytes of(byte[] bytes, int from, int to) {
        return of(bytes, from, to, List.of());
    }

    /** The same, for bytes that have the handles of these shared buffers. */
    public static Bytes of(byte[] bytes, int from, int to, List<SharedBuffer> carried) {
        return new Bytes(bytes, from, to, null, 0, carried);
    }

    /**
     * The shared buffers whose handles an {@code Encoder} has written. They must stay open until these bytes have been
     * read.
     */
    public List<SharedBuffer> carried() {
        return carried;
    }

    /** How many bytes there are, including those that have not arrived. */
    public long size() {
        return size;
    }

    /** The chunks, each from its position to its limit. Each caller gets buffers of its own. */
    public List<ByteBuffer> buffers() {
        if (chunks == null) {
            requireWhole();
            return List.of(ByteBuffer.wrap(array, from, (int) size));
        }
        List<ByteBuffer> buffers = new ArrayList<>(chunks.length);
        for (ByteBuffer chunk : chunks) {
            buffers.add(chunk.duplicate());
        }
        return buffers;
    }

    /** The same bytes with handles of their own of the shared buffers, which stay open until {@link #release()}. */
    public Bytes keeping() {
        return copy(carried.stream().map(SharedBuffer::duplicate).toList());
    }

    /** Closes the handles of the shared buffers. From now on these bytes cannot be decoded any more. */
    public void release() {
        carried.forEach(SharedBuffer::close);
    }

    /** The same bytes for a {@code Decoder}, which may release their chunks without releasing those of this object. */
    public Bytes share() {
        return copy(carried);
    }

    private Bytes copy(List<SharedBuffer> carries) {
        requireWhole();
        return chunks == null ? of(array, from, from + (int) size, carries) : new Bytes(buffers(), carries);
    }

    private void requireWhole() {
        if (source != null) {
            throw new IllegalStateException("These bytes have not all arrived: they can only be decoded");
        }
    }

    /**
     * A copy of all bytes in one array.
     *
     * @throws OutOfMemoryError if there are more than an array can hold
     */
    public byte[] toArray() {
        if (size > Integer.MAX_VALUE) {
            throw new OutOfMemoryError(size + " bytes are more than an array can hold");
        }
        ByteBuffer all = ByteBuffer.allocate((int) size);
        buffers().forEach(all::put);
        return all.array();
    }

    /** Copies all bytes into the target, from this index on. */
    public void copyTo(ByteBuffer target, int index) {
        if (chunks == null) {
            requireWhole();
            target.put(index, array, from, (int) size);
            return;
        }
        int at = index;
        for (ByteBuffer chunk : chunks) {
            target.put(at, chunk, chunk.position(), chunk.remaining());
            at += chunk.remaining();
        }
    }

    /** The chunk of this index. This object forgets it. */
    public ByteBuffer release(int index) {
        if (chunks == null) {
            ByteBuffer only = ByteBuffer.wrap(array, from, (int) size);
            array = NOTHING;
            from = 0;
            return only;
        }
        ByteBuffer chunk = chunks[index];
        chunks[index] = ByteBuffer.allocate(0);
        return chunk;
    }

    public int chunkCount() {
        return chunks == null ? 1 : chunks.length;
    }

    /**
     * The array of the only chunk, or of the first bytes if the others have not arrived; null if there are several
     * chunks.
     */
    public byte @Nullable [] onlyArray() {
        return chunks == null ? array : null;
    }

    /** Where the only chunk begins in its array. */
    public int onlyStart() {
        return from;
    }

    /** Where the only chunk ends in its array. */
    public int onlyEnd() {
        return from + (int) (size - rest);
    }
}
