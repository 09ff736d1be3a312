package com.acme;

import java.lang.annotation.ElementType;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.paralleltask.ParallelTask;
import org.paralleltask.Shared;

@NullMarked
public final class Types {
    private Types() {}

    /** Old style: not of the type. */
    @Target(ElementType.PARAMETER)
    public @interface Range {
        int from() default 0;
    }

    public record Pair<A, B>(A first, B second) {}

    public enum Level {
        LOW,
        HIGH
    }

    static final class Hidden {}

    // expect NullablePool: public static NullablePool open(@Nullable String name, @Types.Range(from = 1) int from, List<Types. @Nullable Level> levels) {
    // expect NullableShared: record NullableShared(@Nullable String name, @Types.Range(from = 1) int from, List<Types. @Nullable Level> levels)
    // expect NullablePool: public @Nullable String call() {
    // expect NullableCodec: return TaskCodec.fingerprint(0x5695a2299cb59928L, LEVEL_VALUES);
    @ParallelTask
    public static @Nullable String nullable(
            @Shared @Nullable String name, @Range(from = 1) @Shared int from, @Shared List<@Nullable Level> levels) {
        return name;
    }

    // expect GenericsCodec: return TaskCodec.fingerprint(0x7b1b10f4e56900a7L, LEVEL_VALUES);
    // expect GenericsCodec: new GenericsShared(readPairOfLevelAndListOfPairOfStringAndInteger(in), Containers.readMap(in, Decoder::readString, GenericsCodec::readOptionalOfLevelArray), in.<TreeMap<String, StringBuilder>>readObject(TreeMap.class))
    // expect GenericsWorker: .allow("java.lang.StringBuilder", "java.util.TreeMap");
    @ParallelTask
    public static int generics(
            Pair<String, Integer> pair,
            @Shared Pair<Level, List<? extends Pair<String, Integer>>> shared,
            @Shared Map<String, Optional<Level[]>> map,
            @Shared TreeMap<String, StringBuilder> serialized) {
        return 0;
    }

    @Deprecated
    public record Old(int value) {}

    // expect DeprecatedPool: public static DeprecatedPool open(Types.Old old) {
    // expect DeprecatedShared: @SuppressWarnings("deprecation") public record DeprecatedShared(Types.Old old)
    // expect DeprecatedTask: @SuppressWarnings("deprecation") public record DeprecatedTask
    @ParallelTask
    public static int deprecated(int value, @SuppressWarnings("deprecation") @Shared Old old) {
        return value;
    }

    record Inner(int value) {}

    // expect InnerPool: ") final class InnerPool
    // expect InnerShared: ") record InnerShared(Types.Inner inner)
    @ParallelTask
    static int inner(int value, @Shared Inner inner) {
        return value;
    }
}
