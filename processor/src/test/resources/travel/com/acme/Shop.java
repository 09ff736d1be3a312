package com.acme;

import java.io.Serializable;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.paralleltask.OnWorkerExit;
import org.paralleltask.ParallelTask;
import org.paralleltask.Shared;
import org.paralleltask.TaskContext;

/** What {@code CodecsTest} sends, and what should arrive. */
public final class Shop {
    private Shop() {}

    public record Order(
            String id,
            List<Customer> customers,
            Map<Level, Set<Integer>> stock,
            Optional<Shape> shape,
            Pair<? extends Pair<String, Long>, Optional<Duration>> pair,
            TreeMap<String, Hidden> hidden) {}

    public record Customer(String name, Place address) {}

    /** Of unknown kinds, so that its values are serialized. */
    public interface Place extends Serializable {}

    public record Home(String street) implements Place {}

    public static final class Broken implements Place {
        private static final long serialVersionUID = 1;

        @SuppressWarnings("serial")
        private final Object thread = Thread.currentThread();
    }

    public record Pair<A, B>(A first, B second) {}

    record Hidden(Secret secret) {}

    private record Secret(int number) {}

    public enum Level {
        LOW,
        HIGH {
            @Override
            public String toString() {
                return "high";
            }
        }
    }

    public sealed interface Shape {
        record Circle(double radius) implements Shape {}

        record Group(List<Shape> shapes, Shape other) implements Shape {}

        enum Dot implements Shape {
            DOT
        }

        record Text(String text) implements Shape, Serializable {}
    }

    public record Tree(String name, List<Tree> children) {}

    public record Numbers(int[] ints, Level[] levels, String[][] words, Pair<Integer, Character>[] pairs, List<byte[]> bytes) {}

    @ParallelTask(allow = {Home.class, Broken.class})
    public static Collection<Shape> order(Order order, int count, Boolean known, Path path, BigDecimal price) {
        return List.of();
    }

    @ParallelTask
    public static Tree grow(Tree tree) {
        return tree;
    }

    @ParallelTask
    public static int count(Numbers numbers, long... more) {
        return 0;
    }

    @ParallelTask(allow = Home.class)
    public static Pair<StringBuilder, Integer> homes(List<StringBuilder> texts) {
        return new Pair<>(new StringBuilder(), 1);
    }

    @ParallelTask(allow = StringBuilder.class)
    public static Pair<Place, Integer> texts(List<Place> places) {
        return new Pair<>(places.get(0), 1);
    }

    /** As it was when the task ended. */
    public record Tally(AtomicLong words, ConcurrentMap<String, AtomicInteger> each, CopyOnWriteArrayList<String> order) {}

    @ParallelTask
    public static Tally tally(String text) {
        return new Tally(new AtomicLong(), new ConcurrentHashMap<>(), new CopyOnWriteArrayList<>());
    }

    /** All that a task is given, as it has arrived. */
    public record Seen(int count, Order order, List<Place> places, Tree tree, String[] words) {}

    @ParallelTask(allow = Home.class)
    public static Seen see(
            @Shared Order order, int count, @Shared List<Place> places, TaskContext context, Tree tree, @Shared String... words) {
        return new Seen(count, order, places, tree, words);
    }

    @OnWorkerExit
    public static Map<String, Level> exit() {
        return Map.of();
    }

    private static Customer customer(String name) {
        return new Customer(name, new Home(name + "'s street"));
    }

    /** Listed by the signature, and made of more than plain values. */
    public static class Stuck extends Exception {
        private static final long serialVersionUID = 1;

        @SuppressWarnings("serial")
        private final Object thread = Thread.currentThread();
    }

    public static class Spoilt extends Exception {
        private static final long serialVersionUID = 1;
        private final int degree;

        public Spoilt(String message, int degree) {
            super(message);
            this.degree = degree;
        }
    }

    public static final class Rotten extends Spoilt {
        private static final long serialVersionUID = 1;

        public Rotten(int degree) {
            super("rotten", degree);
        }
    }

    public record Complaint(String text, Exception reason, List<? extends Throwable> more) {}

    @ParallelTask
    public static Complaint complain(IllegalStateException state, Spoilt spoilt, List<Stuck> stuck, @Shared Throwable all) {
        return new Complaint(state.getMessage(), spoilt, List.of(all, state));
    }

    static ComplainTask complainTask() {
        return new ComplainTask(new IllegalStateException("state"), new Rotten(3), null);
    }

    static ComplainShared complainShared() {
        return new ComplainShared(new IllegalArgumentException("all", new Rotten(4)));
    }

    static ComplainTask unsendableComplaint() {
        return new ComplainTask(null, null, Arrays.asList(null, new Stuck()));
    }

    static List<OrderTask> orderTasks() {
        Map<Level, Set<Integer>> stock = new LinkedHashMap<>();
        stock.put(Level.HIGH, Set.of(7));
        stock.put(null, null);
        stock.put(Level.LOW, Set.of());
        List<Customer> customers = Arrays.asList(customer("Ada"), null, new Customer(null, null), customer("Bob"));
        Order order = new Order(
                "größer €",
                customers,
                stock,
                Optional.of(new Shape.Group(Arrays.asList(new Shape.Circle(0.5), Shape.Dot.DOT, null), new Shape.Text("t"))),
                new Pair<>(new Pair<>("a", 1L), Optional.of(Duration.ofMillis(5))),
                new TreeMap<>(Map.of("a", new Hidden(new Secret(3)))));
        return List.of(
                new OrderTask(order, 1, true, Path.of("a", "b"), new BigDecimal("1.50")),
                new OrderTask(new Order(null, null, null, null, null, null), 2, null, null, null),
                new OrderTask(
                        new Order("", List.of(), Map.of(), Optional.empty(), new Pair<>(null, null), new TreeMap<>()),
                        3,
                        false,
                        Path.of(""),
                        BigDecimal.ZERO),
                new OrderTask(null, 4, null, null, null));
    }

    static SeeTask seeTask() {
        return new SeeTask(7, new Tree("a", List.of()));
    }

    static List<SeeShared> seeShared() {
        return List.of(
                new SeeShared(orderTasks().get(0).order(), List.of(new Home("street")), new String[] {"a", null}),
                new SeeShared(null, null, null));
    }

    /** What a task then returns. */
    static SeeResult seen(SeeShared shared) {
        return new SeeResult(new Seen(7, shared.order(), shared.places(), seeTask().tree(), shared.words()));
    }

    static SeeShared unsendableShared() {
        return new SeeShared(null, List.of(new Home(""), new Broken()), null);
    }

    static List<OrderResult> orderResults() {
        return List.of(
                new OrderResult(List.of(new Shape.Text("a"), new Shape.Circle(1))),
                new OrderResult(Set.of(Shape.Dot.DOT)),
                new OrderResult(null));
    }

    static TallyResult tallied() {
        return new TallyResult(new Tally(
                new AtomicLong(3),
                new ConcurrentHashMap<>(Map.of("a", new AtomicInteger(1), "b", new AtomicInteger(2))),
                new CopyOnWriteArrayList<>(List.of("b", "a"))));
    }

    static List<GrowTask> growTasks() {
        Tree tree = new Tree("leaf", List.of());
        for (int i = 0; i < 400; i++) {
            tree = new Tree(null, List.of(tree));
        }
        return List.of(new GrowTask(tree), new GrowTask(null));
    }

    static List<OrderExit> exits() {
        return List.of(new OrderExit(Map.of("a", Level.LOW)), new OrderExit(null));
    }

    @SuppressWarnings({"rawtypes", "unchecked"})
    static List<CountTask> countTasks() {
        return List.of(
                new CountTask(
                        new Numbers(
                                new int[] {1, -1},
                                new Level[] {Level.LOW, null},
                                new String[][] {{"a", null}, null, {}},
                                new Pair[] {new Pair<>(1, 'c'), null},
                                Arrays.asList(new byte[] {1}, null)),
                        1,
                        2),
                new CountTask(new Numbers(null, null, null, null, null)),
                new CountTask(null, (long[]) null));
    }

    static OrderTask unsendable() {
        List<Customer> customers =
                List.of(customer("A"), customer("B"), customer("C"), new Customer("D", new Broken()), customer("E"));
        return new OrderTask(new Order("", customers, null, null, null, null), 1, null, null, null);
    }

    static GrowTask cycle() {
        List<Tree> children = new ArrayList<>();
        Tree tree = new Tree("root", List.of(new Tree("child", children)));
        children.add(tree);
        return new GrowTask(tree);
    }

    static HomesResult pair() {
        return new HomesResult(new Pair<>(new StringBuilder("text"), 1));
    }

    static HomesTask texts() {
        return new HomesTask(List.of(new StringBuilder("text")));
    }
}
