package org.paralleltask.codec;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.paralleltask.SharedBuffer;
import org.paralleltask.codec.bytes.Bytes;
import org.paralleltask.codec.bytes.CodecException;

/**
 * Writes one value as bytes. It always knows which part it is at, so that a message can name a part that cannot be
 * written by its path. Used for one value at a time, by one thread.
 *
 * <p>The format: numbers are little-endian, in the size of their type. Sizes have seven bits in each byte, the lowest
 * first. Each reference has a form for null. Parts are in their order, without names. A value is sent as a tree: an
 * object that is referred to twice is written twice, and a cycle is an error.
 */
@SuppressWarnings("exports") // jspecify is needed by compilers only
public final class Encoder extends ByteWriter {
    /** How many bytes a value may have at most: as many as fit into one array. */
    public static final int MAX_BYTES = Integer.MAX_VALUE - 64;

    /** How deep a value may be nested, in records, collections and arrays. */
    public static final int MAX_DEPTH = 1000;

    /** A text of at least this many characters is copied as a whole, if possible. */
    private static final int LONG_TEXT = 32;

    /** What a set or a map begins with if it has a {@link KeyOrder} of its own. */
    static final int SORTED = 1;

    private final ObjectFormat objects;
    private final ValuePath trail;
    private List<SharedBuffer> carried = List.of();
    private List<Object> attachments = List.of();

    /**
     * @param root the value that is written
     * @param objects writes values of types that have no codec
     * @param maxBytes how many bytes a value may have
     */
    public Encoder(Object root, ObjectFormat objects, long maxBytes) {
        this(root, objects, maxBytes, false);
    }

    /**
     * As above, for values whose arrays may be lent.
     *
     * @param isLent whether a value's arrays stay unchanged as long as its {@link Bytes} are used: then large arrays of
     *     bytes are not copied, but become parts of these
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

    /** Forgets all parts of the last value. */
    public void forget() {
        trail.end();
        drop();
        carried = List.of();
    }

    /** Initializes this class, so that the JVM links its accesses to arrays before the first value. */
    public static void load() {}

    /** Writes a part of a value. */
    @FunctionalInterface
    public interface Part<T extends @Nullable Object> {
        /** Writes the part. */
        void write(Encoder out, T value);
    }

    /**
     * The bytes of the last value. From now on they do not belong to this encoder.
     *
     * @throws CodecException if the value is too large
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
     * How many bytes the last value has, if {@link #moveTo} can move them; negative if they are in several chunks, or
     * if the value has shared buffers.
     *
     * @throws CodecException if the value is too large
     */
    public int size() {
        check();
        return full.isEmpty() && carried.isEmpty() ? position - first : -1;
    }

    /** The path of the part that is being written, such as {@code order.customers[3].address}. */
    public String path() {
        return trail.path();
    }

    /** Says that the next part is the component of this name. */
    public Encoder at(String component) {
        trail.at(component);
        return this;
    }

    /** Says that the next part is the element of this index. */
    Encoder at(int index) {
        trail.at(index);
        return this;
    }

    /** Writes and returns whether there is a value. If so, the caller writes its parts, and then calls {@link #end}. */
    public boolean begin(@Nullable Object value) {
        writeBoolean(value != null);
        if (value != null) {
            trail.enter(value);
        }
        return value != null;
    }

    /**
     * Writes how many parts there are, or that there is no value. Returns whether there is one. If so, the caller
     * writes the parts, and then calls {@link #end}.
     */
    public boolean begin(@Nullable Object value, int size) {
        writeSize(value == null ? 0 : size + 1L);
        if (value != null) {
            trail.enter(value);
        }
        return value != null;
    }

    /**
     * As {@link #begin(Object, int)}, for a set or a map. It writes 0 for null; 2 + its size for one that is ordered
     * and compared as a linked one; otherwise {@link #SORTED}, its order and its size.
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

    /** Ends a value whose parts have been written. */
    public void end() {
        trail.leave();
    }

    /** Writes which of several kinds the next value is of. */
    public void writeTag(int tag) {
        writeSize(tag);
    }

    /** The exception to throw if the value is of none of the kinds that were known when the caller was compiled. */
    public CodecException unknown(Object value) {
        return new CodecException("it is a " + value.getClass().getName()
                + ", which its sealed type did not permit when this was compiled. Compile it again");
    }

    /** Writes 0 or 1. */
    public void writeBoolean(boolean value) {
        writeByte((byte) (value ? 1 : 0));
    }

    /**
     * Writes a text or null: 0 for null, otherwise 1 + 4 × the number of its bytes + their form, and the bytes. The
     * form is ISO 8859-1 if that has all its characters; UTF-16 if it has half a surrogate pair, which UTF-8 cannot
     * express; otherwise UTF-8.
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
     * Copies the low bytes of all characters at once, and checks whether they are the same text. That takes less time
     * than to look at each character. If they are not, it writes nothing and returns false.
     */
    @SuppressWarnings("deprecation") // getBytes is deprecated because it drops the high bytes, which is checked here
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

    /** Writes a constant of an enum: 0 for null, otherwise 1 + its ordinal. */
    @SuppressWarnings("EnumOrdinal") // both sides have the same constants: see TaskCodec.fingerprint
    public void writeEnum(@Nullable Enum<?> constant) {
        writeSize(constant == null ? 0 : constant.ordinal() + 1L);
    }

    /**
     * Writes a value for which there is no codec: the number of its bytes (0 for null), and the bytes.
     *
     * @throws CodecException if it cannot be encoded
     */
    public void writeObject(@Nullable Object value) {
        byte[] bytes = value == null ? new byte[0] : objects.toBytes(value);
        writeSize(bytes.length);
        write(bytes);
    }

    /**
     * Writes an exception in the form in which thrown exceptions are sent: the number of its bytes (0 for null), and
     * the bytes.
     *
     * @param place the class that the arriving exception must be of
     * @throws CodecException if what arrives would be of another class
     */
    public void writeThrowable(@Nullable Throwable exception, Class<?> place) {
        byte[] bytes = exception == null ? new byte[0] : objects.toBytes(exception, place);
        writeSize(bytes.length);
        write(bytes);
    }

    /** Writes the number of an {@linkplain #attachments attachment}, which is not sent as bytes. */
    public void writeAttachment(Object attachment) {
        writeTag(attachments.size());
        attachments = new ArrayList<>(attachments);
        attachments.add(attachment);
    }

    /** The attachments of the last value, in the order in which they were written. */
    public List<Object> attachments() {
        return attachments;
    }

    /** Notes a shared buffer of the value, of which only the handle was written. */
    void carry(SharedBuffer buffer) {
        carried = new ArrayList<>(carried);
        carried.add(buffer);
    }
}
