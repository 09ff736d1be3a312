package org.paralleltask.payload;

import java.util.List;
import org.paralleltask.PayloadException;
import org.paralleltask.SharedBuffer;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.bytes.BrokenOffException;
import org.paralleltask.codec.bytes.Bytes;

/**
 * Decodes many arguments or values of one method, one after the other. It makes no objects for each besides the value. Used
 * by one thread.
 *
 * @param <X> the type that it decodes
 */
public final class ValueReader<X> {
    private final ValueMarshaller values;
    private final Decoder.Part<? extends X> part;
    private final Class<X> type;
    private final Decoder in;
    private List<SharedBuffer> opened = List.of();

    ValueReader(ValueMarshaller values, Decoder.Part<? extends X> part, Class<X> type) {
        this.values = values;
        this.part = part;
        this.type = type;
        this.in = values.decoder(Bytes.none());
    }

    /**
     * The value in these bytes, which are freed as they are read.
     *
     * @throws PayloadException if the bytes hold no value, hold something that may not cross, or cannot be read
     * @throws BrokenOffException if they were still arriving, and their sender has ended
     */
    public X read(Bytes bytes) {
        opened = List.of();
        long size = bytes.size();
        in.start(bytes);
        try {
            X value = values.decode(in, size, part, type);
            opened = in.opened();
            return value;
        } finally {
            in.forget();
        }
    }

    /** The value in the bytes from {@code from} to before {@code to}, as {@link #read(Bytes)}. */
    public X read(byte[] bytes, int from, int to) {
        in.start(bytes, from, to);
        return values.decode(in, (long) to - from, part, type);
    }

    /** The handles of buffers in the value that {@link #read(Bytes)} has returned last. */
    public List<SharedBuffer> opened() {
        return opened;
    }
}
