package com.acme;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.paralleltask.ParallelTask;

@NullMarked
public final class Lookup {
    private Lookup() {}

    public record Customer(@Nullable String name) {}

    @ParallelTask
    public static @Nullable String find(
            @Nullable String name,
            List<@Nullable Customer> customers,
            Map.@Nullable Entry<String, @Nullable Integer> entry,
            @Nullable String @Nullable [] words,
            int @Nullable ... numbers) {
        return name;
    }

    // expect FindOnePool: private final ProcessPool<FindOneTask, Lookup. @Nullable Customer> pool;
    // expect FindOnePool: public Lookup. @Nullable Customer call(Lookup. @Nullable Customer like) {
    // expect FindOneResult: record FindOneResult(Lookup. @Nullable Customer value)
    @ParallelTask
    public static @Nullable Customer findOne(@Nullable Customer like) {
        return like;
    }

    // expect FindAllPool: public List<? extends Lookup. @Nullable Customer> call(Lookup. @Nullable Customer like) {
    // expect FindAllCodec: readCustomer
    @ParallelTask
    public static List<? extends @Nullable Customer> findAll(Lookup.@Nullable Customer like) {
        return List.of();
    }
}
