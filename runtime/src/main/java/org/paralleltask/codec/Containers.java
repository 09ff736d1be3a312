package org.paralleltask.codec;

import java.util.ArrayList;
import java.util.Collection;
import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What holds other values. A list arrives as an {@link ArrayList}, a set and a map as linked ones, in the order in which
 * they were; elements, keys and values may be null.
 */
@SuppressWarnings({"exports", "NonApiType", "NullAway", "NullableOptional"})
public final class Containers {
    private Containers() {}

    /** Writes an array of references. */
    public static <E> void writeArray(Encoder out, E @Nullable [] array, Encoder.Part<? super E> element) {
        if (out.begin(array, array == null ? 0 : array.length)) {
            for (int i = 0; i < array.length; i++) {
                element.write(out.at(i), array[i]);
            }
            out.end();
        }
    }

    /**
     * Reads an array of references.
     *
     * @param make makes an array of a length
     */
    public static <E> E @Nullable [] readArray(Decoder in, IntFunction<E[]> make, Decoder.Part<? extends E> element) {
        int size = in.beginAll(1);
        if (size < 0) {
            return null;
        }
        E[] array = make.apply(size);
        for (int i = 0; i < size; i++) {
            array[i] = element.read(in);
        }
        return in.end(array);
    }

    /** Writes a list. */
    public static <E> void writeList(Encoder out, @Nullable List<? extends E> list, Encoder.Part<? super E> element) {
        writeAll(out, list, element);
    }

    private static <E> void writeAll(
            Encoder out, @Nullable Collection<? extends E> all, Encoder.Part<? super E> element) {
        int size = all == null ? 0 : all.size();
        if (out.begin(all, size)) {
            int written = 0;
            for (Iterator<? extends E> elements = all.iterator(); elements.hasNext(); written++) {
                out.at(written); // before it is asked for: the user's iterator may fail
                element.write(out, elements.next());
            }
            checkSame(size, written);
            out.end();
        }
    }

    private static void checkSame(int size, int written) {
        if (written != size) {
            throw new ConcurrentModificationException("it was changed while it was sent");
        }
    }

    /** Reads a list. */
    public static <E> @Nullable ArrayList<E> readList(Decoder in, Decoder.Part<? extends E> element) {
        int size = in.beginAll(1);
        return size < 0 ? null : in.end(fill(new ArrayList<>(size), size, in, element));
    }

    private static <E, C extends Collection<E>> C fill(
            C collection, int size, Decoder in, Decoder.Part<? extends E> element) {
        for (int i = 0; i < size; i++) {
            collection.add(element.read(in));
        }
        return collection;
    }

    /** Writes a set. */
    public static <E> void writeSet(Encoder out, @Nullable Set<? extends E> set, Encoder.Part<? super E> element) {
        writeAll(out, set, element);
    }

    /** Reads a set. */
    public static <E> @Nullable LinkedHashSet<E> readSet(Decoder in, Decoder.Part<? extends E> element) {
        int size = in.beginAll(1);
        return size < 0 ? null : in.end(fill(new LinkedHashSet<>(capacity(size)), size, in, element));
    }

    private static int capacity(int size) {
        return (int) Math.min(1 << 30, size * 4L / 3 + 1);
    }

    /** Writes a collection: whether it is a set, and then as a set or as a list. */
    public static <E> void writeCollection(
            Encoder out, @Nullable Collection<? extends E> collection, Encoder.Part<? super E> element) {
        out.writeBoolean(collection instanceof Set);
        writeAll(out, collection, element);
    }

    /** Reads a collection. */
    public static <E> @Nullable Collection<E> readCollection(Decoder in, Decoder.Part<? extends E> element) {
        return in.readBoolean() ? readSet(in, element) : readList(in, element);
    }

    /** Writes a map. */
    public static <K, V> void writeMap(
            Encoder out,
            @Nullable Map<? extends K, ? extends V> map,
            Encoder.Part<? super K> key,
            Encoder.Part<? super V> value) {
        int size = map == null ? 0 : map.size();
        if (out.begin(map, size)) {
            int written = 0;
            for (Map.Entry<? extends K, ? extends V> entry : map.entrySet()) {
                key.write(out.at(written), entry.getKey());
                value.write(out.at(written), entry.getValue());
                written++;
            }
            checkSame(size, written);
            out.end();
        }
    }

    /** Reads a map. */
    public static <K, V> @Nullable LinkedHashMap<K, V> readMap(
            Decoder in, Decoder.Part<? extends K> key, Decoder.Part<? extends V> value) {
        int size = in.beginAll(2);
        if (size < 0) {
            return null;
        }
        LinkedHashMap<K, V> map = new LinkedHashMap<>(capacity(size));
        for (int i = 0; i < size; i++) {
            map.put(key.read(in), value.read(in));
        }
        return in.end(map);
    }

    /** Writes an optional value: null, nothing, or the value. */
    @SuppressWarnings("OptionalUsedAsFieldOrParameterType") // a value like any other
    public static <E> void writeOptional(
            Encoder out, @Nullable Optional<? extends E> optional, Encoder.Part<? super E> element) {
        if (out.begin(optional)) {
            out.writeBoolean(optional.isPresent());
            if (optional.isPresent()) {
                element.write(out, optional.get());
            }
            out.end();
        }
    }

    /** Reads an optional value. */
    public static <E> @Nullable Optional<E> readOptional(Decoder in, Decoder.Part<? extends E> element) {
        if (!in.begin()) {
            return null;
        }
        return in.end(in.readBoolean() ? Optional.of(element.read(in)) : Optional.empty());
    }
}
