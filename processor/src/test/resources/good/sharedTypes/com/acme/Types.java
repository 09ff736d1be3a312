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

    @ParallelTask
    public static @Nullable String nullable(
            @Shared @Nullable String name, @Range(from = 1) @Shared int from, @Shared List<@Nullable Level> levels) {
        return name;
    }

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

    @ParallelTask
    public static int deprecated(int value, @SuppressWarnings("deprecation") @Shared Old old) {
        return value;
    }

    record Inner(int value) {}

    @ParallelTask
    static int inner(int value, @Shared Inner inner) {
        return value;
    }
}
