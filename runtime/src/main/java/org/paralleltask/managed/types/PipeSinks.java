package org.paralleltask.managed.types;

import org.paralleltask.Pipe;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.managed.ManagedObjects;

/** Managed {@link Pipe.Sink}s. */
public final class PipeSinks {
    private static final int PUT = 0;

    private PipeSinks() {}

    /** Writes a sink's number. The sink stays in this process. */
    public static <E> void write(
            Encoder out, Pipe.Sink<E> sink, Encoder.Part<? super E> writer, Decoder.Part<? extends E> reader) {
        Elements<E> elements = new Elements<>(writer, reader);
        ManagedObjects.write(out, sink, (object, method, in, result) -> dispatch(object, elements, method, in));
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param name the parameter's name, for messages
     * @return the sink's stand-in
     */
    public static <E> Pipe.Sink<E> read(
            Decoder in, String name, Encoder.Part<? super E> writer, Decoder.Part<? extends E> reader) {
        Elements<E> elements = new Elements<>(writer, reader);
        return ManagedObjects.read(in, caller -> new Proxy<>(new NamedCaller(caller, "Pipe.Sink", name), elements));
    }

    private static <E> void dispatch(Pipe.Sink<E> sink, Elements<E> elements, int method, Decoder in)
            throws InterruptedException {
        if (method != PUT) {
            throw in.unknownTag(method);
        }
        E element = elements.read(in);
        in.finish();
        sink.put(element);
    }

    /** Stands for a sink of the program. */
    private static final class Proxy<E> implements Pipe.Sink<E> {
        private final NamedCaller sink;
        private final Elements<E> elements;

        Proxy(NamedCaller sink, Elements<E> elements) {
            this.sink = sink;
            this.elements = elements;
        }

        @Override
        public void put(E element) throws InterruptedException {
            sink.run(PUT, "put", out -> elements.write(out, "element", element));
        }

        @Override
        public String toString() {
            return sink.toString();
        }
    }
}
