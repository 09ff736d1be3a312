package com.acme;

import java.io.Serializable;
import java.util.AbstractMap;
import java.util.List;
import java.util.Map;
import org.paralleltask.OnWorkerExit;
import org.paralleltask.ParallelTask;
import org.paralleltask.Shared;

/** Types in generic types, of which only inner classes have the type arguments of what is around them. */
public final class Nested {
    private Nested() {}

    @SuppressWarnings("serial")
    public static class Box<T extends Serializable> implements Serializable {
        private static final long serialVersionUID = 1;
        private T value;

        public static class Lid<E extends Serializable> implements Serializable {
            private static final long serialVersionUID = 1;
            private E value;
        }

        public class Side implements Serializable {
            private static final long serialVersionUID = 1;

            public class Edge<E extends Serializable> implements Serializable {
                private static final long serialVersionUID = 1;
                private E value;
            }
        }
    }

    public interface Holder<T> {
        record Pair<A, B>(A first, B second) {}

        enum Level {
            LOW,
            HIGH
        }

        @SuppressWarnings("serial")
        class Deep<X extends Serializable> implements Serializable {
            private static final long serialVersionUID = 1;
            private X value;
        }
    }

    @ParallelTask
    public static Map.Entry<String, Long> entries(
            Map.Entry<String, ? extends Number> entry,
            List<Map.Entry<Integer, String>> list,
            AbstractMap.SimpleEntry<String, Integer> simple,
            Map.Entry<String, Integer>[] array) {
        return null;
    }

    @ParallelTask
    public static Box.Lid<String> boxes(
            Box.Lid<String> lid,
            Box<String>.Side side,
            Box<String>.Side.Edge<Integer> edge,
            Box.Lid<String>[][] lids,
            Holder.Pair<Box<String>.Side, Box.Lid<Long>> pair,
            Holder.Deep<String> deep,
            Holder.Level level) {
        return null;
    }

    @ParallelTask
    public static Map<String, ? extends List<? extends Number>> wild(Map<String, ? extends List<? extends Number>> map) {
        return map;
    }

    @ParallelTask
    public static List<? extends Map.Entry<String, ? extends Number>> shared(
            int number, @Shared Map.Entry<String, ? extends List<? extends Number>> entry) {
        return null;
    }

    @OnWorkerExit
    static Map<String, ? extends Map.Entry<? extends Number, Long>> flush() {
        return null;
    }
}
