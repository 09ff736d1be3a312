package org.paralleltask.codec;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.paralleltask.codec.bytes.BrokenOffException;
import org.paralleltask.codec.bytes.Bytes;
import org.paralleltask.codec.bytes.CodecException;

/**
 * Reads numbers and sequences of bytes out of {@link Bytes}, which may still be arriving. To read past their end throws
 * a {@link CodecException}. If the sender ended before it had sent all of them, a {@link BrokenOffException} is thrown.
 * Used by one thread.
 */
abstract class ByteReader {
    private static final VarHandle SHORT = view(short[].class);
    private static final VarHandle CHAR = view(char[].class);
    private static final VarHandle INT = view(int[].class);
    private static final VarHandle LONG = view(long[].class);

    private static final byte[] NOTHING = {};

    /**
     * How many bytes that have not arrived yet are fetched at once, unless one part needs more. They fit into a CPU's
     * cache.
     */
    private static final int ARRIVED = 1 << 16;

    private Bytes bytes = Bytes.none();
    private int nextChunk;

    byte[] chunk = NOTHING;
    int position;
    int limit;

    /** How many bytes come after this chunk. */
    private long behind;

    /** Where the bytes after the first chunk come from; null if they have arrived. */
    private Bytes.@Nullable Source source;

    /** The chunk for bytes that come from the source. */
    private byte[] arrived = NOTHING;

    /** A number whose bytes lie in two chunks is put together here. */
    private byte[] scratch = NOTHING;

    private static VarHandle view(Class<?> arrayType) {
        return MethodHandles.byteArrayViewVarHandle(arrayType, ByteOrder.LITTLE_ENDIAN);
    }

    /** Begins with another value. From now on its bytes belong to this reader. */
    public void start(Bytes value) {
        byte[] only = value.onlyArray();
        if (only == null) {
            start(NOTHING, 0, 0);
            bytes = value;
            nextChunk = 0;
        } else {
            start(only, value.onlyStart(), value.onlyEnd());
            source = value.source();
        }
        behind = value.size() - (limit - position);
    }

    /** Begins with another value, whose bytes are those of this array from {@code from} to {@code to}. */
    public void start(byte[] value, int from, int to) {
        bytes = Bytes.none();
        chunk = value;
        position = from;
        limit = to;
        nextChunk = 1;
        behind = 0;
        source = null;
    }

    /** How many bytes are left. */
    long remaining() {
        return behind + limit - position;
    }

    /**
     * Checks that the bytes left can hold this many parts. To be called before memory is allocated for the parts.
     *
     * @param leastBytes how many bytes a part takes at least
     */
    void check(long count, int leastBytes) {
        if (count > Integer.MAX_VALUE - 8 || count * leastBytes > remaining()) {
            throw new CodecException(count + " elements cannot be in " + remaining() + " bytes");
        }
    }

    /** Reads a byte. */
    public byte readByte() {
        int at = locate(1);
        return source(at)[at < 0 ? 0 : at];
    }

    /** Reads a short. */
    public short readShort() {
        int at = locate(Short.BYTES);
        return (short) SHORT.get(source(at), Math.max(0, at));
    }

    /** Reads a char. */
    public char readChar() {
        int at = locate(Character.BYTES);
        return (char) CHAR.get(source(at), Math.max(0, at));
    }

    /** Reads an int. */
    public int readInt() {
        int at = locate(Integer.BYTES);
        return (int) INT.get(source(at), Math.max(0, at));
    }

    /** Reads a long. */
    public long readLong() {
        int at = locate(Long.BYTES);
        return (long) LONG.get(source(at), Math.max(0, at));
    }

    /** Reads a float. */
    public float readFloat() {
        return Float.intBitsToFloat(readInt());
    }

    /** Reads a double. */
    public double readDouble() {
        return Double.longBitsToDouble(readLong());
    }

    /** Reads what {@link ByteWriter#writeSize} wrote. */
    long readSize() {
        long size = 0;
        for (int shift = 0; shift < Long.SIZE - 1; shift += 7) {
            byte next = readByte();
            size |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return size;
            }
        }
        throw new CodecException("a size has too many bytes");
    }

    /**
     * The length of what follows; -1 for null.
     *
     * @param elementBytes how many bytes each element has
     */
    int readLength(int elementBytes) {
        long length = readSize() - 1;
        if (length >= 0) {
            check(length, elementBytes);
        }
        return (int) length;
    }

    /** The bytes of at least one, and at most this many, elements. */
    ByteBuffer take(int elementBytes, int elements) {
        if (position == limit) {
            nextChunk();
        }
        int count = Math.min(elements, (limit - position) / elementBytes);
        if (count == 0) {
            scratch = new byte[Long.BYTES];
            readFully(ByteBuffer.wrap(scratch, 0, elementBytes));
            return ByteBuffer.wrap(scratch, 0, elementBytes).order(ByteOrder.LITTLE_ENDIAN);
        }
        ByteBuffer block =
                ByteBuffer.wrap(chunk, position, count * elementBytes).slice();
        position += count * elementBytes;
        return block.order(ByteOrder.LITTLE_ENDIAN);
    }

    byte[] readBytes(int count) {
        if (limit - position >= count) { // copyOfRange: the JVM need not fill the new array with zeros first
            position += count;
            return Arrays.copyOfRange(chunk, position - count, position);
        }
        byte[] read = new byte[count];
        readFully(ByteBuffer.wrap(read));
        return read;
    }

    /** Fills the rest of a buffer. */
    void readFully(ByteBuffer destination) {
        while (destination.hasRemaining()) {
            if (position == limit) {
                if (source != null && destination.remaining() >= ARRIVED) {
                    arrive(source, destination);
                    return;
                }
                nextChunk();
            }
            int count = Math.min(destination.remaining(), limit - position);
            destination.put(chunk, position, count);
            position += count;
        }
    }

    /** Skips the next number. Returns its index in this chunk; negative if it was copied to {@link #scratch}. */
    private int locate(int count) {
        int at = position;
        if (limit - at >= count) {
            position = at + count;
            return at;
        }
        scratch = new byte[Long.BYTES];
        readFully(ByteBuffer.wrap(scratch, 0, count));
        return -1;
    }

    private byte[] source(int at) {
        return at < 0 ? scratch : chunk;
    }

    /** Fills the rest of a buffer with bytes from the source. */
    private void arrive(Bytes.Source from, ByteBuffer destination) {
        int count = destination.remaining();
        if (count > behind) {
            throw new CodecException("it ends before its parts do");
        }
        arrive(from, destination.array(), destination.arrayOffset() + destination.position(), count);
        destination.position(destination.limit());
    }

    private void arrive(Bytes.Source from, byte[] target, int start, int count) {
        arrive(() -> from.read(target, start, count));
        behind -= count;
    }

    private interface Arrival {
        void happen() throws IOException;
    }

    private static void arrive(Arrival arrival) {
        try {
            arrival.happen();
        } catch (IOException e) {
            throw new BrokenOffException(e);
        } catch (InternalError cutOff) {
            throw new BrokenOffException(
                    new IOException("it has cut off the memory that both processes share", cutOff));
        }
    }

    private void nextChunk() {
        if (source != null && behind > 0) {
            nextChunk(source);
            return;
        }
        do {
            if (nextChunk >= bytes.chunkCount()) {
                throw new CodecException("it ends before its parts do");
            }
            ByteBuffer next = bytes.release(nextChunk);
            nextChunk++;
            chunk = next.array();
            position = next.arrayOffset() + next.position();
            limit = position + next.remaining();
            behind -= next.remaining();
        } while (position == limit);
    }

    /**
     * Reads what has not arrived yet, and drops it. The sender may be waiting until it is read, and cannot take an
     * answer before that.
     *
     * @throws BrokenOffException if the sender has ended
     */
    public void passOver() {
        Bytes.Source from = source;
        if (from != null) {
            arrive(from::passOver);
            position = limit;
            behind = 0;
        }
    }

    private void nextChunk(Bytes.Source from) {
        if (arrived.length == 0) {
            arrived = new byte[ARRIVED];
        }
        chunk = arrived;
        position = 0;
        limit = 0; // stays 0 if arrive throws
        int count = (int) Math.min(ARRIVED, behind);
        arrive(from, arrived, 0, count);
        limit = count;
    }
}
