package org.paralleltask.managed.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.JdkValues;

/** A managed queue, set or map does what that of the JDK does; its iterators are of a copy. */
@Timeout(30)
@SuppressWarnings("NullAway") // it does not see that a part of a nullable type may be null
class CollectionsTest {
    private final BlockingQueue<String> queue = new ArrayBlockingQueue<>(3);
    private final BlockingQueue<String> lines = LoopBack.<BlockingQueue<String>>of(
                    "lines",
                    out -> BlockingQueues.write(out, queue, Encoder::writeString, Decoder::readString),
                    in -> BlockingQueues.read(in, "lines", Encoder::writeString, Decoder::readString))
            .object();

    private final Set<String> set = ConcurrentHashMap.newKeySet();
    private final LoopBack.StandIn<Set<String>> seenStandIn = LoopBack.of(
            "seen",
            out -> Sets.write(out, set, Encoder::writeString, Decoder::readString),
            in -> Sets.read(in, "seen", Encoder::writeString, Decoder::readString));
    private final Set<String> seen = seenStandIn.object();

    private final ConcurrentMap<String, Long> map = new ConcurrentHashMap<>();
    private final LoopBack.StandIn<ConcurrentMap<String, Long>> countsStandIn = LoopBack.of(
            "counts",
            out -> ConcurrentMaps.write(
                    out, map, Encoder::writeString, Decoder::readString, JdkValues::write, JdkValues::readLong),
            in -> ConcurrentMaps.read(
                    in, "counts", Encoder::writeString, Decoder::readString, JdkValues::write, JdkValues::readLong));
    private final ConcurrentMap<String, Long> counts = countsStandIn.object();

    @Test
    void aQueueTakesAndGives() throws InterruptedException {
        lines.put("a");
        assertThat(lines.offer("b")).isTrue();
        assertThat(lines.offer("c", 1, TimeUnit.DAYS)).isTrue();
        assertThat(lines.offer("d")).isFalse();
        assertThat(lines.offer("d", 1, TimeUnit.NANOSECONDS)).isFalse();
        assertThatThrownBy(() -> lines.add("d"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Queue full");
        assertThat(lines.remainingCapacity()).isZero();
        assertThat(lines.size()).isEqualTo(3);
        assertThat(lines.peek()).isEqualTo("a");
        assertThat(lines.element()).isEqualTo("a");

        assertThat(lines.take()).isEqualTo("a");
        assertThat(lines.poll()).isEqualTo("b");
        assertThat(lines.poll(1, TimeUnit.DAYS)).isEqualTo("c");
        assertThat(lines.poll()).isNull();
        assertThat(lines.poll(1, TimeUnit.NANOSECONDS)).isNull();
        assertThat(lines.peek()).isNull();
        assertThat(lines.isEmpty()).isTrue();
        assertThatThrownBy(lines::remove).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(lines::element).isInstanceOf(NoSuchElementException.class);
        assertThat(lines.add("e")).isTrue();
        assertThat(lines.remove()).isEqualTo("e");
        assertThat(lines).hasToString("BlockingQueue lines of the program");
    }

    @Test
    @SuppressWarnings("ModifyingCollectionWithItself") // which is refused
    void aQueueRefusesWhatTheJdksRefuses() {
        assertThatThrownBy(() -> lines.put(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> lines.addAll(lines)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> lines.drainTo(lines)).isInstanceOf(IllegalArgumentException.class);
        Thread.currentThread().interrupt();
        assertThatThrownBy(lines::take).isInstanceOf(InterruptedException.class);
    }

    @Test
    void aQueueIsDrained() {
        queue.addAll(List.of("a", "b", "c"));
        List<String> target = new ArrayList<>();

        assertThat(lines.drainTo(target, 2)).isEqualTo(2);
        assertThat(target).containsExactly("a", "b");
        assertThat(lines.drainTo(target)).isEqualTo(1);
        assertThat(lines.drainTo(target, 0)).isZero();
        assertThat(lines.drainTo(target)).isZero();
        assertThat(target).containsExactly("a", "b", "c");
    }

    @Test
    void whatATargetDoesNotTakeIsBackInTheQueue() {
        queue.addAll(List.of("a", "b", "c"));
        BlockingQueue<String> full = new ArrayBlockingQueue<>(1);

        assertThatThrownBy(() -> lines.drainTo(full))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Queue full");
        assertThat(full).containsExactly("a");
        assertThat(queue).containsExactly("b", "c");
    }

    @Test
    void whatATargetDoesNotTakeWaitsForRoom() throws InterruptedException {
        queue.addAll(List.of("a", "b"));
        AtomicBoolean hasThrown = new AtomicBoolean();
        List<String> failing = new ArrayList<>() {
            private static final long serialVersionUID = 1;

            @Override
            public boolean add(String element) {
                queue.addAll(List.of("c", "d", "e"));
                throw new IllegalStateException("no");
            }
        };
        Thread draining = new Thread(() -> {
            Thread.currentThread().interrupt();
            try {
                lines.drainTo(failing);
            } catch (IllegalStateException e) {
                hasThrown.set(Thread.currentThread().isInterrupted());
            }
        });
        draining.start();
        Awaitility.await().until(() -> draining.getState() == Thread.State.WAITING);

        List<String> taken = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            taken.add(queue.take());
        }
        draining.join();
        assertThat(taken).containsExactly("c", "d", "e", "a", "b");
        assertThat(hasThrown).isTrue();
    }

    @Test
    void aQueueIsACollection() {
        assertThat(lines.addAll(List.of("a", "b", "c"))).isTrue();
        assertThat(lines.contains("b")).isTrue();
        assertThat(lines.contains("x")).isFalse();
        assertThat(lines.containsAll(List.of("a", "c"))).isTrue();
        assertThat(lines.remove("b")).isTrue();
        assertThat(lines.remove("b")).isFalse();
        assertThat(lines.removeAll(List.of("a"))).isTrue();
        assertThat(lines.toArray()).containsExactly("c");
        assertThat(lines.retainAll(List.of("c"))).isFalse();
        lines.clear();
        assertThat(queue).isEmpty();
    }

    @Test
    void aSetIsACollection() {
        assertThat(seen.add("a")).isTrue();
        assertThat(seen.add("a")).isFalse();
        assertThat(set).containsExactly("a");
        assertThat(seen.addAll(Set.of("a", "b", "c", "d"))).isTrue();
        assertThat(seen.contains("b")).isTrue();
        assertThat(seen.containsAll(Set.of("a", "x"))).isFalse();
        assertThat(seen.size()).isEqualTo(4);
        assertThat(seen.isEmpty()).isFalse();
        assertThat(seen.remove("a")).isTrue();
        assertThat(seen.removeAll(Set.of("b", "x"))).isTrue();
        assertThat(seen.removeIf(element -> element.equals("c"))).isTrue();
        assertThat(seen.removeIf(element -> element.equals("c"))).isFalse();
        assertThat(seen.retainAll(Set.of("d"))).isFalse();
        assertThat(set).containsExactly("d");
        seen.clear();
        assertThat(set).isEmpty();
        assertThat(seen).hasToString("Set seen of the program");
        assertThat(seen.equals(Set.of())).isFalse();
    }

    @Test
    void whatIsIteratedIsACopyMadeByOneCall() {
        set.addAll(Set.of("a", "b", "c"));

        Iterator<String> iterator = seen.iterator();
        set.clear();
        assertThat(iterator).toIterable().containsExactlyInAnyOrder("a", "b", "c");
        set.add("d");
        assertThatThrownBy(() -> {
                    Iterator<String> other = seen.iterator();
                    other.next();
                    other.remove();
                })
                .isInstanceOf(UnsupportedOperationException.class);
        assertThat(seen.stream()).containsExactly("d");
        assertThat(seen.toArray()).containsExactly("d");
        assertThat(seen.toArray(new String[0])).containsExactly("d");
        assertThat(seen.toArray(String[]::new)).containsExactly("d");
        List<String> each = new ArrayList<>();
        seen.forEach(each::add);
        assertThat(each).containsExactly("d");
        assertThat(seenStandIn.called())
                .containsExactly(
                        "seen.iterator",
                        "seen.iterator",
                        "seen.spliterator",
                        "seen.toArray",
                        "seen.toArray",
                        "seen.toArray",
                        "seen.iterator");
    }

    @Test
    void aMapMaps() {
        assertThat(counts.put("a", 1L)).isNull();
        assertThat(counts.put("a", 2L)).isEqualTo(1);
        assertThat(counts.putIfAbsent("a", 3L)).isEqualTo(2);
        assertThat(counts.putIfAbsent("b", 3L)).isNull();
        assertThat(counts.get("a")).isEqualTo(2);
        assertThat(counts.get("x")).isNull();
        assertThat(counts.getOrDefault("x", 5L)).isEqualTo(5);
        assertThat(counts.containsKey("b")).isTrue();
        assertThat(counts.containsValue(3L)).isTrue();
        assertThat(counts.containsValue(4L)).isFalse();
        assertThat(counts.replace("b", 4L)).isEqualTo(3);
        assertThat(counts.replace("x", 4L)).isNull();
        assertThat(counts.replace("b", 3L, 5L)).isFalse();
        assertThat(counts.replace("b", 4L, 5L)).isTrue();
        assertThat(counts.remove("b", 4L)).isFalse();
        assertThat(counts.remove("b", 5L)).isTrue();
        assertThat(counts.remove("a")).isEqualTo(2);
        assertThat(counts.remove("a")).isNull();
        assertThat(counts.isEmpty()).isTrue();
        counts.putAll(Map.of("c", 1L, "d", 2L));
        assertThat(counts.size()).isEqualTo(2);
        assertThat(map).isEqualTo(Map.of("c", 1L, "d", 2L));
        counts.clear();
        assertThat(map).isEmpty();
        assertThat(counts).hasToString("ConcurrentMap counts of the program");
        assertThat(counts.equals(map)).isFalse();
    }

    @Test
    void functionsOfAMapStayInTheWorker() {
        assertThat(counts.merge("a", 1L, Long::sum)).isEqualTo(1);
        assertThat(counts.merge("a", 1L, Long::sum)).isEqualTo(2);
        assertThat(counts.compute("a", (key, value) -> value == null ? 1 : value * 5))
                .isEqualTo(10);
        assertThat(counts.computeIfAbsent("b", key -> 3L)).isEqualTo(3);
        assertThat(counts.computeIfPresent("b", (key, value) -> null)).isNull();
        counts.replaceAll((key, value) -> value + 1);
        assertThat(map).isEqualTo(Map.of("a", 11L));
        Map<String, Long> each = new HashMap<>();
        counts.forEach(each::put);
        assertThat(each).isEqualTo(map);
    }

    @Test
    void mergesFromManyThreadsAreExact() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Thread thread = new Thread(() -> {
                for (int n = 0; n < 1000; n++) {
                    counts.merge("word" + n % 7, 1L, Long::sum);
                }
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(map.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(4000);
    }

    @Test
    void viewsOfAMapAreOfACopy() {
        map.put("a", 1L);

        Set<String> keys = counts.keySet();
        Set<Map.Entry<String, Long>> entries = counts.entrySet();
        map.put("a", 2L);
        assertThat(keys).containsExactly("a");
        assertThat(counts.values()).containsExactly(2L);
        assertThat(entries).containsExactly(Map.entry("a", 1L));
        assertThatThrownBy(keys::clear).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> entries.iterator().next().setValue(5L))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThat(countsStandIn.called()).containsExactly("counts.keySet", "counts.entrySet", "counts.values");
    }

    @Test
    void anUnboundedQueueHasRoom() {
        BlockingQueue<String> unbounded = LoopBack.<BlockingQueue<String>>of(
                        "lines",
                        out -> BlockingQueues.write(
                                out, new LinkedBlockingQueue<>(), Encoder::writeString, Decoder::readString),
                        in -> BlockingQueues.read(in, "lines", Encoder::writeString, Decoder::readString))
                .object();

        assertThat(unbounded.remainingCapacity()).isEqualTo(Integer.MAX_VALUE);
    }
}
