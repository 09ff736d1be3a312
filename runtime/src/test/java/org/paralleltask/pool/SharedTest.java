package org.paralleltask.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.PayloadException;
import org.paralleltask.SharedBuffer;
import org.paralleltask.WorkerCrashedException;
import org.paralleltask.codec.SharedBuffers;
import org.paralleltask.fixture.Needs;
import org.paralleltask.pool.SharedWorker.Result;
import org.paralleltask.pool.SharedWorker.Task;

/** Data that all tasks of a pool share. */
@Timeout(60)
class SharedTest {
    @TempDir
    private Path directory;

    @Test
    @DisplayName("H8: shared data reach each worker once, and a worker that replaces another, too")
    void isReadOnceByEachWorkerAndByItsSuccessor() {
        try (ProcessPool<Task, Result> pool = SharedWorker.open(List.of("a", "b"), options -> options)) {
            List<Result> first = pool.map(IntStream.range(0, 100).boxed(), i -> new Task(i % 2));
            assertThat(first).extracting(Result::tablesRead).containsOnly(1);
            assertThat(first).extracting(Result::entry).containsOnly("a", "b");

            assertThatThrownBy(() -> pool.call(new Task(-1))).isInstanceOf(WorkerCrashedException.class);

            Result later = pool.call(new Task(1));
            assertThat(later.entry()).isEqualTo("b");
            assertThat(later.tablesRead()).isEqualTo(1);
            assertThat(later.pid()).isNotEqualTo(first.get(0).pid());
        }
    }

    @Test
    void twoPoolsOnTheSameWorkersKeepTheirsApart() {
        try (Workers workers = Workers.open(options -> options.workers(1));
                ProcessPool<Task, Result> one = SharedWorker.open(workers, List.of("one"));
                ProcessPool<Task, Result> two = SharedWorker.open(workers, List.of("two"))) {
            for (int i = 0; i < 3; i++) {
                assertThat(one.call(new Task(0)).entry()).isEqualTo("one");
                assertThat(two.call(new Task(0)).entry()).isEqualTo("two");
            }
            assertThat(two.call(new Task(0)).tablesRead()).isEqualTo(2);
        }
    }

    @Test
    void worksInProcessToo() {
        try (Workers workers = Workers.inProcess(2);
                ProcessPool<Task, Result> pool = SharedWorker.open(workers, List.of("a"))) {
            assertThat(pool.map(Stream.of(0, 0, 0, 0), Task::new))
                    .extracting(Result::entry)
                    .containsOnly("a");
        }
    }

    @Test
    void aBufferInItIsThereAsLongAsThePool() throws Exception {
        SharedBuffer buffer = SharedBuffer.allocate(1 << 20);
        buffer.view().put(7, (byte) 42);
        try (ProcessPool<Task, Result> pool = SharedWorker.open(buffer, options -> options)) {
            buffer.close();
            assertThat(pool.call(new Task(1007)).entry()).isEqualTo("42");
            assertThatThrownBy(() -> pool.call(new Task(-1))).isInstanceOf(WorkerCrashedException.class);
            System.gc();
            assertThat(pool.call(new Task(1007)).entry()).isEqualTo("42");
        }
    }

    @Test
    void aBufferInItIsGivenBackAsThePoolIsClosed() throws Exception {
        SharedBuffer buffer = SharedBuffer.allocate(8);
        Path file = SharedBuffers.file(buffer);
        try (ProcessPool<Task, Result> pool = openWith(buffer)) {
            assertThat(pool.call(new Task(1000)).entry()).isEqualTo("0");
            assertThat(file).exists();
        }
        assertThat(file).doesNotExist();
    }

    @Test
    @Needs("delete")
    void aBufferInItIsGivenBackAsAPoolOnGivenWorkersIsClosed() throws Exception {
        try (Workers workers = Workers.open(options -> options.workers(1))) {
            SharedBuffer buffer = SharedBuffer.allocate(8);
            Path file = SharedBuffers.file(buffer);
            try (ProcessPool<Task, Result> pool = SharedWorker.open(workers, buffer)) {
                buffer.close();
                assertThat(pool.call(new Task(1000)).entry()).isEqualTo("0");
                assertThat(file).exists();
            }
            assertThat(file).doesNotExist();
        }
    }

    @Test
    @Needs("delete")
    void aBufferInItIsGivenBackAsWorkersInProcessAreClosed() throws Exception {
        SharedBuffer buffer = SharedBuffer.allocate(8);
        Path file = SharedBuffers.file(buffer);
        try (Workers workers = Workers.inProcess(1);
                ProcessPool<Task, Result> pool = SharedWorker.open(workers, buffer)) {
            buffer.close();
            assertThat(pool.call(new Task(1000)).entry()).isEqualTo("0");
            assertThat(file).exists();
        }
        assertThat(file).doesNotExist();
    }

    @Test
    void aBufferInItIsGivenBackAsThePoolHasEndedThoughNobodyWaitsForThat() throws Exception {
        SharedBuffer buffer = SharedBuffer.allocate(8);
        Path file = SharedBuffers.file(buffer);
        ProcessPool<Task, Result> pool = openWith(buffer);

        pool.shutdown();

        await().untilAsserted(() -> assertThat(file).doesNotExist());
        assertThat(pool.awaitTermination(Duration.ofSeconds(30))).isTrue();
    }

    @Test
    void aBufferInItIsGivenBackIfThePoolCannotBeOpened() throws Exception {
        SharedBuffer buffer = SharedBuffer.allocate(8);
        Path file = SharedBuffers.file(buffer);

        assertThatThrownBy(() -> SharedWorker.open(buffer, options -> options.queueSize(-1)))
                .isInstanceOf(IllegalArgumentException.class);
        buffer.close();

        assertThat(file).doesNotExist();
    }

    /** Closes the handle: what the pool holds is another. */
    private static ProcessPool<Task, Result> openWith(SharedBuffer buffer) {
        try (buffer) {
            return SharedWorker.open(buffer, options -> options);
        }
    }

    @Test
    void mayBeLarge() {
        List<String> large = Collections.nCopies(900, "x".repeat(10_000));
        try (ProcessPool<Task, Result> pool = SharedWorker.open(large, options -> options.maxPayload(20_000))) {
            assertThat(pool.call(new Task(899)).entry()).hasSize(10_000);
        }
    }

    @Test
    void whatCannotBeSentFailsAsThePoolIsOpened() {
        assertThatThrownBy(() -> SharedWorker.open(List.of("a", new Object()), options -> options))
                .isInstanceOf(PayloadException.class)
                .hasMessage("shared: table[1] cannot be sent: java.lang.Object is not Serializable. Let it implement"
                        + " Serializable, or pass something that does");
    }

    @Test
    void aCapturedTaskHasItWithIt() throws Exception {
        try (ProcessPool<Task, Result> pool =
                SharedWorker.open(List.of("a"), options -> options.captureCrashes(directory))) {
            assertThatThrownBy(() -> pool.call(new Task(-1))).hasMessageContaining("run it again alone");
        }
        Path captured;
        try (Stream<Path> files = Files.list(directory)) {
            captured = files.filter(file -> file.toString().endsWith(".task"))
                    .findFirst()
                    .orElseThrow();
        }
        Process replay = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SharedWorker.class.getName(),
                        "replay",
                        captured.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(replay.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(said).contains("Running Task[index=-1]");
        assertThat(replay.waitFor()).isEqualTo(1);
    }
}
