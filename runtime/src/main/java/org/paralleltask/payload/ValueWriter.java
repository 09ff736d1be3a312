package org.paralleltask.payload;

import java.nio.ByteBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.paralleltask.PayloadException;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.bytes.Bytes;

/**
 * Encodes many arguments or values of one method, one after the other; small ones without an object for each. Used by one
 * thread.
 *
 * @param <X> the type that it encodes
 */
public final class ValueWriter<X> {
    private final ValueMarshaller values;
    private final Encoder.Part<? super X> part;
    private final boolean isLent;
    private @Nullable Encoder out;
    private int size;

    ValueWriter(ValueMarshaller values, Encoder.Part<? super X> part, boolean isLent) {
        this.values = values;
        this.part = part;
        this.isLent = isLent;
    }

    /**
     * Encodes a value, which {@link #moveTo} or {@link #bytes} then gives out.
     *
     * @return the encoded size, in bytes; negative if it is large or names buffers: then only {@link #bytes} gives it out
     * @throws PayloadException as {@link TaskMarshaller#encodeTask}
     */
    public int write(X value) {
        Encoder encoder = values.begin(out, value, isLent);
        out = null; // user code may meanwhile encode another value; after a failure the encoder is of no use
        try {
            part.write(encoder, value);
            size = encoder.size();
            out = encoder;
            return size;
        } catch (Throwable e) { // the user's accessors may throw anything
            throw values.cannotBeSent(value, encoder, e);
        }
    }

    /** What {@link #write} has returned last. */
    public int size() {
        return size;
    }

    /** Copies the bytes of the value that was written last, and is small. */
    public void moveTo(byte[] target, int start) {
        Encoder encoder = written();
        encoder.moveTo(target, start);
        encoder.forget();
    }

    /** As {@link #moveTo(byte[], int)}. */
    public void moveTo(ByteBuffer target, int start) {
        Encoder encoder = written();
        encoder.moveTo(target, start);
        encoder.forget();
    }

    /** The bytes of the value that was written last. */
    public Bytes bytes() {
        Encoder encoder = written();
        Bytes bytes = encoder.bytes();
        encoder.forget();
        return bytes;
    }

    private Encoder written() {
        return Objects.requireNonNull(out, "nothing was written");
    }
}
