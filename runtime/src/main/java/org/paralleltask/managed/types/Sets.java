package org.paralleltask.managed.types;

import java.util.Set;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.managed.ManagedObjects;

/** Managed {@link Set}s. */
public final class Sets {
    private Sets() {}

    /** Writes a set's number. The set stays in this process. */
    public static <E> void write(
            Encoder out, Set<E> set, Encoder.Part<? super E> writer, Decoder.Part<? extends E> reader) {
        Elements<E> elements = new Elements<>(writer, reader);
        ManagedObjects.write(
                out,
                set,
                (object, method, in, result) -> CollectionProxy.dispatch(object, elements, method, in, result));
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param name the parameter's name, for messages
     * @return the set's stand-in
     */
    public static <E> Set<E> read(
            Decoder in, String name, Encoder.Part<? super E> writer, Decoder.Part<? extends E> reader) {
        Elements<E> elements = new Elements<>(writer, reader);
        return ManagedObjects.read(in, caller -> new Proxy<>(new NamedCaller(caller, "Set", name), elements));
    }

    /**
     * Stands for a set of the program. It is equal to itself only, because the set's elements may change at any time.
     */
    private static final class Proxy<E> extends CollectionProxy<E> implements Set<E> {
        Proxy(NamedCaller set, Elements<E> elements) {
            super(set, elements);
        }
    }
}
