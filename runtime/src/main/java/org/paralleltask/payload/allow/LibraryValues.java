package org.paralleltask.payload.allow;

import java.util.HashSet;
import java.util.Set;

/**
 * Values of libraries that many programs use, by the names under which they are serialized. They are listed here because a
 * field's type does not show them: a field of type {@code List} may hold Guava's immutable list, which travels as {@code
 * ImmutableList$SerializedForm}.
 *
 * <p>The source of each was read. Reading such a value makes no object of a class that is not allowed itself. It runs no code
 * but that of its constructors, and {@code equals}, {@code hashCode} and {@code compareTo} of its elements. It allocates no
 * more than a small multiple of its bytes. Guava's mutable collections, Kotlin's {@code buildList} and protobuf's messages
 * are not among them: the first two allocate by a number that they read, the last load a class by a name that they read.
 */
final class LibraryValues {
    private static final Set<String> NAMES = names(
            "com.fasterxml.jackson.databind.node.",
            "NodeSerialization",
            "tools.jackson.databind.node.",
            "NodeSerialization",
            "com.google.common.base.",
            "Absent Optional Present",
            "com.google.common.collect.",
            "Cut Cut$AboveAll Cut$AboveValue Cut$BelowAll Cut$BelowValue ImmutableAsList$SerializedForm"
                    + " ImmutableBiMap$SerializedForm ImmutableEntry ImmutableEnumMap$EnumSerializedForm"
                    + " ImmutableEnumSet$EnumSerializedForm ImmutableList$SerializedForm ImmutableListMultimap"
                    + " ImmutableMap$SerializedForm ImmutableMapEntrySet$EntrySetSerializedForm"
                    + " ImmutableMapKeySet$KeySetSerializedForm ImmutableMultimap ImmutableMultiset$SerializedForm"
                    + " ImmutableRangeMap$SerializedForm ImmutableRangeSet$SerializedForm ImmutableSet$SerializedForm"
                    + " ImmutableSetMultimap ImmutableSortedMap$SerializedForm ImmutableSortedMultiset$SerializedForm"
                    + " ImmutableSortedSet$SerializedForm ImmutableTable$SerializedForm NaturalOrdering"
                    + " NullsFirstOrdering NullsLastOrdering Ordering Range Range$RangeLexOrdering"
                    + " RangeGwtSerializationDependencies ReverseNaturalOrdering",
            "kotlin.",
            "Pair Triple collections.EmptyList collections.EmptyMap collections.EmptySet",
            "org.apache.commons.lang3.tuple.",
            "ImmutablePair ImmutableTriple MutablePair MutableTriple Pair Triple",
            "org.joda.time.",
            "DateTimeFieldType DateTimeFieldType$StandardDateTimeFieldType DateTimeZone$Stub DurationFieldType"
                    + " DurationFieldType$StandardDurationFieldType PeriodType chrono.ISOChronology$Stub");

    private LibraryValues() {}

    static boolean contain(String binaryName) {
        return NAMES.contains(binaryName);
    }

    private static Set<String> names(String... packagesAndNames) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < packagesAndNames.length; i += 2) {
            for (String name : packagesAndNames[i + 1].split(" ", -1)) {
                names.add(packagesAndNames[i] + name);
            }
        }
        return Set.copyOf(names);
    }
}
