package org.paralleltask.managed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.logging.Filter;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.paralleltask.managed.ManagedWorker.Board;
import org.paralleltask.managed.ManagedWorker.Result;
import org.paralleltask.managed.ManagedWorker.Task;
import org.paralleltask.pool.ProcessPool;
import org.paralleltask.pool.Program;

/** Tasks that wait in calls of the program's objects, and what ends that, or does not. */
@Timeout(90)
class WaitingCallsTest {
    private final Logger logger = Logger.getLogger("org.paralleltask.managed");
    private final List<String> warnings = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void listen() {
        Filter filter = entry -> !warnings.add(entry.getMessage());
        logger.setFilter(filter);
    }

    @AfterEach
    void stopListening() {
        logger.setFilter(null);
    }

    /** As an object of the program that is called by tasks. */
    @FunctionalInterface
    interface Post extends Board {
        @Override
        default void log(String text) {
            // nobody asks
        }
    }

    @Test
    void aBarrierOfMorePartiesThanWorkersIsNamedOnce() {
        CyclicBarrier barrier = new CyclicBarrier(3);
        Post post = text -> {
            try {
                barrier.await();
                return text;
            } catch (BrokenBarrierException broken) {
                throw new IllegalStateException(broken);
            }
        };
        try (ProcessPool<Task, Result> pool = ManagedWorker.open(post, o -> o.workers(2))) {
            List<CompletableFuture<Result>> parties = IntStream.range(0, 3)
                    .mapToObj(i -> pool.submit(new Task("post", "x")))
                    .toList();
            await().atMost(Duration.ofSeconds(60)).until(() -> !warnings.isEmpty());

            barrier.reset();
            for (CompletableFuture<Result> party : parties.subList(0, 2)) {
                assertThatThrownBy(party::join).hasMessageContaining("BrokenBarrierException");
            }
            parties.get(2).cancel(true);
        }
        assertThat(warnings).hasSize(1);
        assertThat(warnings.get(0))
                .startsWith(
                        "All workers wait in calls of @Managed objects, while 1 task waits for a worker: if these calls"
                                + " wait for what only such a task would do, they never return.")
                .contains("They wait: managed-")
                .containsPattern("managed-1 for 1\\d s in a call of board")
                .containsPattern("managed-2 for 1\\d s in a call of board");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void workersThatWaitInCallsEndWithTheProgram() throws Exception {
        try (Program program = Program.start(WaitingProgram.class)) {
            assertThat(program.line()).isEqualTo("called");
            assertThat(program.line()).isEqualTo("called");
            assertThat(program.family()).hasSize(3);

            Program.signal("KILL", program.pid());

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(program.family()).isEmpty());
        }
    }

    /** Both of its workers wait in a call, one of them on a thread that the task has started. */
    static final class WaitingProgram {
        private WaitingProgram() {}

        public static void main(String[] args) {
            Post post = text -> {
                System.out.println("called");
                new CountDownLatch(1).await();
                return text;
            };
            try (ProcessPool<Task, Result> pool = ManagedWorker.open(post, o -> o.workers(2))) {
                CompletableFuture<Result> other = pool.submit(new Task("leave it to another thread", "x"));
                pool.call(new Task("post", "x"));
                other.join();
            }
        }
    }

    @Test
    void whileTheProgramsHeapIsFullACallIsRefusedAndTheNextOneIsNot() throws Exception {
        List<String> exact = List.of("-Xmx24m", "-Xms24m", "-XX:+UseSerialGC", "-XX:-UseTLAB");
        try (Program program = Program.start(List.of(), exact, FullProgram.class)) {
            List<String> said = program.rest();

            assertThat(said)
                    .contains("next by the same worker")
                    .anyMatch(line -> line.equals(
                                    "managed: the program's heap was full as it answered a call, which may"
                                            + " have been made")
                            || line.startsWith("managed: board threw java.lang.OutOfMemoryError")); // it fitted in
        }
    }

    /** Fills its heap in a call, and makes room when the call's answer waits for that. */
    static final class FullProgram {
        /** What a call returns that needs room. */
        private static final String LARGE = "x".repeat(1 << 20);

        private static final long MOST_NANOS = 10_000_000_000L;

        private static volatile @Nullable Thread twin;
        private static Object @Nullable [] fill;

        private FullProgram() {}

        public static void main(String[] args) {
            Post post = text -> {
                if (text.equals("throw")) {
                    throw new IllegalStateException(text);
                } else if (text.equals("fill")) {
                    while (!othersSleep()) {
                        Thread.onSpinWait();
                    }
                    twin = Thread.currentThread();
                    fillUp();
                    return LARGE;
                }
                return text;
            };
            try (ProcessPool<Task, Result> pool = ManagedWorker.open(post, o -> o)) {
                long pid = pool.call(new Task("post", "first")).pid();
                pool.submit(new Task("post", "throw"))
                        .exceptionally(e -> new Result("", 0))
                        .join(); // loads what that takes
                CompletableFuture<Result> full = pool.submit(new Task("post", "fill"));
                long start = System.nanoTime(); // others may be the ones that wait for room
                while (!isWaitingForRoom() && !full.isDone() && System.nanoTime() - start < MOST_NANOS) {
                    Thread.onSpinWait();
                }
                fill = null;
                full.whenComplete((result, failure) -> System.out.println(failure.getMessage()));
                full.exceptionally(failure -> new Result("", 0)).join();
                Result next = pool.call(new Task("post", "next"));
                System.out.println(next.text() + (next.pid() == pid ? " by the same worker" : " by another worker"));
            }
        }

        /** Whether the thread that feeds the worker waits for its answer, and needs no memory meanwhile. */
        private static boolean othersSleep() {
            return Thread.getAllStackTraces().entrySet().stream()
                    .filter(entry -> entry.getKey().getName().equals("paralleltask-managed-1"))
                    .flatMap(entry -> Stream.of(entry.getValue()))
                    .anyMatch(frame -> frame.getMethodName().equals("sleep"));
        }

        /** Allocates nothing. */
        private static boolean isWaitingForRoom() {
            Thread calling = twin;
            Thread.State state = calling == null ? Thread.State.NEW : calling.getState();
            return fill != null && (state == Thread.State.TIMED_WAITING || state == Thread.State.TERMINATED);
        }

        private static void fillUp() {
            for (int length = 1 << 18; length > 0; length /= 2) {
                try {
                    while (true) {
                        Object[] more = new Object[length];
                        more[0] = fill;
                        fill = more;
                    }
                } catch (OutOfMemoryError full) {
                    // with less, then
                }
            }
        }
    }
}
