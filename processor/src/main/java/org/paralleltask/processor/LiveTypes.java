package org.paralleltask.processor;

import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import org.jspecify.annotations.Nullable;

/**
 * The types of the JDK and of this library whose objects are shared between threads, such as counters, queues and
 * locks: what one thread does to them, the others see. A copy in another process looks the same, but no other thread
 * sees what is done to it, so such values are refused.
 *
 * <p>A task's result is different: the task has ended, and a copy of what the object holds is what is meant. As a
 * result, only those types are refused that hold nothing, or whose copies do not work.
 */
final class LiveTypes {
    /** All ways but the result: what a task has counted or collected may be its result. */
    private static final Set<Crossing> IN_USE = EnumSet.complementOf(EnumSet.of(Crossing.RESULT));

    private static final Set<Crossing> ALL_WAYS = EnumSet.allOf(Crossing.class);

    private static final String COPY = ", of which %s would get a copy";
    private static final String ONE_PROCESS = ", which works in one process only";

    private static final Map<String, Live> BY_NAME = new HashMap<>();

    /**
     * Why a type must not cross.
     *
     * @param ways the ways on which it must not
     * @param fate what would happen to a value, with a placeholder for its receiver
     * @param managed the simple name of the type that a task can take as a managed parameter instead; empty if there is
     *     none
     * @param cure what to do if there is no such type; if it begins with {@code or}, also if there is one
     */
    private record Live(Set<Crossing> ways, String fate, String managed, String cure) {}

    /**
     * Why a value of a type must not cross.
     *
     * @param live the reason
     * @param name the type's name
     * @param of the type in the table of which it is a subtype
     */
    record Objection(Live live, Crossing crossing, String name, String of) {
        /** The words after {@code counter is java.util.concurrent.atomic.AtomicLong} in a message. */
        String text(boolean isParameter) {
            boolean isKnown = of.equals(name) || name.startsWith("java.");
            return (isKnown ? "" : ", a " + of) + live.fate().formatted(crossing.receiver()) + "; " + cure(isParameter);
        }

        private String cure(boolean isParameter) {
            boolean isOfTask = crossing == Crossing.ARGUMENT || crossing == Crossing.SHARED;
            String other = live.cure().replaceFirst("^or ", "");
            if (!isParameter || !isOfTask || !canBeManaged()) {
                return other;
            }
            boolean isItself = of.equals(name) && name.endsWith("." + live.managed());
            String managed = isItself ? "make it @Managed" : "take a @Managed " + live.managed();
            return live.cure().equals(other) ? managed : managed + ", " + live.cure();
        }

        /** Whether the type or a supertype can be a managed parameter of a task. */
        boolean canBeManaged() {
            return !live.managed().isEmpty();
        }
    }

    static {
        String count = "count in a SharedBuffer, or take a @Managed interface";
        put(
                new Live(IN_USE, COPY, "", count),
                "atomic.AtomicInteger",
                "atomic.AtomicIntegerArray",
                "atomic.AtomicLong",
                "atomic.AtomicLongArray",
                "atomic.DoubleAccumulator",
                "atomic.DoubleAdder",
                "atomic.LongAccumulator",
                "atomic.LongAdder");
        put(
                new Live(IN_USE, COPY, "", "write boolean if a copy is meant, or set a flag in a SharedBuffer"),
                "atomic.AtomicBoolean");
        put(
                new Live(
                        IN_USE,
                        COPY,
                        "",
                        "write the type that it refers to if a copy is meant, or take a @Managed interface"),
                "atomic.AtomicMarkableReference",
                "atomic.AtomicReference",
                "atomic.AtomicReferenceArray",
                "atomic.AtomicStampedReference");
        put(copyOf("Deque", ""), "ConcurrentLinkedDeque");
        put(copyOf("List", ""), "CopyOnWriteArrayList");
        put(copyOf("Map", "ConcurrentMap"), "ConcurrentMap");
        put(copyOf("NavigableMap", "ConcurrentMap"), "ConcurrentNavigableMap");
        put(copyOf("NavigableSet", "Set"), "ConcurrentSkipListSet");
        put(copyOf("Queue", ""), "ConcurrentLinkedQueue");
        put(copyOf("Set", "Set"), "ConcurrentHashMap.KeySetView", "CopyOnWriteArraySet");
        put(new Live(ALL_WAYS, COPY, "BlockingQueue", copyOf("List", "").cure()), "BlockingQueue");
        String unlocked = ", of which %s would get one of its own, unlocked";
        String noLock = "lock a file, or do in the program what needs the lock";
        put(new Live(ALL_WAYS, unlocked, "Lock", noLock), "locks.Lock", "locks.StampedLock");
        put(new Live(ALL_WAYS, unlocked, "", noLock), "locks.AbstractOwnableSynchronizer", "locks.ReadWriteLock");
        put(
                new Live(
                        ALL_WAYS,
                        ", of which %s would get one of its own",
                        "Semaphore",
                        "let the number of workers bound how many tasks run at once"),
                "Semaphore");
        String waiting = "let the program wait for the tasks, as map does";
        put(new Live(ALL_WAYS, ONE_PROCESS, "Condition", waiting), "locks.Condition");
        put(new Live(ALL_WAYS, ONE_PROCESS, "CountDownLatch", waiting), "CountDownLatch");
        put(new Live(ALL_WAYS, ONE_PROCESS, "CyclicBarrier", waiting), "CyclicBarrier");
        put(new Live(ALL_WAYS, ONE_PROCESS, "", waiting), "Exchanger", "Phaser");
        put(new Live(ALL_WAYS, ONE_PROCESS, "", "send its value once it is there"), "CompletionStage", "Future");
        BY_NAME.put(
                "org.paralleltask.JoinableQueue",
                new Live(ALL_WAYS, COPY, "JoinableQueue", copyOf("List", "").cure()));
        String pipe = "org.paralleltask.Pipe";
        BY_NAME.put(pipe, new Live(ALL_WAYS, ONE_PROCESS, "Pipe.Sink or Pipe.Source", "take one of its ends"));
        String end = "give it to the pool";
        BY_NAME.put(pipe + ".Sink", new Live(ALL_WAYS, ONE_PROCESS, "Sink", end));
        BY_NAME.put(pipe + ".Source", new Live(ALL_WAYS, ONE_PROCESS, "Source", end));
        BY_NAME.put(
                "java.util.Random",
                new Live(
                        EnumSet.of(Crossing.SHARED),
                        COPY + " that draws the same numbers",
                        "",
                        "give each task a seed"));
    }

    private LiveTypes() {}

    private static Live copyOf(String plain, String managed) {
        return new Live(IN_USE, COPY, managed, "or write " + plain + " if a copy is meant");
    }

    private static void put(Live live, String... names) {
        for (String name : names) {
            BY_NAME.put("java.util.concurrent." + name, live);
        }
    }

    /** Why a value of a type must not cross; empty if neither the type nor a supertype is live. */
    static Optional<Objection> objection(TypeElement type, Crossing crossing) {
        Queue<TypeElement> unread = new ArrayDeque<>();
        for (@Nullable TypeElement next = type; next != null; next = unread.poll()) {
            String of = next.getQualifiedName().toString();
            Live live = BY_NAME.get(of);
            if (live != null) {
                return live.ways().contains(crossing)
                        ? Optional.of(new Objection(
                                live, crossing, type.getQualifiedName().toString(), of))
                        : Optional.empty();
            }
            Stream.concat(Stream.of(next.getSuperclass()), next.getInterfaces().stream())
                    .filter(supertype -> supertype.getKind() == TypeKind.DECLARED)
                    .forEach(supertype -> unread.add(NamedTypes.element((DeclaredType) supertype)));
        }
        return Optional.empty();
    }
}
