package org.paralleltask.codec;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.paralleltask.codec.bytes.CodecException;

/**
 * How a set or a map orders and compares its keys, if it does not compare them by {@code equals} alone. The order is
 * sent with the map, so that a {@code get("content-type")} finds the same value before and after. An order that cannot
 * be sent is refused, and the message says what to do.
 *
 * @param tag one of the constants below
 * @param comparator null for the natural order, and for an enum's constants
 */
@SuppressWarnings({"NonApiType", "NullAway", "IdentityHashMapUsage"}) // null is a key, a comparator, a value
record KeyOrder(int tag, @Nullable Comparator<?> comparator) {
    private static final int NATURAL = 0;
    private static final int REVERSE = 1;
    private static final int CASE_INSENSITIVE = 2;
    private static final int REVERSE_CASE_INSENSITIVE = 3;

    /** The order of an enum's constants. */
    private static final int CONSTANTS = 4;

    /** The order of a comparator that is sent by Java serialization. */
    private static final int SERIALIZED = 5;

    private static final String COPIED =
            "it compares its keys by identity, and each key arrives as a copy, which it would"
                    + " not find. Send new LinkedHashMap<>(it) or new LinkedHashSet<>(it), which compares them by equals";

    /**
     * The order of a set or a map; null if a linked one can replace it, because it compares its keys by {@code equals}.
     *
     * @throws CodecException if it compares its keys in a way that cannot be sent
     */
    static @Nullable KeyOrder of(Object keyed) {
        Class<?> type = keyed.getClass();
        if (type == LinkedHashMap.class
                || type == HashMap.class
                || type == LinkedHashSet.class
                || type == HashSet.class) {
            return null;
        } else if (keyed instanceof SortedMap<?, ?> map) {
            return of(map.comparator());
        } else if (keyed instanceof SortedSet<?> set) {
            return of(set.comparator());
        } else if (keyed instanceof EnumMap || keyed instanceof EnumSet) {
            return new KeyOrder(CONSTANTS, null);
        } else if (Wrapped.isWrapper(type)) {
            Object inner = Wrapped.in(keyed);
            return inner == null ? null : of(inner);
        } else if (type.getName().equals("java.util.EnumSet$SerializationProxy")) { // of an EnumSet in a wrapper
            return new KeyOrder(CONSTANTS, null);
        }
        checkEquality(keyed);
        return null;
    }

    /**
     * Checks that a set or a map that is not sorted compares its keys by {@code equals}, as far as that can be seen.
     *
     * @throws CodecException if it does not
     */
    static void checkEquality(Object keyed) {
        Class<?> type = keyed.getClass();
        // The views of an IdentityHashMap are of its nested classes.
        if (keyed instanceof IdentityHashMap
                || type.getName().startsWith("java.util.IdentityHashMap$Key")
                || type.getName().startsWith("java.util.IdentityHashMap$Entry")) {
            throw new CodecException(COPIED);
        }
        boolean isOfTheJdk = type.getClassLoader() == null;
        if (!isOfTheJdk && keyed instanceof Map<?, ?> map) {
            tryOut(map.keySet(), type);
        } else if (!isOfTheJdk && keyed instanceof Set<?> set) {
            tryOut(set, type);
        }
    }

    /**
     * Maps and sets that are not the JDK's do not tell how they compare. If the first key is a text, this tries it out:
     * with a copy of the text, and with the text in another case.
     */
    private static void tryOut(Set<?> keys, Class<?> type) {
        if (keys.isEmpty() || !(keys.iterator().next() instanceof String key)) {
            return;
        }
        if (!keys.contains(new String(key.toCharArray()))) {
            throw new CodecException(COPIED);
        }
        String otherCase = key.toUpperCase(Locale.ROOT);
        if (otherCase.equals(key)) {
            otherCase = key.toLowerCase(Locale.ROOT);
        }
        if (!otherCase.equals(key) && keys.contains(otherCase) && !hasExactly(keys, otherCase)) {
            throw new CodecException("it is a " + type.getName() + ", which finds \"" + otherCase + "\" for \"" + key
                    + "\": its way to compare keys cannot be sent. Send a"
                    + " TreeMap or a TreeSet with String.CASE_INSENSITIVE_ORDER, or new LinkedHashMap<>(it) if case"
                    + " matters");
        }
    }

    private static boolean hasExactly(Set<?> keys, String wanted) {
        for (Object key : keys) {
            if (wanted.equals(key)) {
                return true;
            }
        }
        return false;
    }

    private static KeyOrder of(@Nullable Comparator<?> comparator) {
        if (comparator == null) {
            return new KeyOrder(NATURAL, null);
        } else if (String.CASE_INSENSITIVE_ORDER.equals(comparator)) {
            return new KeyOrder(CASE_INSENSITIVE, comparator);
        } else if (Collections.reverseOrder(String.CASE_INSENSITIVE_ORDER).equals(comparator)) {
            return new KeyOrder(REVERSE_CASE_INSENSITIVE, comparator);
        }
        return switch (comparator.getClass().getName()) {
            case "java.util.Comparators$NaturalOrderComparator",
                    "com.google.common.collect.NaturalOrdering",
                    "kotlin.comparisons.NaturalOrderComparator" -> new KeyOrder(NATURAL, null);
            case "java.util.Collections$ReverseComparator",
                    "com.google.common.collect.ReverseNaturalOrdering",
                    "kotlin.comparisons.ReverseOrderComparator" -> new KeyOrder(REVERSE, comparator);
            default -> new KeyOrder(SERIALIZED, comparator);
        };
    }

    void write(Encoder out) {
        out.writeTag(tag);
        if (tag == SERIALIZED) {
            try {
                out.writeObject(comparator);
            } catch (CodecException e) {
                throw new CodecException(
                        "it is sorted by " + nameOf(comparator) + ", which cannot be sent: " + e.getMessage()
                                + ". Or send new LinkedHashMap<>(it) or new LinkedHashSet<>(it), which keep its present"
                                + " order and compare by equals",
                        e);
            }
        }
    }

    private static String nameOf(Object comparator) {
        Class<?> type = comparator.getClass();
        return type.isHidden() ? "a lambda" : "a " + type.getName();
    }

    static KeyOrder read(Decoder in) {
        int tag = in.readTag();
        return new KeyOrder(
                tag,
                switch (tag) {
                    case NATURAL, CONSTANTS -> null;
                    case REVERSE -> Collections.reverseOrder();
                    case CASE_INSENSITIVE -> String.CASE_INSENSITIVE_ORDER;
                    case REVERSE_CASE_INSENSITIVE -> Collections.reverseOrder(String.CASE_INSENSITIVE_ORDER);
                    case SERIALIZED -> in.readObject(Comparator.class);
                    default -> throw in.unknownTag(tag);
                });
    }

    /** A map in which keys and values of this order are collected. Once it has all of them, it is {@link #finish}ed. */
    @SuppressWarnings("unchecked") // a key of a wrong type fails in the comparator, and is refused
    <K, V> Map<K, V> newMap() {
        return tag == CONSTANTS ? new LinkedHashMap<>() : new TreeMap<>((Comparator<? super K>) comparator);
    }

    /** As {@link #newMap}. */
    @SuppressWarnings("unchecked")
    <E> Set<E> newSet() {
        return tag == CONSTANTS ? new LinkedHashSet<>() : new TreeSet<>((Comparator<? super E>) comparator);
    }

    /**
     * The map of what was collected. The type of an enum's map is found by its keys; if there are none, it is a
     * TreeMap.
     */
    @SuppressWarnings({"unchecked", "rawtypes"}) // a key that is no constant fails the cast
    <K, V> Map<K, V> finish(Map<K, V> collected) {
        if (tag != CONSTANTS) {
            return collected;
        }
        return collected.isEmpty() ? new TreeMap<>() : (Map<K, V>) new EnumMap((Map) collected);
    }

    /** The set of what was collected, as {@link #finish(Map)}. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    <E> Set<E> finish(Set<E> collected) {
        if (tag != CONSTANTS) {
            return collected;
        }
        return collected.isEmpty() ? new TreeSet<>() : (Set<E>) EnumSet.copyOf((Collection) collected);
    }
}
