package org.paralleltask.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.paralleltask.codec.bytes.Bytes;
import org.paralleltask.codec.bytes.CodecException;

/**
 * Writes numbers and sequences of bytes into chunks. To write more bytes than a value may have throws a {@link
 * CodecException}. Used by one thread.
 */
abstract class ByteWriter {
    /** The size of the first chunk, in bytes. */
    private static final int FIRST_CHUNK = 128;

    /** A value up to this size, in bytes, is kept in one chunk, which is copied when it must grow. */
    private static final int SMALL = 1 << 12;

    /** A lent array of at least this size, in bytes, is not copied. */
    private static final int LENT = 1 << 16;

    /** How many bytes a size takes at most. */
    static final int MAX_SIZE_BYTES = 10;

    private static final VarHandle SHORT = view(short[].class);
    private static final VarHandle CHAR = view(char[].class);
    private static final VarHandle INT = view(int[].class);
    private static final VarHandle LONG = view(long[].class);

    private final long maxBytes;
    private final boolean isLent;

    /** Whether a value may have no shared buffer. */
    private boolean refusesBuffers;

    final List<ByteBuffer> full = new ArrayList<>(1);
    private long fullBytes;
    byte[] chunk = new byte[FIRST_CHUNK];
    int position;

    /** Where the value begins in the first chunk. Several small values may share that chunk. */
    int first;

    private static VarHandle view(Class<?> arrayType) {
        return MethodHandles.byteArrayViewVarHandle(arrayType, ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * @param maxBytes how many bytes a value may have
     * @param isLent whether a value's arrays stay unchanged as long as its bytes are used, so that they need not be
     *     copied
     */
    ByteWriter(long maxBytes, boolean isLent) {
        this.maxBytes = maxBytes;
        this.isLent = isLent;
    }

    /** Begins with another value. */
    void begin() {
        drop();
        if (chunk.length - position < FIRST_CHUNK) {
            chunk = new byte[SMALL];
            position = 0;
        }
        first = position;
    }

    /** Forgets the full chunks of the last value. The current chunk is used again. */
    void drop() {
        full.clear();
        fullBytes = 0;
    }

    /** The chunks of the last value, if there are several. This writer does not use them any more. */
    List<ByteBuffer> chunks() {
        endChunk();
        chunk = new byte[FIRST_CHUNK];
        return full;
    }

    /** Copies the last value to the target, and uses the value's own memory for the next value. */
    public void moveTo(byte[] target, int start) {
        System.arraycopy(chunk, first, target, start, position - first);
        position = first;
    }

    /** Copies the last value to the target, and uses the value's own memory for the next value. */
    public void moveTo(ByteBuffer target, int start) {
        target.put(start, chunk, first, position - first);
        position = first;
    }

    /** Writes a number that is not negative, in as few bytes as possible: seven bits in each, the lowest first. */
    void writeSize(long size) {
        reserve(MAX_SIZE_BYTES);
        long rest = size;
        while (rest > 0x7F) {
            chunk[position++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        chunk[position++] = (byte) rest;
    }

    /** Writes one byte. */
    public void writeByte(byte value) {
        reserve(1);
        chunk[position++] = value;
    }

    /** Writes two bytes. */
    public void writeShort(short value) {
        reserve(Short.BYTES);
        SHORT.set(chunk, position, value);
        position += Short.BYTES;
    }

    /** Writes two bytes. */
    public void writeChar(char value) {
        reserve(Character.BYTES);
        CHAR.set(chunk, position, value);
        position += Character.BYTES;
    }

    /** Writes four bytes. */
    public void writeInt(int value) {
        reserve(Integer.BYTES);
        INT.set(chunk, position, value);
        position += Integer.BYTES;
    }

    /** Writes eight bytes. */
    public void writeLong(long value) {
        reserve(Long.BYTES);
        LONG.set(chunk, position, value);
        position += Long.BYTES;
    }

    /** Writes four bytes; a NaN keeps its bits. */
    public void writeFloat(float value) {
        writeInt(Float.floatToRawIntBits(value));
    }

    /** Writes eight bytes; a NaN keeps its bits. */
    public void writeDouble(double value) {
        writeLong(Double.doubleToRawLongBits(value));
    }

    /** Writes bytes as they are. */
    void write(byte[] bytes) {
        if (isLent && bytes.length >= LENT) {
            append(bytes);
            return;
        }
        int done = 0;
        // A copy is used as a chunk, because the JVM need not fill it with zeros first.
        while (bytes.length - done >= Bytes.MAX_CHUNK) {
            append(Arrays.copyOfRange(bytes, done, done + Bytes.MAX_CHUNK));
            done += Bytes.MAX_CHUNK;
        }
        int rest = bytes.length - done;
        reserve(rest);
        System.arraycopy(bytes, done, chunk, position, rest);
        position += rest;
        check();
    }

    /** Ends the current chunk, adds this array as a full one, and begins a small one. */
    private void append(byte[] next) {
        if (position > first) {
            endChunk();
            chunk = new byte[FIRST_CHUNK];
        }
        full.add(ByteBuffer.wrap(next));
        fullBytes += next.length;
        check();
    }

    /** Writes the length of what follows, or -1 for null. */
    void writeLength(int length) {
        writeSize(length + 1L);
    }

    /** Room for at least one, and at most this many, elements. The caller fills it. */
    ByteBuffer claim(int elementBytes, int elements) {
        reserve(elementBytes);
        if (chunk.length < Bytes.MAX_CHUNK && (long) elements * elementBytes > chunk.length - position) {
            grow((int) Math.min(Bytes.MAX_CHUNK, (long) elements * elementBytes));
        }
        int count = Math.min(elements, (chunk.length - position) / elementBytes);
        ByteBuffer room =
                ByteBuffer.wrap(chunk, position, count * elementBytes).slice().order(ByteOrder.LITTLE_ENDIAN);
        position += count * elementBytes;
        return room;
    }

    /**
     * Makes room for this many bytes in one chunk.
     *
     * @param count at most {@link Bytes#MAX_CHUNK}
     */
    void reserve(int count) {
        if (chunk.length - position < count) {
            grow(count);
        }
    }

    private void grow(int count) {
        if (position - first + count <= SMALL) { // copied, because one chunk is sent faster than two
            byte[] larger = new byte[Math.max(FIRST_CHUNK, Math.max(2 * (position - first), position - first + count))];
            System.arraycopy(chunk, first, larger, 0, position - first);
            chunk = larger;
            position -= first;
            first = 0;
            return;
        }
        int size = Math.max(count, Math.min(Bytes.MAX_CHUNK, 2 * chunk.length));
        endChunk();
        check();
        chunk = new byte[size];
    }

    private void endChunk() {
        full.add(ByteBuffer.wrap(chunk, first, position - first));
        fullBytes += position - first;
        position = 0;
        first = 0;
    }

    void check() {
        if (fullBytes + position - first > maxBytes) {
            throw new CodecException("it is larger than " + maxBytes
                    + " bytes, the most that a payload may have: see the option maxPayload");
        }
    }

    /** From now on a value that has a shared buffer cannot be written: its reader is on another machine. */
    public void refuseBuffers() {
        refusesBuffers = true;
    }

    boolean refusesBuffers() {
        return refusesBuffers;
    }
}
