package org.paralleltask.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.paralleltask.pool.DeedWorker.task;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.paralleltask.DeathCause;
import org.paralleltask.WorkerCrashedException;
import org.paralleltask.WorkerDeath;
import org.paralleltask.WorkerDeath.Certainty;
import org.paralleltask.WorkerLostException;
import org.paralleltask.fixture.Needs;
import org.paralleltask.fixture.Poor;
import org.paralleltask.host.os.PrivateDirectory;
import org.paralleltask.pool.DeedWorker.Deed;
import org.paralleltask.pool.DeedWorker.Task;

/** What is reported of a worker's death, what remains of the worker, and what ends with it. */
@Timeout(60)
class WorkerDeathReportTest {
    @TempDir
    private Path directory;

    private static WorkerDeath deathOf(Task task, List<String> jvmArgs) {
        try (ProcessPool<Task, String> pool =
                DeedWorker.open(options -> options.workers(1).jvmArgs(jvmArgs))) {
            pool.call(task(Deed.ECHO, "before"));
            Throwable thrown = org.assertj.core.api.Assertions.catchThrowable(() -> pool.call(task));
            assertThat(thrown).isInstanceOf(WorkerCrashedException.class);
            assertThat(thrown.getStackTrace()[0].getClassName()).isEqualTo(WorkerDeathReportTest.class.getName());
            assertThat(pool.call(task(Deed.ECHO, "after"))).isEqualTo("after");
            return ((WorkerCrashedException) thrown).death();
        }
    }

    @Test
    @DisplayName("D3, D5: the thread that called System.exit is reported with its stack, for certain")
    void tellsWhoCalledExit() {
        WorkerDeath death = deathOf(task(Deed.EXIT, 42), List.of());

        assertThat(death.certainty()).isEqualTo(Certainty.CERTAIN);
        assertThat(death.exitStatus()).hasValue(42);
        assertThat(death.exitStack()).startsWith("thread \"paralleltask-task\"\n    at " + TestTasks.class.getName());
        assertThat(death.exitStack()).doesNotContain("HostedTasks").doesNotContain("app//");
        assertThat(death.tasksDone()).hasValue(1);
        assertThat(death.age()).isPositive();
        assertThat(death.task()).isEqualTo("Task[deed=EXIT, text=42]");
        assertThat(death.mayHaveFinished()).isFalse();
    }

    @Test
    void tellsOfAnExitOnAnotherThread() {
        WorkerDeath death = deathOf(task(Deed.EXIT_ON_A_THREAD, 5), List.of());

        assertThat(death.exitStack()).startsWith("thread \"a thread of the task\"");
    }

    @Test
    void aHaltIsLikelyAtBest() {
        WorkerDeath death = deathOf(task(Deed.HALT, 42), List.of());

        assertThat(death.certainty()).isEqualTo(Certainty.LIKELY);
        assertThat(death.exitStack()).isEmpty();
        assertThat(death.cause()).isEqualTo(DeathCause.EXIT);
        assertThat(death.reason()).startsWith("exit status 42: Runtime.halt(42)");
    }

    @Test
    @DisplayName("D4, D16: a native crash is told with its signal and its frame, and the JVM's log is attached")
    void tellsOfANativeCrash() throws Exception {
        WorkerDeath death = deathOf(task(Deed.CRASH_NATIVELY), List.of());

        assertThat(death.certainty()).isEqualTo(Certainty.CERTAIN);
        assertThat(death.cause()).isEqualTo(DeathCause.NATIVE_CRASH);
        assertThat(death.reason()).contains("its JVM crashed: SIGSEGV").contains("Unsafe_PutLong");
        assertThat(death.crashLog()).contains("# Problematic frame:").contains("TestTasks.crashNatively");
        try (Stream<Path> left = Files.list(PrivateDirectory.crashLogs().getParent())) {
            assertThat(left.map(Path::toString)).noneMatch(name -> name.endsWith(".log"));
        }
    }

    @Test
    @DisplayName("X2: an exhausted heap is told with its bound, for certain")
    void tellsOfAnExhaustedHeap() {
        WorkerDeath death = deathOf(task(Deed.FILL_HEAP), List.of("-Xmx32m"));

        assertThat(death.certainty()).isEqualTo(Certainty.CERTAIN);
        assertThat(death.cause()).isEqualTo(DeathCause.HEAP_EXHAUSTED);
        assertThat(death.reason())
                .contains("Java heap space")
                .contains("-Xmx to 32 MB")
                .contains("jvmArgs");
    }

    @Test
    void exhaustedDirectMemoryIsTheTasksErrorAndTheWorkerIsReplaced() {
        try (ProcessPool<Task, String> pool =
                DeedWorker.open(options -> options.workers(1).jvmArgs(List.of("-XX:MaxDirectMemorySize=1m")))) {
            String pid = pool.call(task(Deed.PID));

            assertThatThrownBy(() -> pool.call(task(Deed.FILL_DIRECT_MEMORY)))
                    .hasCauseInstanceOf(OutOfMemoryError.class)
                    .hasMessageContaining("direct buffer memory");

            assertThat(pool.call(task(Deed.PID))).isNotEqualTo(pid);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"START_PROCESS", "START_HIDDEN_PROCESS"})
    @EnabledOnOs(OS.LINUX)
    @DisplayName("X1, E16: what a task has started ends with its worker, whatever it did to hide")
    void whatATaskStartsEndsWithItsWorker(Deed deed) throws Exception {
        assumeFalse(deed == Deed.START_HIDDEN_PROCESS && Poor.lacks("proc"), "what hides is found in /proc");
        Path file = directory.resolve("pid");
        try (ProcessPool<Task, String> pool = DeedWorker.open(1)) {
            CompletableFuture<String> running = pool.submit(task(deed, file));
            await().until(() -> Files.exists(file));
            ProcessHandle started = ProcessHandle.of(
                            Long.parseLong(Files.readString(file).strip()))
                    .orElseThrow();
            assertThat(started.isAlive()).isTrue();

            running.cancel(true);

            await().until(() -> !isRunning(started));
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    @DisplayName("X1: what a task has started ends with its worker also when the worker dies by itself")
    @Needs("proc")
    void whatATaskStartsEndsWithItsWorkersOwnDeath() throws Exception {
        Path file = directory.resolve("pid");
        try (ProcessPool<Task, String> pool = DeedWorker.open(1)) {
            ProcessHandle worker =
                    ProcessHandle.of(Long.parseLong(pool.call(task(Deed.PID)))).orElseThrow();
            CompletableFuture<String> running = pool.submit(task(Deed.START_HIDDEN_PROCESS, file));
            await().until(() -> Files.exists(file));
            ProcessHandle started = ProcessHandle.of(
                            Long.parseLong(Files.readString(file).strip()))
                    .orElseThrow();

            worker.destroyForcibly();

            await().until(() -> !isRunning(started));
            assertThat(running).failsWithin(Duration.ofSeconds(30));
        }
    }

    /** A process that has ended may be a zombie, until its exit status is read. */
    private static boolean isRunning(ProcessHandle process) {
        try {
            return !Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"))
                    .contains(") Z ");
        } catch (IOException itIsGone) {
            return false;
        }
    }

    @Test
    @DisplayName("a task that ended its worker is captured, and the message says how it is run again")
    void capturesAndReplays() throws Exception {
        Path captures = directory.resolve("with a blank");
        Throwable thrown;
        try (ProcessPool<Task, String> pool =
                DeedWorker.open(options -> options.workers(1).captureCrashes(captures))) {
            thrown = org.assertj.core.api.Assertions.catchThrowable(() -> pool.call(task(Deed.EXIT, 42)));
        }

        WorkerLostException lost = (WorkerLostException) thrown;
        String command = lost.replayCommand().orElseThrow();
        assertThat(lost).hasMessageEndingWith("run it again alone: " + command);
        assertThat(lost.captureFile().orElseThrow()).exists();
        assertThat(Files.readString(
                        Path.of(lost.captureFile().orElseThrow().toString().replace(".task", ".txt"))))
                .contains("exit status 42: System.exit was called by");
        Process replay = new ProcessBuilder("sh", "-c", command)
                .redirectErrorStream(true)
                .start();
        String said = new String(replay.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(said).contains("Running Task[deed=EXIT, text=42]");
        assertThat(replay.waitFor()).isEqualTo(42);
    }

    @Test
    void capturesCrashLogsAndHeapDumps() throws Exception {
        try (ProcessPool<Task, String> pool = DeedWorker.open(options -> options.workers(1)
                .jvmArgs(List.of("-Xmx32m", "-XX:+HeapDumpOnOutOfMemoryError"))
                .captureCrashes(directory))) {
            assertThatThrownBy(() -> pool.call(task(Deed.CRASH_NATIVELY))).isInstanceOf(WorkerCrashedException.class);
            assertThatThrownBy(() -> pool.call(task(Deed.FILL_HEAP))).isInstanceOf(WorkerCrashedException.class);
        }

        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .asInstanceOf(InstanceOfAssertFactories.list(String.class))
                    .anyMatch(name -> name.endsWith(".hs_err.log"))
                    .anyMatch(name -> name.endsWith(".hprof"))
                    .filteredOn(name -> name.endsWith(".task"))
                    .hasSize(2);
        }
    }
}
