package com.acme;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.paralleltask.ParallelTask;

public final class Generics {
    private Generics() {}

    public record Pair<A, B>(A first, B second) {}

    public record Box<T>(T content, List<Box<T>> more) {}

    public record Bounded<T extends Number>(T number) {}

    public record Deep(Optional<Map<String, List<Pair<String, Integer>>>> all) {}

    @ParallelTask
    public static Pair<List<String>, Optional<Integer>> swap(Pair<String, Integer> pair, Pair<Integer, String> other, Deep deep) {
        return null;
    }

    @ParallelTask
    public static List<Pair<? extends Box<String>, Long>> wild(
            Pair<? extends Box<String>, Long> pair,
            Box<? extends Deep> box,
            Map<? extends String, ? extends List<? extends Integer>> map,
            Bounded<? extends Integer> bounded,
            Bounded<Integer> known) {
        return null;
    }
}
