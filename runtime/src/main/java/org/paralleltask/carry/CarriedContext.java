package org.paralleltask.carry;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What goes with a task beside its arguments, encoded:
 *
 * <pre>
 * for each carrier that has captured something: the name of its class, int32 the number of its entries, and these;
 * all text as {@link DataOutputStream#writeUTF} has it
 * </pre>
 *
 * Immutable.
 */
public final class CarriedContext {
    /** Nothing goes with it. */
    public static final CarriedContext NOTHING = new CarriedContext(new byte[0]);

    /** How many bytes it may have. */
    static final int MOST_BYTES = 16 << 10;

    private final byte[] bytes;

    /** @param bytes as {@link #bytes}; not copied */
    public CarriedContext(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * This, and what one more carrier has captured; null if that is too much.
     *
     * @param carrier its class
     */
    @Nullable
    CarriedContext with(String carrier, Map<String, String> captured) {
        int count = 0;
        long length = (long) bytes.length + carrier.length();
        for (Map.Entry<String, String> entry : captured.entrySet()) {
            String value = entry.getValue(); // some allow null
            if (value != null) {
                count++;
                length += entry.getKey().length() + value.length();
            }
        }
        if (count == 0) {
            return this;
        } else if (length > MOST_BYTES) {
            return null;
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream(2 * (int) length);
        all.writeBytes(bytes);
        write(new DataOutputStream(all), carrier, count, captured);
        return all.size() > MOST_BYTES ? null : new CarriedContext(all.toByteArray());
    }

    private static void write(DataOutputStream out, String carrier, int count, Map<String, String> captured) {
        try {
            out.writeUTF(carrier);
            out.writeInt(count);
            for (Map.Entry<String, String> entry : captured.entrySet()) {
                String value = entry.getValue();
                if (value != null) {
                    out.writeUTF(entry.getKey());
                    out.writeUTF(value);
                }
            }
        } catch (IOException impossible) { // all of it is shorter than what a text may have
            throw new UncheckedIOException(impossible);
        }
    }

    public boolean isNothing() {
        return bytes.length == 0;
    }

    /** The encoded form; not to be changed. */
    public byte[] bytes() {
        return bytes;
    }

    /**
     * What each carrier has captured, by the name of its class.
     *
     * @throws IOException if this is not what {@link #with} makes
     */
    Map<String, Map<String, String>> parts() throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        Map<String, Map<String, String>> parts = new LinkedHashMap<>();
        while (in.available() > 0) {
            String carrier = in.readUTF();
            Map<String, String> captured = new LinkedHashMap<>();
            for (int count = in.readInt(); count > 0; count--) {
                captured.put(in.readUTF(), in.readUTF());
            }
            parts.put(carrier, captured);
        }
        return parts;
    }

    /** What all carriers have captured; of entries of the same name one. */
    public Map<String, String> all() {
        if (isNothing()) {
            return Map.of();
        }
        Map<String, String> all = new LinkedHashMap<>();
        try {
            parts().values().forEach(all::putAll);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return all;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof CarriedContext that && Arrays.equals(bytes, that.bytes));
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
