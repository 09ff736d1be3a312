package com.acme;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.paralleltask.ParallelTask;

public final class Trees {
    private Trees() {}

    public record Tree(String name, List<Tree> children) {}

    public record Odd(int number, Even next) {}

    public record Even(int number, Odd next, Map<String, Set<Odd>> others) {}

    public record Nest<T>(T content, Nest<List<T>> next) {}

    public record Nothing() {}

    @ParallelTask
    public static Tree grow(Tree tree, Odd odd, Nothing nothing) {
        return tree;
    }

    @ParallelTask
    public static Nest<String> nest(Nest<String> nest) {
        return nest;
    }
}
