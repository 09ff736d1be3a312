package org.paralleltask.managed.types;

import java.util.Set;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.managed.ManagedObjects;

/** Managed {@link Set}s. */
public final class Sets {
    private Sets() {}

    /** Writes a set, which stays here. */
    public static <E> void write(
            Encoder out, Set<E> set, Encoder.Part<? super E> writer, Decoder.Part<? extends E> reader) {
        Elements<E> elements = new Elements<>(writer, reader);
        ManagedObjects.write(
                out,
                set,
                (object, method, in, result) -> CollectionProxy.dispatch(object, elements, method, in, result));
    }

    /**
     * Reads what stands for a set.
     *
     * @param name what the task's method calls it, for messages
     */
    public static <E> Set<E> read(
            Decoder in, String name, Encoder.Part<? super E> writer, Decoder.Part<? extends E> reader) {
        Elements<E> elements = new Elements<>(writer, reader);
        return ManagedObjects.read(in, caller -> new Proxy<>(new NamedCaller(caller, "Set", name), elements));
    }

    /** Stands for a set of the program. It is equal to itself only: what others hold changes. */
    private static final class Proxy<E> extends CollectionProxy<E> implements Set<E> {
        Proxy(NamedCaller set, Elements<E> elements) {
            super(set, elements);
        }
    }
}
