package org.paralleltask.payload;

import java.util.List;
import org.paralleltask.PayloadException;
import org.paralleltask.SharedBuffer;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.bytes.BrokenOffException;
import org.paralleltask.codec.bytes.Bytes;

/**
 * Decodes many arguments or values of one method, one after the other, without an object for each but its own. Used by one
 * thread.
 *
 * @param <X> what it decodes
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
     * The one in these bytes, which are forgotten as they are read.
     *
     * @throws PayloadException if they hold none, or something that may not cross, or fails as it is read
     * @throws BrokenOffException if they were arriving, and their sender has ended
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

    /** The one in the bytes from {@code from} to before {@code to}, as {@link #read(Bytes)}. */
    public X read(byte[] bytes, int from, int to) {
        in.start(bytes, from, to);
        return values.decode(in, (long) to - from, part, type);
    }

    /** The handles to buffers in what {@link #read(Bytes)} has returned last. */
    public List<SharedBuffer> opened() {
        return opened;
    }
}
