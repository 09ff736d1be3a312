package org.paralleltask.codec;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.paralleltask.SharedBuffer;
import org.paralleltask.codec.bytes.Bytes;
import org.paralleltask.codec.bytes.CodecException;

/**
 * Writes one value as bytes. It knows all the while which part it is at, so that what cannot be written is named by its
 * path. Used for one value at a time, by one thread.
 *
 * <p>The format: numbers little-endian, in the size of their type; sizes in seven bits of each byte, the lowest first;
 * references with a null of their own; parts in their order, without names. Values travel as trees: one object that is
 * referred to twice is written twice, and a cycle is an error.
 */
@SuppressWarnings("exports") // jspecify is there for compilers only
public final class Encoder extends ByteWriter {
    /** How many bytes a value may have at most: as many as one array holds. */
    public static final int MAX_BYTES = Integer.MAX_VALUE - 64;

    /** How deep a value may be nested, in records, collections and arrays. */
    public static final int MAX_DEPTH = 1000;

    /** A text of so many characters is copied at once, if it can be. */
    private static final int LONG_TEXT = 32;

    /** What a set or a map begins with that has an order of its own. */
    static final int SORTED = 1;

    private final ObjectFormat objects;
    private final ValuePath trail;
    private List<SharedBuffer> carried = List.of();
    private List<Object> attachments = List.of();

    /**
     * @param root what is written
     * @param objects for the types that have no codec
     * @param maxBytes how many bytes a value may have
     */
    public Encoder(Object root, ObjectFormat objects, long maxBytes) {
        this(root, objects, maxBytes, false);
    }

    /**
     * @param isLent whether nobody changes a value's arrays before its {@link Bytes} are used no more: then large arrays
     *     of bytes are parts of those, and not copied
     */
    public Encoder(Object root, ObjectFormat objects, long maxBytes, boolean isLent) {
        super(maxBytes, isLent);
        this.objects = objects;
        this.trail = new ValuePath();
        trail.start(root);
    }

    /** Begins with another value. */
    public void start(Object root) {
        trail.start(root);
        carried = List.of();
        attachments = List.of();
        begin();
    }

    /** Holds no part of the last value any more. */
    public void forget() {
        trail.end();
        drop();
        carried = List.of();
    }

    /** Initializes this class, which links the ways to read and write numbers in arrays. */
    public static void load() {}

    /** Writes a part of a value. */
    @FunctionalInterface
    public interface Part<T extends @Nullable Object> {
        /** Writes it. */
        void write(Encoder out, T value);
    }

    /**
     * What was written of the last value. It is this encoder's no more.
     *
     * @throws CodecException if it is too large
     */
    public Bytes bytes() {
        check();
        if (full.isEmpty()) {
            int start = first;
            first = position;
            return Bytes.of(chunk, start, position, carried);
        }
        return Bytes.of(chunks(), carried);
    }

    /**
     * How many bytes were written of the last value, if {@link #moveTo} can move them; negative if they are in several
     * chunks, or name buffers.
     *
     * @throws CodecException if it is too large
     */
    public int size() {
        check();
        return full.isEmpty() && carried.isEmpty() ? position - first : -1;
    }

    /** Where it is, such as {@code order.customers[3].address}. */
    public String path() {
        return trail.path();
    }

    /** The next part is the component of this name. */
    public Encoder at(String component) {
        trail.at(component);
        return this;
    }

    /** The next part is the element of this number. */
    Encoder at(int index) {
        trail.at(index);
        return this;
    }

    /** Writes whether there is a value; if so, its parts come next, and then {@link #end}. */
    public boolean begin(@Nullable Object value) {
        writeBoolean(value != null);
        if (value != null) {
            trail.enter(value);
        }
        return value != null;
    }

    /** Writes how many parts there are, or that there is no value; false if so. Then come the parts, and {@link #end}. */
    public boolean begin(@Nullable Object value, int size) {
        writeSize(value == null ? 0 : size + 1L);
        if (value != null) {
            trail.enter(value);
        }
        return value != null;
    }

    /**
     * As {@link #begin(Object, int)}, for a set or a map: 0 for null, {@link #SORTED}, its order and its size, or 2 + its
     * size if it has the order and the comparison of a linked one.
     */
    boolean beginKeys(@Nullable Object keyed, int size) {
        if (keyed == null) {
            writeSize(0);
            return false;
        }
        KeyOrder order = KeyOrder.of(keyed);
        if (order == null) {
            writeSize(SORTED + 1L + size);
        } else {
            writeSize(SORTED);
            order.write(this);
            writeSize(size);
        }
        trail.enter(keyed);
        return true;
    }

    /** The parts have been written. */
    public void end() {
        trail.leave();
    }

    /** Writes which of several kinds the value has that comes next. */
    public void writeTag(int tag) {
        writeSize(tag);
    }

    /** What to throw if the value is of none of the kinds that there were when the caller was compiled. */
    public CodecException unknown(Object value) {
        return new CodecException("it is a " + value.getClass().getName()
                + ", which its sealed type did not permit when this was compiled. Compile it again");
    }

    /** Writes 0 or 1. */
    public void writeBoolean(boolean value) {
        writeByte((byte) (value ? 1 : 0));
    }

    /**
     * Writes a text: 0 for null, or 1 + (4 × its bytes + their form); as ISO 8859-1 if that has all its characters, or as
     * UTF-8; as UTF-16 if it has surrogates without their other half, which UTF-8 cannot express.
     */
    public void writeString(@Nullable String value) {
        if (value == null) {
            writeSize(0);
            return;
        }
        if (value.length() >= LONG_TEXT && value.length() <= Bytes.MAX_CHUNK - MAX_SIZE_BYTES && writeLatin1(value)) {
            return;
        }
        int form = TextForm.of(value);
        if (form == TextForm.LATIN_1 && value.length() <= Bytes.MAX_CHUNK) {
            writeSize(1 + 4L * value.length());
            reserve(value.length());
            byte[] target = chunk;
            int start = position;
            for (int i = 0; i < value.length(); i++) {
                target[start + i] = (byte) value.charAt(i);
            }
            position = start + value.length();
        } else if (form == TextForm.UTF_16) {
            writeSize(1 + 4L * Character.BYTES * value.length() + form);
            for (int i = 0; i < value.length(); i++) {
                writeChar(value.charAt(i));
            }
        } else {
            byte[] bytes =
                    value.getBytes(form == TextForm.UTF_8 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
            writeSize(1 + 4L * bytes.length + form);
            write(bytes);
        }
    }

    /**
     * Copies the low byte of each character at once and looks whether that is the same text, which takes less than to look
     * at each character; false if it is not, or may not be, and nothing is written.
     */
    @SuppressWarnings("deprecation") // for it drops the high bytes
    private boolean writeLatin1(String value) {
        int length = value.length();
        reserve(MAX_SIZE_BYTES + length);
        int start = position;
        writeSize(1 + 4L * length);
        value.getBytes(0, length, chunk, position);
        if (!value.equals(new String(chunk, position, length, StandardCharsets.ISO_8859_1))) {
            position = start;
            return false;
        }
        position += length;
        return true;
    }

    /** Writes a constant of an enum by its place: 0 for null, or 1 + its place. */
    @SuppressWarnings("EnumOrdinal") // both sides have the same constants: see TaskCodec.fingerprint
    public void writeEnum(@Nullable Enum<?> constant) {
        writeSize(constant == null ? 0 : constant.ordinal() + 1L);
    }

    /** Writes a value for which there is no codec: the number of its bytes, 0 for null, and the bytes. */
    public void writeObject(@Nullable Object value) {
        byte[] bytes = value == null ? new byte[0] : objects.toBytes(value);
        writeSize(bytes.length);
        write(bytes);
    }

    /**
     * Writes an exception, as those travel that are thrown: the number of its bytes, 0 for null, and the bytes.
     *
     * @param place the class that what arrives has to be of
     */
    public void writeThrowable(@Nullable Throwable exception, Class<?> place) {
        byte[] bytes = exception == null ? new byte[0] : objects.toBytes(exception, place);
        writeSize(bytes.length);
        write(bytes);
    }

    /** Writes the number of something that goes with the value, but not as bytes: see {@link #attachments}. */
    public void writeAttachment(Object attachment) {
        writeTag(attachments.size());
        attachments = new ArrayList<>(attachments);
        attachments.add(attachment);
    }

    /** What goes with the last value but not as bytes, in the order in which it was written. */
    public List<Object> attachments() {
        return attachments;
    }

    /** The value has this buffer, and only its handle was written. */
    void carry(SharedBuffer buffer) {
        carried = new ArrayList<>(carried);
        carried.add(buffer);
    }
}
