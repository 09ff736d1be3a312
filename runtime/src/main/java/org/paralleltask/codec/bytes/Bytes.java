package org.paralleltask.codec.bytes;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.paralleltask.SharedBuffer;

/**
 * An encoded value: a row of chunks, so that a large one is copied once, not each time that a buffer grows. Not changed
 * once it is made, but for a {@code Decoder} that lets go of what it has read.
 */
@SuppressWarnings("exports") // jspecify is there for compilers only
public final class Bytes {
    /**
     * The greatest size of a chunk, in bytes. G1 gives a region, or several, to each object that is larger than half of
     * one; the smallest region has 1 MiB, and four chunks with the headers of their arrays fit into it, where of 256 KiB
     * each only three would: a large payload would take a third more.
     */
    public static final int MAX_CHUNK = (1 << 18) - 64;

    private static final byte[] NOTHING = new byte[0];
    private static final Bytes NONE = new Bytes(NOTHING, 0, 0, null, 0, List.of());

    /** The only chunk, if {@link #chunks} is null: most values are small, and an object for each costs more than they do. */
    private byte[] array;

    private int from;
    private final ByteBuffer @Nullable [] chunks;

    /** Where the rest comes from, which is behind the only chunk; null if there is none. */
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

    /** Where bytes come from that have not arrived yet. Used by one thread. */
    @FunctionalInterface
    public interface Source {
        /**
         * Waits for so many bytes, and writes them there.
         *
         * @throws IOException if they will not come
         */
        void read(byte[] target, int from, int count) throws IOException;

        /** Waits for all that have not been read, and drops them. Nothing, where nobody waits until they are read. */
        default void passOver() throws IOException {}
    }

    /**
     * Bytes of which only the first have arrived. A {@code Decoder} reads the others from their source, straight to where
     * they belong; nothing else can be done with them, and that only once.
     *
     * @param first from its position to its limit; belongs to this object from now on
     * @param rest how many come after those
     */
    public static Bytes arriving(ByteBuffer first, long rest, Source source) {
        int start = first.arrayOffset() + first.position();
        return new Bytes(first.array(), start, start + first.remaining(), source, rest, List.of());
    }

    /** Whether only the first of them have arrived. */
    public boolean isArriving() {
        return source != null;
    }

    /** Where the rest comes from; null if all are here. */
    public @Nullable Source source() {
        return source;
    }

    /** No bytes. */
    public static Bytes none() {
        return NONE;
    }

    /** What these arrays' buffers hold between position and limit; they belong to this object from now on. */
    public static Bytes of(List<ByteBuffer> chunks) {
        if (chunks.size() == 1) {
            ByteBuffer only = chunks.get(0);
            int start = only.arrayOffset();
            return of(only.array(), start + only.position(), start + only.limit());
        }
        return new Bytes(chunks, List.of());
    }

    /** The same, which name these buffers. */
    public static Bytes of(List<ByteBuffer> chunks, List<SharedBuffer> carried) {
        return new Bytes(chunks, carried);
    }

    /** These bytes, which belong to this object from now on. */
    public static Bytes of(byte[] bytes) {
        return of(bytes, 0, bytes.length);
    }

    /** A part of these bytes, which nobody changes from now on. */
    public static Bytes of(byte[] bytes, int from, int to) {
        return of(bytes, from, to, List.of());
    }

    /** The same, which names these buffers. */
    public static Bytes of(byte[] bytes, int from, int to, List<SharedBuffer> carried) {
        return new Bytes(bytes, from, to, null, 0, carried);
    }

    /** The buffers whose handles an {@code Encoder} has written: they must live until these bytes have been read. */
    public List<SharedBuffer> carried() {
        return carried;
    }

    /** How many they are. */
    public long size() {
        return size;
    }

    /** The chunks, each to be read from its position to its limit, independently of other callers. */
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

    /** The same bytes, which keep the buffers that they carry as long as somebody holds them. */
    public Bytes keeping() {
        return copy(carried.stream().map(SharedBuffer::duplicate).toList());
    }

    /** Lets go of the buffers that {@link #keeping} keeps: whoever reads these bytes from now on does not find them. */
    public void release() {
        carried.forEach(SharedBuffer::close);
    }

    /** The same bytes, of which a {@code Decoder} may let go without letting go of these. */
    public Bytes share() {
        return copy(carried);
    }

    private Bytes copy(List<SharedBuffer> carries) {
        requireWhole();
        return chunks == null ? of(array, from, from + (int) size, carries) : new Bytes(buffers(), carries);
    }

    private void requireWhole() {
        if (source != null) {
            throw new IllegalStateException("These bytes are still on their way: they can only be decoded");
        }
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

    /** Copies all of them to this place. */
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

    /** The chunk of this number; it is forgotten here. */
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

    /** The array of the only chunk, or of the one that has arrived; null if there are several. */
    public byte @Nullable [] onlyArray() {
        return chunks == null ? array : null;
    }

    /** Where the only chunk begins in its array. */
    public int onlyStart() {
        return from;
    }

    /** Where it ends. */
    public int onlyEnd() {
        return from + (int) (size - rest);
    }
}
