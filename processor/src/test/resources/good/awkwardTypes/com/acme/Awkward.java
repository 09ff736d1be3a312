package com.acme;

import java.io.Serializable;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.paralleltask.ParallelTask;

public final class Awkward {
    private Awkward() {}

    public record Pair<A, B>(A first, B second) {}

    public record Twins<T>(List<Pair<? extends T, T>> twins, Map<T, List<List<T>>> lists, T[] all) {}

    public record Family<T>(T value, List<? extends Family<? extends T>> children) {}

    public record Sorted<T extends Comparable<T>>(T value) {}

    public record Tagged<T>(String text) {}

    public record Holder<T extends Serializable & Comparable<T>>(T value) {}

    /** Permits what another permitted type permits, too. */
    public sealed interface Part permits Screw, Metal {}

    public sealed interface Metal extends Part permits Screw, Level {}

    public record Screw(int length) implements Part, Metal {}

    public enum Level implements Metal {
        LOW
    }

    public static final class Other {
        private Other() {}

        public enum Level {
            HIGH
        }
    }

    public sealed interface Node<T> {
        record Leaf(int number) implements Node<Integer> {}

        record Many<E>(List<Node<E>> nodes) implements Node<E> {}
    }

    /** Says nothing of what its subclass is of. */
    public sealed interface Plain {
        record Of<T>(T value) implements Plain {}
    }

    @SuppressWarnings("serial")
    public static class Outer<T extends Serializable> implements Serializable {
        private static final long serialVersionUID = 1;

        public final class Inner implements Serializable {
            private static final long serialVersionUID = 1;
            private T value;
        }
    }

    @ParallelTask
    public static Family<? extends Path> wild(
            Twins<? extends Path> twins,
            Twins<String> known,
            Family<? extends Pair<? extends Path, Level>> family,
            Map<? extends Pair<? extends Path, String>, ? extends Collection<? extends Pair<? extends List<? extends Path>, Long>>> map,
            Optional<? extends Number> number,
            List<? extends Serializable>[] arrays) {
        return null;
    }

    @ParallelTask
    public static Part bound(
            Sorted<String> sorted,
            Sorted<? extends String> wild,
            Tagged<Thread> tagged,
            Holder<Integer> holder,
            List<Level> levels,
            Other.Level level,
            DayOfWeek day) {
        return null;
    }

    @ParallelTask
    public static Node<Integer> nodes(Node<Integer> numbers, Node<String> strings, Plain plain, Outer<String>.Inner inner) {
        return numbers;
    }

    @ParallelTask
    public static @Nullable ArrayList<@Nullable Level @Nullable []> annotated(
            LinkedHashMap<@Nullable String, @Nullable Pair<@Nullable Level, List<@Nullable Path>>> map,
            List<? extends @Nullable Pair<? extends @Nullable Path, @Nullable Level>> pairs) {
        return null;
    }
}
