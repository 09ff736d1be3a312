package org.paralleltask.managed.types;

import java.util.List;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.managed.ElementSink;
import org.paralleltask.managed.ManagedObjects;

/** {@link ElementSink}s. Each pool whose tasks return streams has one. */
public final class ElementSinks {
    private static final int PUT = 0;

    private ElementSinks() {}

    /** Writes a sink's number. The sink stays in this process. */
    public static <E> void write(
            Encoder out, ElementSink<E> sink, Encoder.Part<? super E> writer, Decoder.Part<? extends E> reader) {
        Elements<E> elements = new Elements<>(writer, reader);
        ManagedObjects.write(out, sink, (object, method, in, result) -> dispatch(object, elements, method, in, result));
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param name the sink's name, for messages
     * @return the sink's stand-in
     */
    public static <E> ElementSink<E> read(
            Decoder in, String name, Encoder.Part<? super E> writer, Decoder.Part<? extends E> reader) {
        Elements<E> elements = new Elements<>(writer, reader);
        return ManagedObjects.read(in, caller -> {
            NamedCaller sink = new NamedCaller(caller, "ElementSink", name);
            return (stream, all) -> sink.call(
                    PUT,
                    "put",
                    out -> {
                        out.writeLong(stream);
                        elements.writeAll(out, "elements", all);
                    },
                    Decoder::readBoolean);
        });
    }

    private static <E> void dispatch(ElementSink<E> sink, Elements<E> elements, int method, Decoder in, Encoder out)
            throws InterruptedException {
        if (method != PUT) {
            throw in.unknownTag(method);
        }
        long stream = in.readLong();
        List<E> all = elements.readAll(in);
        in.finish();
        boolean result = sink.put(stream, all);
        out.at("result").writeBoolean(result);
    }
}
