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
 * How a set or a map orders its keys and tells them apart, where it does not do so by {@code equals} alone. It travels:
 * a {@code get("content-type")} that finds a value here finds it there. What cannot travel is refused, with what to do.
 *
 * @param tag one of the constants below
 * @param comparator null for the natural order
 */
@SuppressWarnings({"NonApiType", "NullAway", "IdentityHashMapUsage"}) // null is a key, a comparator, a value
record KeyOrder(int tag, @Nullable Comparator<?> comparator) {
    private static final int NATURAL = 0;
    private static final int REVERSE = 1;
    private static final int CASE_INSENSITIVE = 2;
    private static final int REVERSE_CASE_INSENSITIVE = 3;

    /** The order of an enum's constants. */
    private static final int CONSTANTS = 4;

    /** By a comparator that is serialized. */
    private static final int SERIALIZED = 5;

    private static final String COPIED =
            "it compares its keys by identity, and each key arrives as a copy, which it would"
                    + " not find. Send new LinkedHashMap<>(it) or new LinkedHashSet<>(it), which compares them by equals";

    /**
     * The order of a set or a map, null if it has that of a linked one: the order in which it stands, compared by
     * {@code equals}.
     *
     * @throws CodecException if it compares its keys in a way that cannot travel
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
        } else if (type.getName().equals("java.util.EnumSet$SerializationProxy")) { // was in a wrapper
            return new KeyOrder(CONSTANTS, null);
        }
        checkEquality(keyed);
        return null;
    }

    /**
     * Checks that a set or a map that is not sorted compares its keys by {@code equals}, as far as that shows.
     *
     * @throws CodecException if it does not
     */
    static void checkEquality(Object keyed) {
        Class<?> type = keyed.getClass();
        // Views of one are of its nested classes.
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

    /** Others' maps do not say how they compare, but a text shows it. */
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
                    + "\": its way to compare cannot travel. Send a"
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

    /** Where keys and values of this order are collected; what has all of them is {@link #finish}ed. */
    @SuppressWarnings("unchecked") // nothing is of a key's type that is not compared; what fails there is refused
    <K, V> Map<K, V> newMap() {
        return tag == CONSTANTS ? new LinkedHashMap<>() : new TreeMap<>((Comparator<? super K>) comparator);
    }

    /** As {@link #newMap}. */
    @SuppressWarnings("unchecked")
    <E> Set<E> newSet() {
        return tag == CONSTANTS ? new LinkedHashSet<>() : new TreeSet<>((Comparator<? super E>) comparator);
    }

    /** The map for what was collected. Constants tell which enum is theirs; where there are none, they are just sorted. */
    @SuppressWarnings({"unchecked", "rawtypes"}) // a key that is no constant fails the cast
    <K, V> Map<K, V> finish(Map<K, V> collected) {
        if (tag != CONSTANTS) {
            return collected;
        }
        return collected.isEmpty() ? new TreeMap<>() : (Map<K, V>) new EnumMap((Map) collected);
    }

    /** As above. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    <E> Set<E> finish(Set<E> collected) {
        if (tag != CONSTANTS) {
            return collected;
        }
        return collected.isEmpty() ? new TreeSet<>() : (Set<E>) EnumSet.copyOf((Collection) collected);
    }
}
