package com.acme.library;

import java.io.Serializable;
import java.util.List;

/** Nothing in it stands in the order of the alphabet. */
public final class Library {
    private Library() {}

    public record Zip(String zone, String city, List<Code> codes, String area) {}

    public record Code(int number, int minimum, long limit) {}

    public enum Level {
        LOW,
        MIDDLE,
        HIGH {
            @Override
            public String toString() {
                return "high";
            }
        }
    }

    public sealed interface Shape permits Square, Circle, Line {}

    public record Square(int side) implements Shape {}

    public record Circle(int radius) implements Shape {}

    public record Line(int x, int y) implements Shape {}

    /** Without a list of what it permits. */
    public sealed interface Choice<T> {}

    public record Zero<T>() implements Choice<T> {}

    public record Many<T>(List<T> values) implements Choice<T> {}

    public record All<T>() implements Choice<T> {}

    public record Tree<T>(T value, List<? extends Tree<? extends T>> children) {}

    public static class Chest<T extends Serializable> implements Serializable {
        private static final long serialVersionUID = 1;
        private final T z;
        private final transient Thread thread = null;
        private final List<T> a = null;
        private final Secret secret = null;

        public Chest(T z) {
            this.z = z;
        }

        public static class Drawer<E extends Serializable> implements Serializable {
            private static final long serialVersionUID = 1;
            private E content;
        }
    }

    private static class Secret implements Serializable {
        private static final long serialVersionUID = 1;
    }

    public static final class EmptyException extends Exception {
        private static final long serialVersionUID = 1;
        private final Level level;

        public EmptyException(Level level) {
            this.level = level;
        }
    }
}
