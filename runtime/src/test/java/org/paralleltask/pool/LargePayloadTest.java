package org.paralleltask.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.paralleltask.pool.LargeWorker.Deed.DIE_ONCE;
import static org.paralleltask.pool.LargeWorker.Deed.ECHO;
import static org.paralleltask.pool.LargeWorker.Deed.MAKE;
import static org.paralleltask.pool.LargeWorker.Deed.WAIT;

import java.lang.ref.Reference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.paralleltask.DeathCause;
import org.paralleltask.PayloadException;
import org.paralleltask.WorkerCrashedException;
import org.paralleltask.WorkerStats;
import org.paralleltask.payload.TaskMarshaller;
import org.paralleltask.pool.LargeWorker.Result;
import org.paralleltask.pool.LargeWorker.Task;
import org.paralleltask.wire.CapturedTask;

/** Large arguments and values: how much memory they take, and how much is too much. */
@Timeout(60)
@SuppressWarnings("NullAway") // arrays may be null
class LargePayloadTest {
    private static final int MB = 1 << 20;

    @TempDir
    private Path directory;

    private static Task bytes(int size) {
        return new Task(ECHO, 0, new byte[size], null);
    }

    @ParameterizedTest
    @CsvSource({"bytes, 268435456", "doubles, 33554432"})
    void a256MbArgumentAndValueFitIntoAHeapOf1Gb(String kind, int length) throws Exception {
        try (Program program = Program.start(List.of(), List.of("-Xmx1g"), Echoing.class, kind)) {
            assertThat(program.rest()).containsExactly(kind + ": " + length);
            assertThat(program.exitStatus()).isZero();
        }
    }

    /**
     * Sends a large array there and back. Only one: G1 does not move an array of that size, and one that is dead, but
     * not collected yet, may stand where the next one would need all room in a row.
     */
    static final class Echoing {
        private Echoing() {}

        public static void main(String[] args) {
            try (ProcessPool<Task, Result> pool = LargeWorker.open(options -> options.jvmArgs(List.of("-Xmx1200m")))) {
                if (args[0].equals("bytes")) {
                    byte[] bytes = new byte[256 * MB];
                    Arrays.fill(bytes, (byte) 7);
                    byte[] back = pool.call(new Task(ECHO, 0, bytes, null)).bytes();
                    System.out.println("bytes: " + (Arrays.equals(bytes, back) ? back.length : "other ones"));
                } else {
                    double[] doubles = new double[32 * MB];
                    Arrays.fill(doubles, 1.5);
                    double[] back = pool.call(new Task(ECHO, 0, null, doubles)).doubles();
                    System.out.println("doubles: " + (Arrays.equals(doubles, back) ? back.length : "other ones"));
                }
            }
        }
    }

    @Test
    void anArgumentAboveMaxPayloadFailsWhereItIsPassed() {
        try (ProcessPool<Task, Result> pool = LargeWorker.open(options -> options.maxPayload(MB))) {
            assertThatThrownBy(() -> pool.submit(bytes(MB)))
                    .isInstanceOf(PayloadException.class)
                    .hasMessage("large: bytes cannot be sent: it is larger than 1048576 bytes, the most that a payload"
                            + " may have: see the option maxPayload");

            assertThat(pool.call(bytes(MB / 2)).bytes()).hasSize(MB / 2);
        }
    }

    @Test
    void aValueAboveMaxPayloadFailsItsTaskAndLeavesTheWorkerFit() {
        try (ProcessPool<Task, Result> pool = LargeWorker.open(options -> options.maxPayload(MB))) {
            pool.call(bytes(1));
            long pid = pool.stats().workers().get(0).pid().orElseThrow();

            assertThatThrownBy(() -> pool.call(new Task(MAKE, MB, null, null)))
                    .isInstanceOf(PayloadException.class)
                    .hasMessageStartingWith("large: bytes cannot be sent: it is larger than 1048576 bytes");

            assertThat(pool.call(new Task(MAKE, MB / 2, null, null)).bytes()).hasSize(MB / 2);
            assertThat(pool.stats().workers().get(0).pid().orElseThrow()).isEqualTo(pid);
        }
    }

    @Test
    void whatIsNoPayloadIsNotBoundedByMaxPayload() {
        try (ProcessPool<Task, Result> pool = LargeWorker.open(options -> options.maxPayload(100))) {
            assertThatThrownBy(() -> pool.call(new Task(MAKE, 1000, null, null))) // its trace has more than 100 bytes
                    .isInstanceOf(PayloadException.class)
                    .hasMessageStartingWith("large: bytes cannot be sent: it is larger than 100 bytes");
        }
    }

    @Test
    void theQueueIsBoundedByBytesToo() {
        try (ProcessPool<Task, Result> pool = LargeWorker.open(
                options -> options.queueBytes(3L * MB).startOnDemand(true).commandPrefix(gate()))) {
            Stream<CompletableFuture<Result>> first =
                    Stream.of(bytes(MB), bytes(MB)).map(pool::submit);
            List<CompletableFuture<Result>> accepted = first.toList(); // no worker takes any before the gate opens

            assertThat(pool.trySubmit(Duration.ofMillis(100), bytes(MB))).isEmpty();
            assertThat(pool.trySubmit(Duration.ZERO, bytes(MB / 2))).isPresent();
            openGate();

            assertThat(accepted)
                    .allSatisfy(future -> assertThat(future.join().bytes()).hasSize(MB));
            assertThat(pool.submit(bytes(5 * MB)).join().bytes()).hasSize(5 * MB); // an empty queue takes any task
        }
    }

    /** Workers start when the gate is open. */
    private List<String> gate() {
        return List.of(
                "sh",
                "-c",
                "while ! test -e " + directory.resolve("open") + "; do sleep 0.05; done; exec \"$@\"",
                "sh");
    }

    private void openGate() {
        assertThat(directory.resolve("open").toFile().mkdir()).isTrue();
    }

    @Test
    void aLargeArgumentIsThereForARetry() {
        try (ProcessPool<Task, Result> pool =
                LargeWorker.open(options -> options.retries(1).retryOn(EnumSet.allOf(DeathCause.class)))) {
            assertThat(pool.call(new Task(DIE_ONCE, 0, new byte[3 * MB], null)).bytes())
                    .hasSize(3 * MB);
        }
    }

    @Test
    void theBytesOfALargeArgumentAreLetGoOfWhileItsTaskRuns() {
        Task task = new Task(WAIT, 0, new byte[64 * MB], null);
        try (ProcessPool<Task, Result> pool = LargeWorker.open(options -> options)) {
            long before = usedHeap();
            CompletableFuture<Result> running = pool.submit(task);

            await().until(() -> usedHeap() < before + 32 * MB
                    && pool.stats().workers().get(0).state() == WorkerStats.State.BUSY);
            assertThat(running).isNotDone();
            running.cancel(true);
        } finally {
            Reference.reachabilityFence(task);
        }
    }

    private static long usedHeap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Test
    void whatWasSubmittedRunsAlthoughItsWorkerDiesUnbegunAndTheCallerHasReusedTheBuffer() {
        byte[] buffer = ones();
        try (ProcessPool<Task, Result> pool =
                LargeWorker.open(options -> options.commandPrefix(HostileWorker.insteadOfTheFirst(
                        directory.resolve("hostile"), HostileWorker.Mode.DIE_BEFORE_IT_BEGINS)))) {
            CompletableFuture<Result> submitted = pool.submit(new Task(ECHO, 0, buffer, null));
            Arrays.fill(buffer, (byte) 2);

            areOnes(submitted.join().bytes());
            assertThat(directory.resolve("hostile")).exists(); // there was one
        }
    }

    @Test
    void whatWasSubmittedIsCapturedAlthoughTheCallerHasReusedTheBuffer() throws Exception {
        byte[] buffer = ones();
        try (ProcessPool<Task, Result> pool = LargeWorker.open(options -> options.captureCrashes(directory))) {
            CompletableFuture<Result> submitted = pool.submit(new Task(DIE_ONCE, 0, buffer, null));
            Arrays.fill(buffer, (byte) 2);

            assertThatThrownBy(submitted::join).hasCauseInstanceOf(WorkerCrashedException.class);
        }
        try (Stream<Path> files = Files.list(directory)) {
            Path captured = files.filter(file -> file.toString().endsWith(".task"))
                    .findAny()
                    .orElseThrow();
            Task task = TaskMarshaller.of(LargeWorker.TASK.definition())
                    .decodeTask(CapturedTask.readFrom(captured).arguments());
            areOnes(task.bytes());
        }
    }

    private static void areOnes(byte[] bytes) {
        assertThat(Arrays.equals(bytes, ones())).isTrue(); // isTrue, because a message with all of them would not help
    }

    private static byte[] ones() {
        byte[] ones = new byte[1_300_000];
        Arrays.fill(ones, (byte) 1);
        return ones;
    }

    @Test
    void manyLargeOnesCross() {
        try (ProcessPool<Task, Result> pool = LargeWorker.open(options -> options.queueBytes(5L * MB))) {
            List<Task> tasks = Stream.generate(() -> bytes(2 * MB)).limit(40).toList();

            assertThat(pool.map(tasks, task -> task))
                    .allSatisfy(result -> assertThat(result.bytes()).hasSize(2 * MB));
        }
    }
}
