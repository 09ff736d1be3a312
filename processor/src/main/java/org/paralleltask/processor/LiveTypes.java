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
 * The JDK's types whose objects are used by several at once: what one does to them, the others are to see. A copy in
 * another process looks the same, and nobody sees what is done to it.
 *
 * <p>A result is another matter: it is what is left when the task has ended, so a copy of what it holds is what is meant.
 * As a result only those are refused that hold nothing, or of which a copy does not work.
 */
final class LiveTypes {
    private static final Set<Crossing> TO_WORKERS = EnumSet.of(Crossing.ARGUMENT, Crossing.SHARED);
    private static final Set<Crossing> BOTH_WAYS = EnumSet.allOf(Crossing.class);

    private static final String COPY = ", of which %s would get a copy";
    private static final String ONE_PROCESS = ", which works in one process only";

    private static final Map<String, Live> BY_NAME = new HashMap<>();

    /**
     * Why a type must not cross.
     *
     * @param ways on which it must not
     * @param fate what would come of a value, with a place for its receiver
     * @param cure what to do instead
     */
    private record Live(Set<Crossing> ways, String fate, String cure) {}

    static {
        put(
                new Live(TO_WORKERS, COPY, "return what each task counts, or count in a SharedBuffer"),
                "atomic.AtomicInteger",
                "atomic.AtomicIntegerArray",
                "atomic.AtomicLong",
                "atomic.AtomicLongArray",
                "atomic.DoubleAccumulator",
                "atomic.DoubleAdder",
                "atomic.LongAccumulator",
                "atomic.LongAdder");
        put(
                new Live(TO_WORKERS, COPY, "write boolean if a copy is meant, or set a flag in a SharedBuffer"),
                "atomic.AtomicBoolean");
        put(
                new Live(TO_WORKERS, COPY, "write the type that it refers to if a copy is meant"),
                "atomic.AtomicMarkableReference",
                "atomic.AtomicReference",
                "atomic.AtomicReferenceArray",
                "atomic.AtomicStampedReference");
        put(copyOf("Deque"), "ConcurrentLinkedDeque");
        put(copyOf("List"), "CopyOnWriteArrayList");
        put(copyOf("Map"), "ConcurrentMap");
        put(copyOf("NavigableMap"), "ConcurrentNavigableMap");
        put(copyOf("NavigableSet"), "ConcurrentSkipListSet");
        put(copyOf("Queue"), "ConcurrentLinkedQueue");
        put(copyOf("Set"), "ConcurrentHashMap.KeySetView", "CopyOnWriteArraySet");
        put(new Live(BOTH_WAYS, COPY, copyOf("List").cure()), "BlockingQueue");
        put(
                new Live(
                        BOTH_WAYS,
                        ", of which %s would get one of its own, unlocked",
                        "lock a file, or do in the program what needs the lock"),
                "locks.AbstractOwnableSynchronizer",
                "locks.Lock",
                "locks.ReadWriteLock",
                "locks.StampedLock");
        put(
                new Live(
                        BOTH_WAYS,
                        ", of which %s would get one of its own",
                        "let the number of workers bound how many tasks run at once"),
                "Semaphore");
        put(
                new Live(BOTH_WAYS, ONE_PROCESS, "let the program wait for the tasks, as map does"),
                "CountDownLatch",
                "CyclicBarrier",
                "Exchanger",
                "Phaser");
        put(new Live(BOTH_WAYS, ONE_PROCESS, "send its value once it is there"), "CompletionStage", "Future");
        BY_NAME.put(
                "java.util.Random",
                new Live(EnumSet.of(Crossing.SHARED), COPY + " that draws the same numbers", "give each task a seed"));
    }

    private LiveTypes() {}

    private static Live copyOf(String plain) {
        return new Live(TO_WORKERS, COPY, "write " + plain + " if a copy is meant");
    }

    private static void put(Live live, String... names) {
        for (String name : names) {
            BY_NAME.put("java.util.concurrent." + name, live);
        }
    }

    /**
     * Why a value of a type must not cross, as it continues {@code counter is java.util.concurrent.atomic.AtomicLong};
     * empty if the type is not live, nor a subclass of one that is.
     */
    static Optional<String> objection(TypeElement type, Crossing crossing) {
        Queue<TypeElement> unread = new ArrayDeque<>();
        for (@Nullable TypeElement next = type; next != null; next = unread.poll()) {
            String name = next.getQualifiedName().toString();
            Live live = BY_NAME.get(name);
            if (live != null) {
                boolean isOfTheJdk = type.getQualifiedName().toString().startsWith("java.");
                return Optional.of(live)
                        .filter(found -> found.ways().contains(crossing))
                        .map(found -> (isOfTheJdk ? "" : ", a " + name)
                                + found.fate().formatted(crossing.receiver()) + "; " + found.cure());
            }
            Stream.concat(Stream.of(next.getSuperclass()), next.getInterfaces().stream())
                    .filter(supertype -> supertype.getKind() == TypeKind.DECLARED)
                    .forEach(supertype -> unread.add(NamedTypes.element((DeclaredType) supertype)));
        }
        return Optional.empty();
    }
}
