package org.paralleltask.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.paralleltask.SharedBuffer;

/**
 * Reads what an {@link Encoder} wrote. What it reads may come from anybody: whatever the bytes are, they make it allocate
 * no more than a small multiple of their number, and end in a value or a {@link CodecException}. Used for one value at a time, by one thread.
 * (As long as the {@link Encoder}, which it mirrors.)
 */
@SuppressWarnings("exports") // jspecify is there for compilers only
public final class Decoder {
    private static final VarHandle SHORT = view(short[].class);
    private static final VarHandle CHAR = view(char[].class);
    private static final VarHandle INT = view(int[].class);
    private static final VarHandle LONG = view(long[].class);

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private Bytes bytes;
    private final ObjectFormat objects;
    private int nextChunk;

    private byte[] chunk = NOTHING.array();
    private int position;
    private int limit;

    /** How many bytes there are behind this chunk. */
    private long behind;

    /** For numbers that lie in two chunks. */
    private byte[] scratch = NOTHING.array();

    private int depth;
    private List<SharedBuffer> opened = List.of();

    /**
     * Forgets each chunk of the bytes when it has read it, so that a large value is not in memory twice.
     *
     * @param bytes belong to this decoder from now on
     * @param objects for the types that have no codec
     */
    public Decoder(Bytes bytes, ObjectFormat objects) {
        this.bytes = bytes;
        this.objects = objects;
        start(bytes);
    }

    /** Begins with another value, which belongs to this decoder from now on. */
    public void start(Bytes value) {
        byte[] only = value.onlyArray();
        if (only != null) {
            start(only, value.onlyStart(), value.onlyStart() + (int) value.size());
            return;
        }
        start(NOTHING.array(), 0, 0);
        bytes = value;
        nextChunk = 0;
        behind = value.size();
    }

    /** Begins with another value, of which these are all bytes. */
    public void start(byte[] value, int from, int to) {
        bytes = Bytes.none();
        chunk = value;
        position = from;
        limit = to;
        nextChunk = 1;
        behind = 0;
        depth = 0;
        opened = List.of();
    }

    /** Holds no part of the last value any more. */
    public void forget() {
        start(NOTHING.array(), 0, 0);
    }

    /** As {@link Encoder#load}. */
    public static void load() {}

    private static VarHandle view(Class<?> arrayType) {
        return MethodHandles.byteArrayViewVarHandle(arrayType, ByteOrder.LITTLE_ENDIAN);
    }

    /** Reads a part of a value. */
    @FunctionalInterface
    public interface Part<T extends @Nullable Object> {
        /** Reads it. */
        T read(Decoder in);
    }

    /**
     * Nothing may follow.
     *
     * @throws CodecException if something does
     */
    public void finish() {
        if (remaining() > 0) {
            throw new CodecException(remaining() + " bytes are left over");
        }
    }

    /** The handles that it has opened. Whoever drops what was read closes them. */
    public List<SharedBuffer> opened() {
        return opened;
    }

    /** A handle has been opened. */
    void opened(SharedBuffer buffer) {
        opened = new ArrayList<>(opened);
        opened.add(buffer);
    }

    /** How many bytes are left. */
    long remaining() {
        return behind + limit - position;
    }

    /** Whether there is a value; if so, its parts come next, and then {@link #end}. */
    public boolean begin() {
        boolean isThere = readBoolean();
        if (isThere) {
            enter();
        }
        return isThere;
    }

    /** A value whose parts have been read. */
    public <T> T end(T value) {
        depth--;
        return value;
    }

    /**
     * How many parts there are, -1 if there is no value; otherwise the parts come next, and then {@link #end}.
     *
     * @param leastBytes what each of them takes at least
     */
    int beginAll(int leastBytes) {
        int size = readLength(leastBytes);
        if (size >= 0) {
            enter();
        }
        return size;
    }

    /**
     * So many parts come next, and then {@link #end}.
     *
     * @param leastBytes what each of them takes at least
     */
    int enterAll(long size, int leastBytes) {
        check(size, leastBytes);
        enter();
        return (int) size;
    }

    private void enter() {
        depth++;
        if (depth > Encoder.MAX_DEPTH) {
            throw new CodecException("it is nested more than " + Encoder.MAX_DEPTH + " levels deep");
        }
    }

    /** Before something is made for so many parts: they must be there. */
    void check(long count, int leastBytes) {
        if (count > Integer.MAX_VALUE - 8 || count * leastBytes > remaining()) {
            throw new CodecException(count + " elements cannot be in " + remaining() + " bytes");
        }
    }

    /** Which of several kinds the value has that comes next. */
    public int readTag() {
        long tag = readSize();
        if (tag > Integer.MAX_VALUE) {
            throw unknownTag(tag);
        }
        return (int) tag;
    }

    /** What to throw if there is no such kind. */
    public CodecException unknownTag(long tag) {
        return new CodecException(tag + " stands for nothing here");
    }

    /** A number from 0. */
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

    /** Reads a boolean. */
    public boolean readBoolean() {
        byte value = readByte();
        if ((value & ~1) != 0) {
            throw new CodecException(value + " is no boolean");
        }
        return value == 1;
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

    /** Reads a text. */
    public @Nullable String readString() {
        long header = readSize() - 1;
        if (header < 0) {
            return null;
        }
        long length = header >>> 2;
        check(length, 1);
        int form = (int) header & 3;
        return switch (form) {
            case Encoder.LATIN_1 -> readText((int) length, StandardCharsets.ISO_8859_1);
            case Encoder.UTF_8 -> readText((int) length, StandardCharsets.UTF_8);
            case Encoder.UTF_16 -> readChars((int) length);
            default -> throw new CodecException("a text of unknown form " + form);
        };
    }

    private String readText(int length, Charset charset) {
        if (limit - position >= length) {
            position += length;
            return new String(chunk, position - length, length, charset);
        }
        return new String(readBytes(length), charset);
    }

    private String readChars(int length) {
        ByteBuffer units = ByteBuffer.wrap(readBytes(length)).order(ByteOrder.LITTLE_ENDIAN);
        char[] chars = new char[length / Character.BYTES];
        units.asCharBuffer().get(chars);
        return new String(chars);
    }

    /**
     * Reads a constant of an enum.
     *
     * @param constants all of them, in their order
     */
    public <E extends Enum<E>> @Nullable E readEnum(E[] constants) {
        long place = readSize() - 1;
        if (place >= constants.length) {
            throw unknownTag(place);
        }
        return place < 0 ? null : constants[(int) place];
    }

    /**
     * Reads what {@link Encoder#writeObject} wrote.
     *
     * @param type the class of {@code T}: of what it holds, as a list its elements, nobody checks the classes
     * @throws CodecException if it is of another class
     */
    @SuppressWarnings({"unchecked", "NullAway"}) // the caller's type allows null
    public <T extends @Nullable Object> T readObject(Class<? super T> type) {
        long size = readSize();
        check(size, 1);
        if (size == 0) {
            return null;
        }
        Object value = objects.fromBytes(readBytes((int) size));
        if (!type.isInstance(value)) {
            throw new CodecException(
                    "a " + value.getClass().getName() + " stands where a " + type.getName() + " belongs");
        }
        return (T) value;
    }

    /**
     * Reads what {@link Encoder#writeThrowable} wrote.
     *
     * @throws CodecException if it is of another class
     */
    public <T extends Throwable> @Nullable T readThrowable(Class<T> place) {
        long size = readSize();
        check(size, 1);
        if (size == 0) {
            return null;
        }
        Throwable exception = objects.throwableFromBytes(readBytes((int) size));
        if (!place.isInstance(exception)) { // it may be this side alone that cannot restore it
            throw new CodecException(
                    "a " + exception.getClass().getName() + " stands where a " + place.getName() + " belongs",
                    exception);
        }
        return place.cast(exception);
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

    /** Some of so many elements, one at least. */
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
        if (limit - position >= count) { // a copy is not filled with zeros first
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
                nextChunk();
            }
            int count = Math.min(destination.remaining(), limit - position);
            destination.put(chunk, position, count);
            position += count;
        }
    }

    /** Where the next number is: in this chunk, and then it is passed, or, if negative, in the scratch. */
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

    private void nextChunk() {
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
}
