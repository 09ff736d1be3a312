package com.acme;

import java.lang.annotation.ElementType;
import java.lang.annotation.Target;
import org.paralleltask.ParallelTask;

public final class Lookup {
    private Lookup() {}

    /** Old style: not of the type. */
    @Target({ElementType.METHOD, ElementType.PARAMETER, ElementType.FIELD})
    public @interface Nullable {}

    /** Both at once. */
    @Target({ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
    public @interface NotNull {}

    @Target(ElementType.PARAMETER)
    public @interface Range {
        int from() default 0;

        Class<?> of();

        ElementType[] also() default {};
    }

    @Target(ElementType.PARAMETER)
    private @interface Internal {}

    public @interface Unrelated {}

    // expect FindPool: @Lookup.Nullable public String call(@Lookup.Nullable String name, @Lookup.NotNull String key, @Lookup.Range(from = 1, of = Lookup.class, also = {ElementType.FIELD, ElementType.METHOD}) int limit, int hidden) {
    // expect FindPool: @Lookup.Nullable public String call(FindTask task) {
    // expect FindTask: record FindTask(@Lookup.Nullable String name, @Lookup.NotNull String key, @Lookup.Range(from = 1, of = Lookup.class, also = {ElementType.FIELD, ElementType.METHOD}) int limit, int hidden)
    // expect FindResult: record FindResult(@Lookup.Nullable String value)
    @Nullable
    @Unrelated
    @ParallelTask
    @SuppressWarnings("unused")
    public static String find(
            @Nullable String name,
            @NotNull String key,
            @Range(from = 1, of = Lookup.class, also = {ElementType.FIELD, ElementType.METHOD}) int limit,
            @Internal @SuppressWarnings("unused") int hidden) {
        return name;
    }

    // expect KeyPool: public @Lookup.NotNull String call(@Lookup.Nullable String name) {
    // expect KeyResult: record KeyResult(@Lookup.NotNull String value)
    @NotNull
    @ParallelTask
    public static String key(@Nullable String name) {
        return "";
    }
}
