package org.paralleltask.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.paralleltask.SharedBuffer;
import org.paralleltask.codec.bytes.Bytes;
import org.paralleltask.codec.bytes.CodecException;

/**
 * Reads what an {@link Encoder} wrote. The bytes may come from a hostile worker: whatever they are, it allocates no
 * more than a small multiple of their number, and ends with a value or a {@link CodecException}. Used for one value at
 * a time, by one thread.
 */
@SuppressWarnings("exports") // jspecify is needed by compilers only
public final class Decoder extends ByteReader {
    private final ObjectFormat objects;
    private final IntFunction<?> attachments;
    private int depth;
    private List<SharedBuffer> opened = List.of();
    private boolean isFinished;

    /**
     * It forgets each chunk of the bytes when it has read it, so that a large value is not in memory twice.
     *
     * @param bytes from now on they belong to this decoder
     * @param objects reads values of types that have no codec
     */
    public Decoder(Bytes bytes, ObjectFormat objects) {
        this(bytes, objects, number -> {
            throw new CodecException("it names an attachment, but none was sent with it");
        });
    }

    /**
     * As above, for a value with attachments, which are not sent as bytes.
     *
     * @param attachments what stands here for an attachment, by its number
     */
    public Decoder(Bytes bytes, ObjectFormat objects, IntFunction<?> attachments) {
        this.objects = objects;
        this.attachments = attachments;
        start(bytes);
    }

    /** Forgets all parts of the last value. */
    public void forget() {
        start(Bytes.none());
    }

    @Override
    public void start(byte[] value, int from, int to) {
        super.start(value, from, to);
        depth = 0;
        opened = List.of();
        isFinished = false;
    }

    /** As {@link Encoder#load}. */
    public static void load() {}

    /** Reads a part of a value. */
    @FunctionalInterface
    public interface Part<T extends @Nullable Object> {
        /** Reads the part. */
        T read(Decoder in);
    }

    /**
     * Ends the value: no bytes may follow.
     *
     * @throws CodecException if bytes are left over
     */
    public void finish() {
        if (remaining() > 0) {
            throw new CodecException(remaining() + " bytes are left over");
        }
        isFinished = true;
    }

    /** Whether {@link #finish} has succeeded. */
    public boolean isFinished() {
        return isFinished;
    }

    /** The handles that it has opened. They must be closed when the value is no longer used. */
    public List<SharedBuffer> opened() {
        return opened;
    }

    /** Notes a handle that has been opened. */
    void opened(SharedBuffer buffer) {
        opened = new ArrayList<>(opened);
        opened.add(buffer);
    }

    /** Reads whether there is a value. If so, the caller reads its parts next, and then calls {@link #end}. */
    public boolean begin() {
        boolean isThere = readBoolean();
        if (isThere) {
            enter();
        }
        return isThere;
    }

    /** Ends a value whose parts have been read, and returns it. */
    public <T> T end(T value) {
        depth--;
        return value;
    }

    /**
     * Reads how many parts there are; -1 if there is no value. Otherwise the caller reads the parts next, and then
     * calls {@link #end}.
     *
     * @param leastBytes how many bytes a part takes at least
     */
    int beginAll(int leastBytes) {
        int size = readLength(leastBytes);
        if (size >= 0) {
            enter();
        }
        return size;
    }

    /**
     * Begins a value of this many parts. The caller reads the parts next, and then calls {@link #end}.
     *
     * @param leastBytes how many bytes a part takes at least
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

    /** Reads which of several kinds the next value is of. */
    public int readTag() {
        long tag = readSize();
        if (tag > Integer.MAX_VALUE) {
            throw unknownTag(tag);
        }
        return (int) tag;
    }

    /** The exception to throw if there is no such kind. */
    public CodecException unknownTag(long tag) {
        return new CodecException(tag + " is no known kind of value here");
    }

    /** Reads a boolean. */
    public boolean readBoolean() {
        byte value = readByte();
        if ((value & ~1) != 0) {
            throw new CodecException(value + " is no boolean");
        }
        return value == 1;
    }

    /** Reads a text or null. */
    public @Nullable String readString() {
        long header = readSize() - 1;
        if (header < 0) {
            return null;
        }
        long length = header >>> 2;
        check(length, 1);
        int form = (int) header & 3;
        return switch (form) {
            case TextForm.LATIN_1 -> readText((int) length, StandardCharsets.ISO_8859_1);
            case TextForm.UTF_8 -> readText((int) length, StandardCharsets.UTF_8);
            case TextForm.UTF_16 -> readChars((int) length);
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
     * @param type the class of {@code T}; the classes of what the value holds, such as a list's elements, are not
     *     checked
     * @throws CodecException if the value is of another class
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

    /** Reads what {@link Encoder#writeAttachment} wrote, and returns what stands here for the attachment. */
    public Object readAttachment() {
        return attachments.apply(readTag());
    }

    /**
     * Reads what {@link Encoder#writeThrowable} wrote.
     *
     * @param place the class that the exception must be of
     * @throws CodecException if it is of another class
     */
    public <T extends Throwable> @Nullable T readThrowable(Class<T> place) {
        long size = readSize();
        check(size, 1);
        if (size == 0) {
            return null;
        }
        Throwable exception = objects.throwableFromBytes(readBytes((int) size));
        if (!place.isInstance(exception)) { // for instance a stand-in, if this process cannot restore the exception
            throw new CodecException(
                    "a " + exception.getClass().getName() + " stands where a " + place.getName() + " belongs",
                    exception);
        }
        return place.cast(exception);
    }
}
