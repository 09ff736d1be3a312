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
import org.paralleltask.codec.bytes.CodecException;

/**
 * Writes and reads values that hold other values. A list arrives as an {@link ArrayList}. A sorted set or map arrives
 * sorted by the same {@link KeyOrder}; another one arrives as a linked one, in the order that it had. Elements, keys
 * and values may be null. Without state, so thread-safe.
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
     * @param make makes an array of this length
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
            writeElements(out, all, size, element);
        }
    }

    private static <E> void writeElements(
            Encoder out, Collection<? extends E> all, int size, Encoder.Part<? super E> element) {
        int written = 0;
        for (Iterator<? extends E> elements = all.iterator(); elements.hasNext(); written++) {
            out.at(written); // before next(): if the user's iterator fails, the path names this element
            element.write(out, elements.next());
        }
        checkSame(size, written);
        out.end();
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
        int size = set == null ? 0 : set.size();
        if (out.beginKeys(set, size)) {
            writeElements(out, set, size, element);
        }
    }

    /** Reads a set. */
    public static <E> @Nullable Set<E> readSet(Decoder in, Decoder.Part<? extends E> element) {
        long header = in.readSize();
        if (header == 0) {
            return null;
        }
        if (header > Encoder.SORTED) {
            return linkedSet(header, in, element);
        }
        KeyOrder order = KeyOrder.read(in);
        int size = in.enterAll(in.readSize(), 1);
        Set<E> set = order.finish(fill(order.<E>newSet(), size, in, element));
        checkDistinct(size, set.size());
        return in.end(set);
    }

    /** Writes a set whose type is a linked set, or a set without an order. */
    public static <E> void writeLinkedSet(
            Encoder out, @Nullable Set<? extends E> set, Encoder.Part<? super E> element) {
        writeSet(out, set, element);
    }

    /** Reads what {@link #writeLinkedSet} wrote. */
    public static <E> @Nullable LinkedHashSet<E> readLinkedSet(Decoder in, Decoder.Part<? extends E> element) {
        long header = in.readSize();
        return header == 0 ? null : linkedSet(header, in, element);
    }

    private static <E> LinkedHashSet<E> linkedSet(long header, Decoder in, Decoder.Part<? extends E> element) {
        int size = in.enterAll(sizeOf(header), 1);
        LinkedHashSet<E> set = fill(new LinkedHashSet<>(capacity(size)), size, in, element);
        checkDistinct(size, set.size());
        return in.end(set);
    }

    private static long sizeOf(long header) {
        if (header == Encoder.SORTED) {
            throw new CodecException("it is sorted, but its type has no order");
        }
        return header - Encoder.SORTED - 1;
    }

    private static int capacity(int size) {
        return (int) Math.min(1 << 30, size * 4L / 3 + 1);
    }

    /** Refuses a set or map that has become smaller on arrival, instead of losing elements silently. */
    private static void checkDistinct(int size, int kept) {
        if (kept != size) {
            throw new CodecException("of " + size + " different keys only " + kept
                    + " are different where they arrive: they were compared in another way than by equals");
        }
    }

    /**
     * Checks that a set or a map that is not sorted compares its keys by {@code equals}, as far as that can be seen.
     *
     * @throws CodecException if it does not
     */
    public static void checkEquality(Object keyed) {
        KeyOrder.checkEquality(keyed);
    }

    /** Writes a collection: first whether it is a set, then the set or the list. */
    @SuppressWarnings("unchecked") // a set's elements are those of the collection that it is
    public static <E> void writeCollection(
            Encoder out, @Nullable Collection<? extends E> collection, Encoder.Part<? super E> element) {
        out.writeBoolean(collection instanceof Set);
        if (collection instanceof Set) {
            writeSet(out, (Set<? extends E>) collection, element);
        } else {
            writeAll(out, collection, element);
        }
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
        if (out.beginKeys(map, size)) {
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
    public static <K, V> @Nullable Map<K, V> readMap(
            Decoder in, Decoder.Part<? extends K> key, Decoder.Part<? extends V> value) {
        long header = in.readSize();
        if (header == 0) {
            return null;
        }
        if (header > Encoder.SORTED) {
            return linkedMap(header, in, key, value);
        }
        KeyOrder order = KeyOrder.read(in);
        int size = in.enterAll(in.readSize(), 2);
        Map<K, V> map = order.finish(fill(order.<K, V>newMap(), size, in, key, value));
        checkDistinct(size, map.size());
        return in.end(map);
    }

    /** Writes a map whose type is a linked map, or a map without an order. */
    public static <K, V> void writeLinkedMap(
            Encoder out,
            @Nullable Map<? extends K, ? extends V> map,
            Encoder.Part<? super K> key,
            Encoder.Part<? super V> value) {
        writeMap(out, map, key, value);
    }

    /** Reads what {@link #writeLinkedMap} wrote. */
    public static <K, V> @Nullable LinkedHashMap<K, V> readLinkedMap(
            Decoder in, Decoder.Part<? extends K> key, Decoder.Part<? extends V> value) {
        long header = in.readSize();
        return header == 0 ? null : linkedMap(header, in, key, value);
    }

    private static <K, V> LinkedHashMap<K, V> linkedMap(
            long header, Decoder in, Decoder.Part<? extends K> key, Decoder.Part<? extends V> value) {
        int size = in.enterAll(sizeOf(header), 2);
        LinkedHashMap<K, V> map = fill(new LinkedHashMap<>(capacity(size)), size, in, key, value);
        checkDistinct(size, map.size());
        return in.end(map);
    }

    private static <K, V, M extends Map<K, V>> M fill(
            M map, int size, Decoder in, Decoder.Part<? extends K> key, Decoder.Part<? extends V> value) {
        for (int i = 0; i < size; i++) {
            map.put(key.read(in), value.read(in));
        }
        return map;
    }

    /** Writes an optional value: null, empty, or the value. */
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
