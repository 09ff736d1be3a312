package org.paralleltask.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.paralleltask.pool.DeedWorker.task;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.paralleltask.OutputHandler;
import org.paralleltask.OutputHandler.Line;
import org.paralleltask.OutputHandler.Source;
import org.paralleltask.PoolOptions;
import org.paralleltask.WorkerCrashedException;
import org.paralleltask.pool.DeedWorker.Deed;
import org.paralleltask.pool.DeedWorker.Task;

/** Workers' output, on its way to the parent's output or to a handler. For its marks see WorkerEnvironmentTest. */
@Timeout(60)
class OutputTest {
    private final Queue<Line> lines = new ConcurrentLinkedQueue<>();

    private PoolOptions toLines(PoolOptions options) {
        return options.workers(1).output(lines::add);
    }

    private List<String> printed(Source source) {
        return lines.stream()
                .filter(line -> line.source() == source)
                .map(Line::text)
                .toList();
    }

    @Test
    void aHandlerGetsEachLineWithItsWorkerPidAndSource() {
        try (ProcessPool<Task, String> pool = DeedWorker.open(this::toLines)) {
            pool.call(task(Deed.PRINT, "grün"));
            long pid = Long.parseLong(pool.call(task(Deed.PID)));

            await().until(() -> lines.size() == 2);
            assertThat(lines)
                    .containsExactlyInAnyOrder(
                            new Line("deed-1", pid, Source.STANDARD_OUTPUT, "out grün"),
                            new Line("deed-1", pid, Source.STANDARD_ERROR, "err grün"));
        }
    }

    @Test
    void linesMayEndAsOnWindows() {
        try (ProcessPool<Task, String> pool = DeedWorker.open(this::toLines)) {
            pool.call(task(Deed.PRINT_TEXT, "2 a\r\nb\n"));
        }

        assertThat(printed(Source.STANDARD_OUTPUT)).containsExactly("a", "b", "a", "b");
    }

    @Test
    void aLineWithoutAnEndComesInPiecesOfWholeCharacters() {
        String unit = "aß€😀";
        try (ProcessPool<Task, String> pool = DeedWorker.open(this::toLines)) {
            pool.call(task(Deed.PRINT_TEXT, "400000 " + unit)); // 4 MB
        }

        boolean isWhole = String.join("", printed(Source.STANDARD_OUTPUT)).equals(unit.repeat(400_000));
        assertThat(isWhole).isTrue(); // and no message of megabytes
        assertThat(lines).hasSizeGreaterThan(50);
    }

    @ParameterizedTest
    @ValueSource(strings = {"exit", "halt", "kill"})
    @DisplayName("M8: what is printed just before the end of a worker arrives, also half a line")
    void whatIsPrintedBeforeTheEndArrives(String how) {
        try (ProcessPool<Task, String> pool = DeedWorker.open(this::toLines)) {
            assertThat(pool.submit(task(Deed.PRINT_AND_END, how)))
                    .failsWithin(Duration.ofSeconds(30))
                    .withThrowableThat()
                    .withCauseInstanceOf(WorkerCrashedException.class);
        }

        assertThat(printed(Source.STANDARD_OUTPUT)).containsExactly("the last line");
        assertThat(printed(Source.STANDARD_ERROR)).containsExactly("the last words");
    }

    @Test
    @DisplayName("M8: when a pool is closed, all that its workers printed has been passed on")
    void allIsPassedOnWhenThePoolIsClosed() {
        OutputHandler slow = line -> {
            LockSupport.parkNanos(5_000_000);
            lines.add(line);
        };
        try (ProcessPool<Task, String> pool =
                DeedWorker.open(options -> options.workers(1).output(slow))) {
            pool.call(task(Deed.PRINT_TEXT, "100 x\n"));
        }

        assertThat(lines).hasSize(100);
    }

    @Test
    void aHandlerThatDoesNotReturnDoesNotKeepThePoolOpen() {
        CountDownLatch never = new CountDownLatch(1);
        try (ProcessPool<Task, String> pool =
                DeedWorker.open(options -> options.workers(1).output(line -> awaitUninterrupted(never)))) {
            pool.call(task(Deed.PRINT, "x"));
        } finally {
            never.countDown();
        }
    }

    @Test
    void aHandlerThatThrowsLosesItsLinesAlone() throws Exception {
        try (Program program = Program.start(ThrowingProgram.class)) {
            List<String> said = program.rest();

            assertThat(said).contains("heard d", "heard e");
            assertThat(said).doesNotContain("heard a", "heard b", "heard c");
            assertThat(said)
                    .filteredOn(line -> line.contains("its OutputHandler failed"))
                    .hasSize(1);
            assertThat(said).anyMatch(line -> line.contains("AssertionError: not b"));
        }
    }

    /** A program whose handler fails thrice. */
    static final class ThrowingProgram {
        private ThrowingProgram() {}

        public static void main(String[] args) {
            try (ProcessPool<Task, String> pool =
                    DeedWorker.open(options -> options.workers(1).output(ThrowingProgram::hear))) {
                pool.call(task(Deed.PRINT_TEXT, "1 a\nb\nc\nd\ne\n"));
            }
        }

        private static void hear(Line line) {
            if (line.text().matches("[abc]")) {
                throw new AssertionError("not b");
            }
            System.out.println("heard " + line.text());
        }
    }

    @Test
    void aSlowHandlerHoldsUpItsOwnWorkerOnly() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        OutputHandler slow = line -> {
            entered.countDown();
            awaitUninterrupted(release);
        };
        try (ProcessPool<Task, String> pool =
                DeedWorker.open(options -> options.workers(2).output(slow))) {
            CompletableFuture<String> printing = pool.submit(task(Deed.PRINT_MUCH, 1)); // more than a pipe holds
            entered.await();

            assertThat(pool.map(IntStream.range(0, 20).boxed().toList(), i -> task(Deed.ECHO, i)))
                    .hasSize(20);
            assertThat(printing).isNotDone();

            release.countDown();
            printing.join();
        } finally {
            release.countDown();
        }
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void hundredsOfMegabytesFillNoMemoryAndHoldUpNoOtherWorker() throws Exception {
        try (Program program = Program.start(List.of(), List.of("-Xmx20m"), LoudProgram.class)) {
            assertThat(program.rest()).containsExactly("answered meanwhile: true", "lines: " + 200 * 1024);
            assertThat(program.exitStatus()).isZero();
        }
    }

    /** A program with little memory and a worker that prints 200 MB. */
    static final class LoudProgram {
        private LoudProgram() {}

        public static void main(String[] args) {
            AtomicLong heard = new AtomicLong();
            AtomicBoolean isWhole = new AtomicBoolean(true);
            try (ProcessPool<Task, String> pool =
                    DeedWorker.open(options -> options.workers(2).output(line -> {
                        heard.incrementAndGet();
                        isWhole.compareAndSet(true, line.text().length() == 1023);
                    }))) {
                CompletableFuture<String> loud = pool.submit(task(Deed.PRINT_MUCH, 200));
                await().until(() -> heard.get() > 0);
                pool.map(IntStream.range(0, 100).boxed().toList(), i -> task(Deed.ECHO, i));
                System.out.println("answered meanwhile: " + !loud.isDone());
                loud.join();
            }
            System.out.println("lines: " + heard.get() + (isWhole.get() ? "" : ", some of them cut"));
        }
    }
}
