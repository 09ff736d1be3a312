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

    // expect EntriesCodec: new EntriesTask(in.<Map.Entry<String, ? extends Number>>readObject(Map.Entry.class), Containers.readList(in, part -> part.<Map.Entry<Integer, String>>readObject(Map.Entry.class)), in.<AbstractMap.SimpleEntry<String, Integer>>readObject(AbstractMap.SimpleEntry.class), in.<Map.Entry<String, Integer>[]>readObject(Map.Entry[].class))
    // expect EntriesWorker: .allow("java.lang.Number", "java.util.AbstractMap$SimpleEntry");
    // expect EntriesCodec: 0xdcec9f5c454fc782L
    @ParallelTask
    public static Map.Entry<String, Long> entries(
            Map.Entry<String, ? extends Number> entry,
            List<Map.Entry<Integer, String>> list,
            AbstractMap.SimpleEntry<String, Integer> simple,
            Map.Entry<String, Integer>[] array) {
        return null;
    }

    // expect BoxesCodec: return TaskCodec.fingerprint(0x3d19fb4e1006ca47L, LEVEL_VALUES);
    // expect BoxesCodec: new BoxesTask(in.<Nested.Box.Lid<String>>readObject(Nested.Box.Lid.class), in.<Nested.Box<String>.Side>readObject(Nested.Box.Side.class), in.<Nested.Box<String>.Side.Edge<Integer>>readObject(Nested.Box.Side.Edge.class), in.<Nested.Box.Lid<String>[][]>readObject(Nested.Box.Lid[][].class), readPairOfSideOfAndLidOfLong(in), in.<Nested.Holder.Deep<String>>readObject(Nested.Holder.Deep.class), in.readEnum(LEVEL_VALUES))
    // expect BoxesWorker: .allow("com.acme.Nested$Box", "com.acme.Nested$Box$Lid", "com.acme.Nested$Box$Side", "com.acme.Nested$Box$Side$Edge", "com.acme.Nested$Holder$Deep", "java.lang.Number");
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

    // expect WildCodec: 0x9e2b02a08f259ca2L
    // expect WildPool: public Map<String, ? extends List<? extends Number>> call( Map<String, ? extends List<? extends Number>> map) {
    @ParallelTask
    public static Map<String, ? extends List<? extends Number>> wild(Map<String, ? extends List<? extends Number>> map) {
        return map;
    }

    // expect SharedCodec: new SharedShared(in.<Map.Entry<String, ? extends List<? extends Number>>>readObject(Map.Entry.class))
    // expect SharedPool: public List<? extends Map.Entry<String, ? extends Number>> call(int number) {
    // expect SharedExit: record SharedExit( Map<String, ? extends Map.Entry<? extends Number, Long>> value)
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
