package org.paralleltask.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.paralleltask.pool.DeedWorker.task;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.PoolOptions;
import org.paralleltask.WorkerCrashedException;
import org.paralleltask.fixture.Needs;
import org.paralleltask.fixture.Poor;
import org.paralleltask.pool.DeedWorker.Deed;
import org.paralleltask.pool.DeedWorker.Task;

/** What a worker has around it: its environment, its output, its neighbours, its parent. */
@Timeout(60)
public class WorkerEnvironmentTest {
    @TempDir
    private Path directory;

    @Test
    @DisplayName("M15: environment, properties, flags and directory are set in the worker only")
    void setsEnvironmentPropertiesFlagsAndDirectory() {
        try (ProcessPool<Task, String> pool = DeedWorker.open(options -> options.workers(1)
                .environment(Map.of("COLOUR", "green"))
                .systemProperties(Map.of("weight", "very heavy"))
                .jvmArgs(List.of("-Dshape=a \"round\" \\ one"))
                .directory(directory))) {
            assertThat(pool.call(task(Deed.ENVIRONMENT, "COLOUR"))).isEqualTo("green");
            assertThat(pool.call(task(Deed.PROPERTY, "weight"))).isEqualTo("very heavy");
            assertThat(pool.call(task(Deed.PROPERTY, "shape"))).isEqualTo("a \"round\" \\ one");
            assertThat(Path.of(pool.call(task(Deed.DIRECTORY)))).isEqualTo(directory);
        }
        assertThat(System.getenv("COLOUR")).isNull();
        assertThat(System.getProperty("weight")).isNull();
    }

    @Test
    @SuppressWarnings("try") // closed early
    void twoPoolsOfOneMethodAreIndependent() {
        try (ProcessPool<Task, String> one = DeedWorker.open(1);
                ProcessPool<Task, String> other = DeedWorker.open(1)) {
            String pid = other.call(task(Deed.PID));
            assertThat(one.call(task(Deed.PID))).isNotEqualTo(pid);

            assertThatThrownBy(() -> one.call(task(Deed.EXIT, 1))).isInstanceOf(WorkerCrashedException.class);
            one.close();

            assertThat(other.call(task(Deed.PID))).isEqualTo(pid);
            assertThat(other.stats().done()).isEqualTo(2);
            assertThat(one.stats().failed()).isEqualTo(1);
        }
    }

    @Test
    void workersGetTheFlagsOfTheirParentThatCodeDependsOn() throws Exception {
        ProcessBuilder program = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dcolour=blue",
                "-Dcom.sun.management.jmxremote.colour=red",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                FlagsProgram.class.getName());
        program.environment().put("JAVA_TOOL_OPTIONS", "-Dshape=round -Xmx1g");
        Process process = program.start();

        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("blue null round null opened" + System.lineSeparator());
        assertThat(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                .doesNotContain("[deed-1] Picked up");
    }

    /** A program that prints what has reached its worker. */
    static final class FlagsProgram {
        private FlagsProgram() {}

        public static void main(String[] args) {
            try (ProcessPool<Task, String> pool = DeedWorker.open(1)) {
                System.out.println(pool.call(task(Deed.PROPERTY, "colour")) + " "
                        + pool.call(task(Deed.PROPERTY, "com.sun.management.jmxremote.colour")) + " "
                        + pool.call(task(Deed.PROPERTY, "shape")) + " "
                        + pool.call(task(Deed.ENVIRONMENT, "JAVA_TOOL_OPTIONS")) + " "
                        + pool.call(task(Deed.IS_OPEN, "java.util.concurrent")));
            }
        }
    }

    @Test
    void refusesADirectoryThatIsNone() {
        Path missing = directory.resolve("missing");

        assertThatThrownBy(() -> DeedWorker.open(options -> options.directory(missing)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("directory must be an existing directory")
                .hasMessageContaining(missing.toString());
    }

    @Test
    @Needs("delete")
    void theSecretIsOnNoCommandLineAndNoFilesAreLeft() throws Exception {
        try (ProcessPool<Task, String> pool = DeedWorker.open(1)) {
            ProcessHandle worker =
                    ProcessHandle.of(Long.parseLong(pool.call(task(Deed.PID)))).orElseThrow();

            String commandLine = worker.info().commandLine().orElseThrow();
            assertThat(commandLine).contains("DeedWorker");
            String argumentFile = Stream.of(commandLine.split(" ", -1))
                    .filter(word -> word.startsWith("@"))
                    .findFirst()
                    .map(word -> word.substring(1))
                    .orElseThrow();
            assertThat(Path.of(argumentFile)).doesNotExist();
            assertThat(Path.of(argumentFile).getParent())
                    .isDirectoryNotContaining("glob:**.{socket,to-worker,to-parent,controls,ledger}");
        }
    }

    @Test
    void tasksAndTheirChildrenFindAnEmptyStandardInput() {
        try (ProcessPool<Task, String> pool =
                DeedWorker.open(options -> options.workers(1).timeout(Duration.ofSeconds(30)))) {
            assertThat(pool.call(task(Deed.READ_STDIN))).isEqualTo("-1 -1");
            assertThat(pool.call(task(Deed.LET_A_CHILD_READ_STDIN))).isEqualTo("read: ");
        }
    }

    @Test
    void childrenOfTasksHearNoneOfWhatTheParentSaysToItsWorker() throws Exception {
        Path eaten = directory.resolve("eaten");
        try (ProcessPool<Task, String> pool =
                DeedWorker.open(options -> options.workers(1).cancelGrace(Duration.ofSeconds(30)))) {
            pool.call(task(Deed.LEAVE_A_READER_OF_STDIN, eaten));
            for (int i = 0; i < 4; i++) {
                assertThatACancelIsHeard(pool, directory.resolve("sign" + i));
            }
            assertThat(eaten).isEmptyFile();
        }
    }

    /** Also by a caller's thread that is interrupted. */
    public static void assertThatACancelIsHeard(ProcessPool<Task, String> pool, Path sign) {
        CompletableFuture<String> running = pool.submit(task(Deed.OBEY_CANCEL, sign));
        await().until(() -> Files.exists(sign));
        Thread.currentThread().interrupt();
        running.cancel(true);
        assertThat(Thread.interrupted()).isTrue();
        await().until(() -> Files.exists(Path.of(sign + ".cancelled")));
    }

    @Test
    void whatAWorkerPrintsArrivesInLinesMarkedWithItsName() {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream caughtOut = new ByteArrayOutputStream();
        ByteArrayOutputStream caughtErr = new ByteArrayOutputStream();
        System.setOut(new PrintStream(caughtOut, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(caughtErr, true, StandardCharsets.UTF_8));
        try (ProcessPool<Task, String> pool = DeedWorker.open(1)) {
            pool.call(task(Deed.PRINT, "grün"));

            await().until(() -> caughtOut.toString(StandardCharsets.UTF_8).contains("[deed-1] out grün\n"));
            await().until(() -> caughtErr.toString(StandardCharsets.UTF_8).contains("[deed-1] err grün\n"));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    @Test
    void twoPoolsShareWorkers() {
        try (Workers workers = Workers.open(options -> options.workers(1));
                ProcessPool<Task, String> deeds = DeedWorker.open(workers);
                ProcessPool<String, Integer> lengths = LengthWorker.open(workers)) {
            assertThat(deeds.call(task(Deed.ECHO, "first"))).isEqualTo("first");
            assertThat(lengths.call("four")).isEqualTo(4);

            assertThat(deeds.call(task(Deed.COUNT))).isEqualTo("1"); // the same process as before
            assertThat(lengths.map(List.of("a", "bb"), text -> text)).containsExactly(1, 2);
        }
    }

    @Test
    void aPoolOnSharedWorkersClosesForItself() {
        try (Workers workers = Workers.open(options -> options.workers(1))) {
            ProcessPool<Task, String> first = DeedWorker.open(workers);
            String pid = first.call(task(Deed.PID));
            first.close();

            assertThatThrownBy(() -> first.call(task(Deed.PID))).isInstanceOf(RejectedExecutionException.class);
            try (ProcessPool<Task, String> second = DeedWorker.open(workers)) {
                assertThat(second.call(task(Deed.PID))).isEqualTo(pid);
            }
        }
    }

    @Test
    void closedWorkersRejectPools() {
        Workers workers = Workers.open(options -> options.workers(1));
        workers.close();

        assertThatThrownBy(() -> DeedWorker.open(workers)).isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void aProcessOptionOnAPoolOfGivenWorkersIsRefused() {
        try (Workers workers = Workers.open(options -> options.workers(1))) {
            assertThatThrownBy(() -> ProcessPool.open(
                            workers,
                            DeedWorker.DEFINITION,
                            text -> text,
                            PoolOptions.defaults(),
                            options -> options.jvmArgs(List.of("-Xmx1g")).workers(3)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Pool deed runs on given workers: workers, jvmArgs belongs to"
                            + " Workers.open(options -> …)");
        }
        assertThatThrownBy(() -> Workers.open(options -> options.retries(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Workers.open: retries belongs to a pool: set it where the pool is opened");
    }

    @Test
    void aTaskMayOpenAPoolOfItsOwn() {
        try (ProcessPool<Task, String> pool = DeedWorker.open(1)) {
            String[] answer = pool.call(task(Deed.OPEN_POOL, "x")).split(" ", -1);

            assertThat(answer[0]).isNotEqualTo(pool.call(task(Deed.PID)));
            assertThat(answer[1]).isEqualTo("1");
            assertThat(ProcessHandle.of(Long.parseLong(answer[0]))).isEmpty();
        }
    }

    @Test
    @DisplayName("M12: a pool in a static initializer that workers run is refused, not multiplied")
    void refusesAPoolInAStaticInitializer() {
        try (ProcessPool<Task, String> pool = DeedWorker.open(1)) {
            assertThatThrownBy(() -> pool.call(task(Deed.INITIALIZE_A_POOL)))
                    .hasStackTraceContaining("Pool deed cannot be opened in the static initializer of")
                    .hasStackTraceContaining("TestTasks$PoolInInitializer");
            assertThat(pool.call(task(Deed.ECHO, "on"))).isEqualTo("on");
        }
    }

    @Test
    void aProgramThatEndsWhileItsWorkersStartLeavesNoFiles() throws Exception {
        Path temp = Files.createDirectory(directory.resolve("t"));
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + temp,
                        Poor.FLAG,
                        "-cp",
                        System.getProperty("java.class.path"),
                        HurriedProgram.class.getName())
                .inheritIO()
                .start();

        assertThat(program.waitFor()).isZero();

        // What was in the making as the JVM deleted its files is removed by the worker that it was made for.
        await().untilAsserted(() -> {
            try (Stream<Path> left = Files.list(temp)) {
                assertThat(left.filter(path -> !path.endsWith("hsperfdata_" + System.getProperty("user.name"))))
                        .isEmpty();
            }
        });
    }

    @Test
    void aWorkerWhoseParentEndsBeforeItTellsAnythingRemovesTheParentsFiles() throws Exception {
        Path parents = Files.createDirectory(directory.resolve("paralleltask-1-0"));
        Path held = Files.createDirectory(directory.resolve("paralleltask-1-1"));
        for (Path each : List.of(parents, held)) {
            Files.createFile(each.resolve("lock"));
            Files.createFile(each.resolve("1.to-worker"));
        }
        try (FileChannel lock = FileChannel.open(held.resolve("lock"), StandardOpenOption.WRITE)) {
            lock.lock();
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Dorg.paralleltask.parents=" + parents + File.pathSeparator + held,
                            "-cp",
                            System.getProperty("java.class.path"),
                            DeedWorker.class.getName())
                    .redirectInput(Files.createFile(directory.resolve("empty")).toFile())
                    .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();

            assertThat(process.waitFor()).isEqualTo(64);
        }
        assertThat(parents).doesNotExist();
        assertThat(held.resolve("1.to-worker")).exists(); // the process that has it lives
    }

    /** A program that ends as soon as there is a file for the start of a worker. */
    static final class HurriedProgram {
        private HurriedProgram() {}

        public static void main(String[] args) throws IOException {
            DeedWorker.open(2);
            Path temp = Path.of(System.getProperty("java.io.tmpdir"));
            while (true) {
                try (Stream<Path> files = Files.walk(temp)) {
                    if (files.anyMatch(path -> path.toString().endsWith(".args"))) {
                        return;
                    }
                } catch (UncheckedIOException oneHasGone) {
                    // look again
                }
            }
        }
    }

    @Test
    @DisplayName("M4, X4: when the parent is killed, a worker in a counted loop is gone within a second or so")
    void workersEndWithAParentThatIsKilled() throws Exception {
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        Poor.FLAG,
                        "-cp",
                        System.getProperty("java.class.path"),
                        SpinningParent.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(parent.getInputStream(), StandardCharsets.UTF_8))) {
            ProcessHandle worker =
                    ProcessHandle.of(Long.parseLong(said.readLine())).orElseThrow();
            Duration before = worker.info().totalCpuDuration().orElseThrow();
            await().until(() ->
                    worker.info().totalCpuDuration().orElseThrow().minus(before).toMillis() > 300);

            parent.destroyForcibly();

            await().until(() -> !worker.isAlive());
        } finally {
            parent.destroyForcibly();
        }
    }

    /** A program that prints its worker's pid, and waits for a task that does not end. */
    static final class SpinningParent {
        private SpinningParent() {}

        public static void main(String[] args) {
            try (ProcessPool<Task, String> pool =
                    DeedWorker.open(options -> options.workers(1).timeout(Duration.ofMinutes(1)))) {
                System.out.println(pool.call(task(Deed.PID)));
                pool.call(task(Deed.SPIN));
            }
        }
    }

    @Test
    void aWorkerMainStartedByHandSaysWhatItIs() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DeedWorker.class.getName())
                .redirectInput(Files.createFile(directory.resolve("empty")).toFile())
                .redirectErrorStream(true)
                .start();

        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("This is the main class of a worker process. A pool starts it, and tells it on its standard"
                        + " input what to do. By itself it can run a captured task again: \"replay FILE\"."
                        + System.lineSeparator());
        assertThat(process.waitFor()).isEqualTo(64);
    }
}
