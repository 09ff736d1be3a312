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

/** Writes numbers and rows of bytes into chunks. Whoever writes more than may be gets a {@link CodecException}. */
abstract class ByteWriter {
    /** What there is room for at first. */
    private static final int FIRST_CHUNK = 128;

    /** Up to here a chunk is copied into a larger one. */
    private static final int SMALL = 1 << 12;

    /** From here an array that is lent is not copied. */
    private static final int LENT = 1 << 16;

    /** A size takes no more. */
    static final int MAX_SIZE_BYTES = 10;

    private static final VarHandle SHORT = view(short[].class);
    private static final VarHandle CHAR = view(char[].class);
    private static final VarHandle INT = view(int[].class);
    private static final VarHandle LONG = view(long[].class);

    private final long maxBytes;
    private final boolean isLent;

    final List<ByteBuffer> full = new ArrayList<>(1);
    private long fullBytes;
    byte[] chunk = new byte[FIRST_CHUNK];
    int position;

    /** Where the value begins in the first chunk, which several small ones share. */
    int first;

    private static VarHandle view(Class<?> arrayType) {
        return MethodHandles.byteArrayViewVarHandle(arrayType, ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * @param maxBytes how many bytes a value may have
     * @param isLent whether nobody changes a value's arrays before its bytes are used no more
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

    /** Holds no chunk of the last value any more, but for one that is used again. */
    void drop() {
        full.clear();
        fullBytes = 0;
    }

    /** The chunks of the last value, once there are several. They are this writer's no more. */
    List<ByteBuffer> chunks() {
        endChunk();
        chunk = new byte[FIRST_CHUNK];
        return full;
    }

    /** Copies what was written of the last value, and uses its own memory again. */
    public void moveTo(byte[] target, int start) {
        System.arraycopy(chunk, first, target, start, position - first);
        position = first;
    }

    /** As above. */
    public void moveTo(ByteBuffer target, int start) {
        target.put(start, chunk, first, position - first);
        position = first;
    }

    /** Writes a number from 0, in as few bytes as it takes: seven bits in each, the lowest first. */
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
        while (bytes.length - done
                >= Bytes.MAX_CHUNK) { // a copy is a chunk that the JVM need not fill with zeros first
            append(Arrays.copyOfRange(bytes, done, done + Bytes.MAX_CHUNK));
            done += Bytes.MAX_CHUNK;
        }
        int rest = bytes.length - done;
        reserve(rest);
        System.arraycopy(bytes, done, chunk, position, rest);
        position += rest;
        check();
    }

    /** Ends this chunk, and adds one that is full; a small chunk follows. */
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

    /** Room for some of so many elements, one at least, which the caller fills. */
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

    /** Room for so many bytes in one chunk; at most {@link Bytes#MAX_CHUNK}. */
    void reserve(int count) {
        if (chunk.length - position < count) {
            grow(count);
        }
    }

    private void grow(int count) {
        if (position - first + count <= SMALL) { // one chunk is sent faster than two
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
}
