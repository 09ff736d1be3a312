package com.acme;

import java.lang.annotation.ElementType;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Map;
import org.paralleltask.ParallelTask;
import org.paralleltask.Shared;

public final class Values {
    private Values() {}

    private static final class Hidden {}

    private enum Secret {
        ONE
    }

    private @interface Inner {}

    public enum Level {
        LOW,
        @Deprecated
        OLD
    }

    public @interface Nested {
        Inner[] inners() default {};

        Class<?> type() default void.class;

        Level level() default Level.LOW;
    }

    @Target(ElementType.PARAMETER)
    public @interface Of {
        Class<?>[] types() default {Object.class};

        Secret[] secrets() default {};

        Level[] levels() default {Level.LOW};

        Nested nested() default @Nested;

        Nested[] more() default {};
    }

    @Target(ElementType.PARAMETER)
    public @interface Numbers {
        double number() default 0;

        double[] numbers() default 1;

        float small() default 0;

        float[] smalls() default 1;

        long large() default 0;

        byte[] bytes() default {1, 2};

        short value() default 0;

        char[] letters() default {};

        boolean flag() default false;

        String text() default "";
    }

    @Target(ElementType.TYPE_USE)
    public @interface Size {
        double max();

        Class<?> type() default Object.class;
    }

    @Deprecated
    @Target(ElementType.PARAMETER)
    public @interface Old {}

    @ParallelTask
    public static int copied(
            @Numbers(
                            number = Double.NEGATIVE_INFINITY,
                            numbers = {Double.NaN, -0.0, Double.MIN_VALUE, Double.POSITIVE_INFINITY},
                            small = Float.NaN,
                            smalls = {Float.POSITIVE_INFINITY, 1.5f, Float.NEGATIVE_INFINITY},
                            large = Long.MIN_VALUE,
                            bytes = {},
                            value = -1,
                            letters = {'\'', '"', '\\', '\n', '\u20ac', '\ud800', 0},
                            flag = true,
                            text = "\"größer\"\t\\u0041\\\u20ac '$L' \ud83d\ude00 \udead")
                    int numbers,
            @Of(
                            types = {int.class, String[][].class, Map.Entry.class, void.class},
                            secrets = {},
                            levels = {},
                            nested = @Nested(type = List.class),
                            more = {@Nested, @Nested(inners = {})})
                    int of,
            List<@Size(max = Double.POSITIVE_INFINITY) String> texts) {
        return 0;
    }

    // expect LeftOutPool: public int call(int type, int types, int secret, int nested, int more) {
    // expect LeftOutTask: record LeftOutTask(int type, int types, int secret, int nested, int more) implements
    // expect LeftOutPool: public static LeftOutPool open(List<String> texts) {
    // expect LeftOutShared: record LeftOutShared(List<String> texts) {
    // expect LeftOutPool without: @SuppressWarnings
    @ParallelTask
    public static int leftOut(
            @Of(types = Hidden.class) int type,
            @Of(types = {String.class, Hidden[].class}) int types,
            @Of(secrets = Secret.ONE) int secret,
            @Of(nested = @Nested(inners = @Inner)) int nested,
            @Of(more = {@Nested, @Nested(type = Hidden.class)}) int more,
            @Shared List<@Size(max = 1, type = Hidden.class) String> texts) {
        return 0;
    }

    // expect DeprecatedPool: @SuppressWarnings("deprecation") public final class DeprecatedPool
    // expect DeprecatedTask: @SuppressWarnings("deprecation") public record DeprecatedTask(@Values.Old int type, @Values.Of(nested = @Values.Nested(level = Values.Level.OLD)) int constant)
    // expect DeprecatedWorker: @SuppressWarnings("deprecation") public final class
    // expect DeprecatedCodec: @SuppressWarnings("deprecation") public final class
    // expect DeprecatedResult: @SuppressWarnings("deprecation") public record
    @ParallelTask
    public static int deprecated(@Old int type, @Of(nested = @Nested(level = Level.OLD)) int constant) {
        return 0;
    }
}
