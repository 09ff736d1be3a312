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
 * Encodes and decodes one value: arguments, a task's value, shared data, or an exit hook's value. A failure names the method
 * and the part of the value. Thread-safe.
 */
final class ValueMarshaller {
    private final String method;
    private final ObjectFormat objects;
    private final int maxBytes;
    private final boolean refusesBuffers;

    /** An encoder that is not in use; null if there is none. */
    private final AtomicReference<@Nullable Encoder> spare = new AtomicReference<>();

    /** As {@link #spare}, an encoder that does not copy large arrays. */
    private final AtomicReference<@Nullable Encoder> spareForLent = new AtomicReference<>();

    /**
     * @param method the method's name, for messages
     * @param objects encodes values of types that have no codec
     * @param maxBytes the largest size of one value, in bytes
     * @param refusesBuffers whether a value may have no shared buffer, because its reader is on another machine
     */
    ValueMarshaller(String method, ObjectFormat objects, int maxBytes, boolean refusesBuffers) {
        this.refusesBuffers = refusesBuffers;
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

    /**
     * As {@link #encode(Object, Encoder.Part)}, if no thread changes the value's arrays while the bytes are in use: then
     * large arrays are not copied.
     */
    <X> Bytes encodeLent(X value, Encoder.Part<? super X> part) {
        return encode(value, part, spareForLent, true);
    }

    /**
     * Encodes a value. The encoder is taken out of its field meanwhile: user code that is called may encode another value.
     */
    private <X> Bytes encode(
            X value, Encoder.Part<? super X> part, AtomicReference<@Nullable Encoder> spares, boolean isLent) {
        Encoder out = begin(spares.getAndSet(null), value, isLent);
        try {
            part.write(out, value);
            Bytes bytes = out.bytes();
            out.forget();
            spares.set(out);
            return bytes;
        } catch (Throwable e) { // the user's accessors may throw anything
            throw cannotBeSent(value, out, e);
        }
    }

    /** An encoder for this value: {@code used}, if it is not null, else a new one. */
    Encoder begin(@Nullable Encoder used, Object value, boolean isLent) {
        if (used == null) {
            Encoder made = new Encoder(value, objects, maxBytes, isLent);
            if (refusesBuffers) {
                made.refuseBuffers();
            }
            return made;
        }
        used.start(value);
        return used;
    }

    /**
     * The exception for a value that cannot be sent. It names the part by its path, or the value by its class: not by its
     * toString, which is user code, and may be what fails.
     */
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
     * The value in these bytes, which are freed as they are read.
     *
     * @throws PayloadException if the bytes hold no value, hold something that may not cross, or cannot be read
     * @throws BrokenOffException if they were still arriving, and their sender has ended
     */
    <X> X decode(Bytes bytes, Decoder.Part<? extends X> part, Class<X> type) {
        return decode(decoder(bytes), bytes.size(), part, type);
    }

    /**
     * A decoder of these bytes, if objects belong to them that do not travel as bytes: {@code attachments} gives the stand-in
     * for each, by its number.
     */
    Decoder decoder(Bytes bytes, IntFunction<?> attachments) {
        return new Decoder(bytes, objects, attachments);
    }

    /** A decoder of these bytes; it can be started again with others. */
    Decoder decoder(Bytes bytes) {
        return new Decoder(bytes, objects);
    }

    /** The value that a decoder finds, as {@link #decode(Bytes, Decoder.Part, Class)}. */
    <X> X decode(Decoder in, long size, Decoder.Part<? extends X> part, Class<X> type) {
        try {
            X value = type.cast(part.read(in)); // generics do not check what a codec has read
            in.finish();
            if (value == null) {
                throw new CodecException("it is null, where a value is needed");
            }
            return value;
        } catch (Throwable e) { // the user's constructors may throw anything
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
