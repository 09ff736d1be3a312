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

    // expect WildCodec: return TaskCodec.fingerprint(0x3ffcfbf15dcf067fL, LEVEL_VALUES);
    // expect WildCodec: new WildTask(readTwinsOfPath(in), readTwinsOfString(in), readFamilyOfPairOfPathAndLevel(in), Containers.readMap(in, WildCodec::readPairOfPathAndString, WildCodec::readCollectionOfPairOfListOfPathAndLong), Containers.readOptional(in, part -> part.readObject(Number.class)), in.<List<? extends Serializable>[]>readObject(List[].class))
    // expect WildCodec: private static void writeTwinsOfPath(Encoder out, Awkward.Twins<? extends Path> value) {
    // expect WildWorker: .allow("java.lang.Number");
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

    // expect BoundCodec: return TaskCodec.fingerprint(0x11c9d3a545e15a2aL, LEVEL_VALUES, LEVEL_VALUES2, DAY_OF_WEEK_VALUES);
    // expect BoundCodec: private static final Awkward.Other.Level[] LEVEL_VALUES2 = Awkward.Other.Level.values(); private static final DayOfWeek[] DAY_OF_WEEK_VALUES = DayOfWeek.values();
    // expect BoundCodec: new BoundTask(readSortedOfString(in), in.<Awkward.Sorted<? extends String>>readObject(Awkward.Sorted.class), readTaggedOfThread(in), readHolderOfInteger(in),
    // expect BoundWorker: new BoundWorker()) .allow("com.acme.Awkward$Sorted");
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

    // expect NodesCodec: 0x3802e26974b94a9bL
    // expect NodesCodec: new NodesTask(readNodeOfInteger(in), in.<Awkward.Node<String>>readObject(Awkward.Node.class), in.readObject(Awkward.Plain.class), in.<Awkward.Outer<String>.Inner>readObject(Awkward.Outer.Inner.class))
    // expect NodesCodec: } else if (value instanceof Awkward.Node.Leaf part) {
    // expect NodesWorker: .allow("com.acme.Awkward$Node$Leaf", "com.acme.Awkward$Node$Many", "com.acme.Awkward$Outer", "com.acme.Awkward$Outer$Inner", "com.acme.Awkward$Plain$Of");
    @ParallelTask
    public static Node<Integer> nodes(Node<Integer> numbers, Node<String> strings, Plain plain, Outer<String>.Inner inner) {
        return numbers;
    }

    // expect AnnotatedPool: public @Nullable ArrayList<Awkward. @Nullable Level @Nullable []> call( LinkedHashMap<@Nullable String, Awkward. @Nullable Pair<Awkward. @Nullable Level, List<@Nullable Path>>> map, List<? extends Awkward. @Nullable Pair<? extends @Nullable Path, Awkward. @Nullable Level>> pairs) {
    // expect AnnotatedCodec: return TaskCodec.fingerprint(0x4ca8a671d5065387L, LEVEL_VALUES);
    // expect AnnotatedCodec: private static void writePairOfLevelAndListOfPath(Encoder out, Awkward.Pair<Awkward.Level, List<Path>> value) {
    @ParallelTask
    public static @Nullable ArrayList<@Nullable Level @Nullable []> annotated(
            LinkedHashMap<@Nullable String, @Nullable Pair<@Nullable Level, List<@Nullable Path>>> map,
            List<? extends @Nullable Pair<? extends @Nullable Path, @Nullable Level>> pairs) {
        return null;
    }
}
