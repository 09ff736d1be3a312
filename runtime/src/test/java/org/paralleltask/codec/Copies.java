package org.paralleltask.codec;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.paralleltask.codec.bytes.Bytes;
import org.paralleltask.codec.bytes.CodecException;

/** Writes values and reads them again, in one chunk or in many. */
public final class Copies {
    /** No type of these tests falls back. */
    public static final ObjectFormat NO_OBJECTS = new ObjectFormat() {
        @Override
        public byte[] toBytes(Object value) {
            throw new CodecException("no codec for " + value.getClass());
        }

        @Override
        public Object fromBytes(byte[] bytes) {
            throw new CodecException("no codec");
        }

        @Override
        public byte[] toBytes(Throwable exception, Class<?> place) {
            throw new CodecException("no codec for " + exception.getClass());
        }

        @Override
        public Throwable throwableFromBytes(byte[] bytes) {
            throw new CodecException("no codec");
        }
    };

    private Copies() {}

    static <T> Bytes write(T value, Encoder.Part<? super T> writer) {
        Encoder out = new Encoder("root", NO_OBJECTS, Integer.MAX_VALUE);
        writer.write(out, value);
        return out.bytes();
    }

    static <T> T read(Bytes bytes, Decoder.Part<T> reader) {
        Decoder in = new Decoder(bytes, NO_OBJECTS);
        T read = reader.read(in);
        in.finish();
        return read;
    }

    /** The bytes of a payload, of which some may be arriving. */
    public static byte[] drain(Bytes bytes) {
        return new Decoder(bytes, NO_OBJECTS).readBytes((int) bytes.size());
    }

    /** These bytes, of which so many have arrived. */
    static Bytes arriving(Bytes bytes, int first) {
        ByteBuffer all = ByteBuffer.wrap(bytes.toArray());
        int there = Math.min(first, all.remaining());
        ByteBuffer behind = all.slice(there, all.remaining() - there);
        return Bytes.arriving(all.limit(there), behind.remaining(), behind::get);
    }

    /** These bytes in chunks of one length: numbers lie in several then. */
    static Bytes cut(Bytes bytes, int length) {
        ByteBuffer all = ByteBuffer.wrap(bytes.toArray());
        List<ByteBuffer> chunks = new ArrayList<>();
        while (all.hasRemaining()) {
            ByteBuffer chunk = all.slice(all.position(), Math.min(length, all.remaining()));
            chunks.add(chunk);
            all.position(all.position() + chunk.remaining());
        }
        return Bytes.of(chunks);
    }
}
