package org.paralleltask.payload;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.paralleltask.PayloadException;
import org.paralleltask.SharedBuffer;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.ObjectFormat;
import org.paralleltask.codec.bytes.BrokenOffException;
import org.paralleltask.codec.bytes.Bytes;
import org.paralleltask.codec.bytes.CodecException;

/**
 * One value as bytes, and back: arguments, a task's value, shared data, an exit hook's value. A failure names the method
 * and the part of the value. Thread-safe.
 */
final class ValueMarshaller {
    private final String method;
    private final ObjectFormat objects;
    private final int maxBytes;

    /** An encoder that is not in use now, if there is one. */
    private final AtomicReference<@Nullable Encoder> spare = new AtomicReference<>();

    /** The same, of those that do not copy large arrays. */
    private final AtomicReference<@Nullable Encoder> spareForLent = new AtomicReference<>();

    /**
     * @param method its name, for messages
     * @param objects for the types that have no codec
     * @param maxBytes how many bytes one value may have
     */
    ValueMarshaller(String method, ObjectFormat objects, int maxBytes) {
        this.method = method;
        this.objects = objects;
        this.maxBytes = maxBytes;
    }

    /**
     * The bytes of a value.
     *
     * @throws PayloadException if something in it cannot be sent, with its path, or it is too large
     */
    <X> Bytes encode(X value, Encoder.Part<? super X> part) {
        return encode(value, part, spare, false);
    }

    /** The same, where no thread changes the value's arrays while its bytes are in use: large ones are not copied. */
    <X> Bytes encodeLent(X value, Encoder.Part<? super X> part) {
        return encode(value, part, spareForLent, true);
    }

    /** The encoder is taken out while it works: user code that is called meanwhile may encode another value. */
    private <X> Bytes encode(
            X value, Encoder.Part<? super X> part, AtomicReference<@Nullable Encoder> spares, boolean isLent) {
        Encoder out = begin(spares.getAndSet(null), value, isLent);
        try {
            part.write(out, value);
            Bytes bytes = out.bytes();
            out.forget();
            spares.set(out);
            return bytes;
        } catch (Throwable e) { // the user's accessors throw what they like
            throw cannotBeSent(value, out, e);
        }
    }

    /** An encoder for this value: {@code used}, if there is one. */
    Encoder begin(@Nullable Encoder used, Object value, boolean isLent) {
        if (used == null) {
            return new Encoder(value, objects, maxBytes, isLent);
        }
        used.start(value);
        return used;
    }

    /** Names the value by its path, or by its class alone: its toString is the user's, and may be what fails. */
    PayloadException cannotBeSent(Object value, Encoder out, Throwable why) {
        String path = out.path();
        return new PayloadException(
                method + ": " + (path.isEmpty() ? value.getClass().getSimpleName() : path) + " cannot be sent: "
                        + (why instanceof StackOverflowError
                                ? "it is nested too deeply for this thread's stack"
                                : SerializedObjects.say(why)),
                why);
    }

    /**
     * The value in these bytes, which are forgotten as they are read.
     *
     * @throws PayloadException if they hold none, or something that may not cross, or fails as it is read
     * @throws BrokenOffException if they were arriving, and their sender has ended
     */
    <X> X decode(Bytes bytes, Decoder.Part<? extends X> part, Class<X> type) {
        return decode(decoder(bytes), bytes.size(), part, type);
    }

    /** The same, where something goes with them that does not travel as bytes: here stands this for it, by its number. */
    Decoder decoder(Bytes bytes, IntFunction<?> attachments) {
        return new Decoder(bytes, objects, attachments);
    }

    /** Reads {@code bytes}, and what is started after them. */
    Decoder decoder(Bytes bytes) {
        return new Decoder(bytes, objects);
    }

    /** The value that a decoder finds, as {@link #decode(Bytes, Decoder.Part, Class)}. */
    <X> X decode(Decoder in, long size, Decoder.Part<? extends X> part, Class<X> type) {
        try {
            X value = type.cast(part.read(in)); // generics do not check what a codec has read
            in.finish();
            if (value == null) {
                throw new CodecException("null stands in its place");
            }
            return value;
        } catch (Throwable e) { // the user's constructors throw what they like
            throw cannotBeRead(in, size, type, e);
        }
    }

    private RuntimeException cannotBeRead(Decoder in, long size, Class<?> type, Throwable why) {
        in.opened().forEach(SharedBuffer::close);
        if (why instanceof BrokenOffException sendersEnd) {
            return sendersEnd;
        }
        in.passOver();
        return new PayloadException(
                method + ": " + type.getSimpleName() + " of " + size + " bytes cannot be read: "
                        + SerializedObjects.say(why),
                why);
    }
}
