package org.paralleltask.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.paralleltask.pool.DeedWorker.task;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.DeathCause;
import org.paralleltask.TaskTimeoutException;
import org.paralleltask.WorkerCrashedException;
import org.paralleltask.WorkerStartException;
import org.paralleltask.pool.DeedWorker.Deed;
import org.paralleltask.pool.DeedWorker.Task;

/** What a pool does when workers die, or cannot be born. */
@Timeout(60)
class DyingTest {
    @TempDir
    private Path directory;

    @Test
    @DisplayName("D3: a task that exits is told with the exit status and the pid, and the pool goes on")
    void reportsTheExitStatus() {
        try (ProcessPool<Task, String> pool = DeedWorker.open(1)) {
            String pid = pool.call(task(Deed.PID));

            assertThatThrownBy(() -> pool.call(task(Deed.EXIT, 42)))
                    .isInstanceOfSatisfying(WorkerCrashedException.class, e -> {
                        assertThat(e.exitStatus()).hasValue(42);
                        assertThat(e.pid()).isEqualTo(Long.parseLong(pid));
                        assertThat(e.worker()).isEqualTo("deed-1");
                    })
                    .hasMessageStartingWith(
                            "Worker deed-1 (pid " + pid + ") died while it ran Task[deed=EXIT, text=42]: "
                                    + "exit status 42: System.exit was called by thread \"paralleltask-task\"\n"
                                    + "    at org.paralleltask.pool.TestTasks.perform(TestTasks.java:");

            assertThat(pool.call(task(Deed.PID))).isNotEqualTo(pid);
        }
    }

    @Test
    @DisplayName("D1: a worker that is killed fails its task alone; the others succeed")
    void goesOnWhenAWorkerIsKilled() throws Exception {
        Path gate = directory.resolve("gate");
        try (ProcessPool<Task, String> pool = DeedWorker.open(1)) {
            long pid = Long.parseLong(pool.call(task(Deed.PID)));
            CompletableFuture<String> victim = pool.submit(task(Deed.WAIT_FOR_FILE, gate));
            List<CompletableFuture<String>> others = IntStream.range(0, 99)
                    .mapToObj(i -> pool.submit(task(Deed.ECHO, i)))
                    .toList();

            await().until(() -> Files.exists(Path.of(gate + ".waiting")));

            ProcessHandle.of(pid).orElseThrow().destroyForcibly();

            assertThat(others).allSatisfy(other -> assertThat(other.get()).isNotEmpty());
            assertThatThrownBy(victim::join)
                    .cause()
                    .isInstanceOf(WorkerCrashedException.class)
                    .hasMessageContaining("exit status 137: SIGKILL from outside");
        }
    }

    @Test
    @DisplayName("D12: an idle worker that is killed is replaced, and fails nothing")
    void replacesAnIdleWorker() {
        try (ProcessPool<Task, String> pool = DeedWorker.open(1)) {
            ProcessHandle first =
                    ProcessHandle.of(Long.parseLong(pool.call(task(Deed.PID)))).orElseThrow();
            first.destroyForcibly();
            await().until(() -> !first.isAlive());

            for (int i = 0; i < 3; i++) {
                assertThat(pool.call(task(Deed.PID))).isNotEqualTo(Long.toString(first.pid()));
            }
        }
    }

    @Test
    @DisplayName("M8: what a worker says before it dies is in the exception")
    void reportsTheLastWords() {
        try (ProcessPool<Task, String> pool = DeedWorker.open(1)) {
            assertThatThrownBy(() -> pool.call(task(Deed.PRINT_AND_HALT, "farewell")))
                    .isInstanceOf(WorkerCrashedException.class)
                    .hasMessageContaining("exit status 7")
                    .hasMessageEndingWith("its last words:\n    farewell");
        }
    }

    @Test
    @DisplayName("X2: an exhausted heap fails the task that exhausted it, and says so")
    void reportsAnExhaustedHeap() {
        try (ProcessPool<Task, String> pool =
                DeedWorker.open(options -> options.workers(1).jvmArgs(List.of("-Xmx32m")))) {
            assertThatThrownBy(() -> pool.call(task(Deed.FILL_HEAP)))
                    .isInstanceOf(WorkerCrashedException.class)
                    .hasMessageContaining(
                            "exit status 3: its memory was exhausted (Java heap space), its heap being bounded by"
                                    + " -Xmx to 32 MB")
                    .hasMessageContaining("java.lang.OutOfMemoryError");

            assertThat(pool.call(task(Deed.ECHO, "on"))).isEqualTo("on");
        }
    }

    @Test
    @DisplayName("E1, E2: a task past its limit is killed with its worker, even in a counted loop")
    void killsATaskAtItsLimit() {
        try (ProcessPool<Task, String> pool =
                DeedWorker.open(options -> options.workers(1).timeout(Duration.ofMillis(1500)))) {
            String pid = pool.call(task(Deed.PID));

            assertThatThrownBy(() -> pool.call(task(Deed.SPIN)))
                    .isInstanceOfSatisfying(TaskTimeoutException.class, e -> {
                        assertThat(e.limit()).isEqualTo(Duration.ofMillis(1500));
                        assertThat(e.elapsed()).isGreaterThanOrEqualTo(Duration.ofMillis(1500));
                        assertThat(e.pid()).isEqualTo(Long.parseLong(pid));
                    })
                    .hasMessageContaining("longer than its limit of 1500 ms");

            assertThat(ProcessHandle.of(Long.parseLong(pid))).isEmpty();
            assertThat(pool.call(task(Deed.PID))).isNotEqualTo(pid);
        }
    }

    @Test
    @DisplayName("E9: cancelling a running task kills its worker, which is replaced")
    void cancelKillsARunningTask() throws Exception {
        Path gate = directory.resolve("gate");
        try (ProcessPool<Task, String> pool = DeedWorker.open(1)) {
            ProcessHandle worker =
                    ProcessHandle.of(Long.parseLong(pool.call(task(Deed.PID)))).orElseThrow();
            CompletableFuture<String> spinning = pool.submit(task(Deed.SPIN));
            CompletableFuture<String> next = pool.submit(task(Deed.WAIT_FOR_FILE, gate));
            await().until(() -> worker.info().totalCpuDuration().orElseThrow().toMillis() > 500);

            assertThat(spinning.cancel(true)).isTrue();
            Files.createFile(gate);

            assertThat(spinning).isCancelled();
            assertThat(next.get()).isNotEqualTo(Long.toString(worker.pid()));
            assertThat(worker.isAlive()).isFalse();
        }
    }

    @Test
    @DisplayName("D22: a task whose worker died runs again as often as retries allows")
    void retriesAfterDeath() {
        Path marks = directory.resolve("marks");
        try (ProcessPool<Task, String> pool =
                DeedWorker.open(options -> options.workers(1).retries(2).retryOn(EnumSet.allOf(DeathCause.class)))) {
            assertThat(pool.call(task(Deed.MARK_AND_DIE_UNTIL, marks + " 3"))).isEqualTo("3");
        }
    }

    @Test
    @DisplayName("D18: a task that kills every worker ends after its attempts, with all its deaths")
    void givesUpAfterTheLastRetry() throws Exception {
        Path marks = directory.resolve("marks");
        try (ProcessPool<Task, String> pool =
                DeedWorker.open(options -> options.workers(1).retries(2).retryOn(EnumSet.allOf(DeathCause.class)))) {
            assertThatThrownBy(() -> pool.call(task(Deed.MARK_AND_DIE_UNTIL, marks + " 100")))
                    .isInstanceOf(WorkerCrashedException.class)
                    .hasMessageContaining("(run 3 of 3)")
                    .satisfies(e -> assertThat(e.getSuppressed())
                            .hasSize(2)
                            .hasOnlyElementsOfType(WorkerCrashedException.class));
        }
        assertThat(Files.readAllLines(marks)).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void withoutRetriesATaskRunsOnce() throws Exception {
        Path marks = directory.resolve("marks");
        try (ProcessPool<Task, String> pool = DeedWorker.open(1)) {
            assertThatThrownBy(() -> pool.call(task(Deed.MARK_AND_DIE_UNTIL, marks + " 100")))
                    .isInstanceOf(WorkerCrashedException.class);
        }
        assertThat(Files.readAllLines(marks)).hasSize(1);
    }

    @Test
    void reportsAWrongFlagInTheJvmsOwnWords() {
        try (ProcessPool<Task, String> pool =
                DeedWorker.open(options -> options.workers(2).jvmArgs(List.of("-XX:+NoSuchFlag")))) {
            List<CompletableFuture<String>> futures = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                futures.add(pool.submit(task(Deed.PID)));
            }

            assertThat(futures)
                    .allSatisfy(future -> assertThatThrownBy(future::get)
                            .cause()
                            .isInstanceOf(WorkerStartException.class)
                            .hasMessageContaining("could not be started: it ended at once with exit status 1")
                            .hasMessageContaining("Unrecognized VM option 'NoSuchFlag'")
                            .hasMessageContaining("command: ")
                            .hasMessageContaining("DeedWorker"));
        }
    }

    @Test
    void aWrongFlagFailsManyTasksBehindASmallQueueSoon() {
        try (ProcessPool<Task, String> pool =
                DeedWorker.open(options -> options.workers(2).queueSize(1).jvmArgs(List.of("-XX:+NoSuchFlag")))) {
            List<CompletableFuture<String>> futures = IntStream.range(0, 500)
                    .mapToObj(i -> pool.submit(task(Deed.PID)))
                    .toList();

            assertThat(futures)
                    .allSatisfy(
                            future -> assertThatThrownBy(future::get).hasCauseInstanceOf(WorkerStartException.class));
        }
    }

    @Test
    void reportsAPrefixThatDoesNotExist() {
        try (ProcessPool<Task, String> pool =
                DeedWorker.open(options -> options.workers(1).commandPrefix(List.of("no-such-program")))) {
            assertThatThrownBy(() -> pool.call(task(Deed.PID)))
                    .isInstanceOf(WorkerStartException.class)
                    .hasMessageContaining("no-such-program");
        }
    }

    @Test
    void reportsAWorkerThatNeverCalls() {
        List<String> silent = List.of("sh", "-c", "exec sleep 60");
        try (ProcessPool<Task, String> pool = DeedWorker.open(
                options -> options.workers(1).commandPrefix(silent).startTimeout(Duration.ofMillis(100)))) {
            assertThatThrownBy(() -> pool.call(task(Deed.PID)))
                    .isInstanceOf(WorkerStartException.class)
                    .hasMessageContaining("did not report within 100 ms (startTimeout)");
        }
    }

    @Test
    void recoversWhenStartingWorksAgain() throws Exception {
        Path java = directory.resolve("prefix");
        try (ProcessPool<Task, String> pool =
                DeedWorker.open(options -> options.workers(2).commandPrefix(List.of(java.toString())))) {
            assertThatThrownBy(() -> pool.call(task(Deed.PID))).isInstanceOf(WorkerStartException.class);

            Files.writeString(java, "#!/bin/sh\nexec \"$@\"\n");
            assertThat(java.toFile().setExecutable(true)).isTrue();

            await().ignoreExceptionsInstanceOf(WorkerStartException.class)
                    .until(() -> pool.call(task(Deed.ECHO, "up")).equals("up"));
        }
    }

    @Test
    void aTaskThatKillsTheWorkerThatReceivesItFailsInTheEnd() {
        try (ProcessPool<Task, String> pool =
                DeedWorker.open(options -> options.workers(1).jvmArgs(List.of("-Xmx16m")))) {
            assertThatThrownBy(() -> pool.call(task(Deed.ECHO, "x".repeat(60_000_000))))
                    .isInstanceOf(WorkerCrashedException.class)
                    .hasMessageContaining("its memory was exhausted");

            assertThat(pool.call(task(Deed.ECHO, "on"))).isEqualTo("on");
        }
    }

    @Test
    @DisplayName("D12: a task that is sent to a worker at the moment of its death runs elsewhere")
    void aTaskSentToADyingIdleWorkerRunsElsewhere() {
        try (ProcessPool<Task, String> pool = DeedWorker.open(1)) {
            for (int i = 0; i < 5; i++) {
                ProcessHandle worker = ProcessHandle.of(Long.parseLong(pool.call(task(Deed.PID))))
                        .orElseThrow();
                worker.destroyForcibly();

                assertThat(pool.call(task(Deed.PID))).isNotEqualTo(Long.toString(worker.pid()));
            }
        }
    }

    @Test
    void oneWorkerThatStartsIsEnough() throws Exception {
        Path onlyOnce = directory.resolve("only-once");
        Files.writeString(onlyOnce, """
                #!/bin/sh
                if mkdir "$0.taken" 2>/dev/null; then exec "$@"; fi
                exit 1
                """);
        assertThat(onlyOnce.toFile().setExecutable(true)).isTrue();
        try (ProcessPool<Task, String> pool =
                DeedWorker.open(options -> options.workers(4).commandPrefix(List.of(onlyOnce.toString())))) {
            String pid = pool.call(task(Deed.PID));

            for (int i = 0; i < 5; i++) {
                assertThat(pool.submit(task(Deed.PID)).join()).isEqualTo(pid);
            }
        }
    }
}
