package org.paralleltask.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.paralleltask.pool.DeedWorker.task;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.paralleltask.fixture.Needs;
import org.paralleltask.fixture.Poor;
import org.paralleltask.memory.SharedMemory;
import org.paralleltask.pool.DeedWorker.Deed;
import org.paralleltask.pool.DeedWorker.Task;

/** The ways in which a program ends: its workers end with it, and theirs. Only Linux lets a test see them all. */
@Timeout(60)
@EnabledOnOs(OS.LINUX)
class ParentDeathTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    /** No signal ignored, whatever runs the tests. */
    private static final List<String> LIKE_A_SHELL = List.of("env", "--default-signal=INT,TERM,HUP");

    @TempDir
    private Path directory;

    private Path temp;
    private Path gate;

    @BeforeEach
    void makeTemp() throws IOException {
        temp = Files.createDirectory(directory.resolve("t"));
        gate = directory.resolve("gate");
    }

    private Program start(Class<?> main, List<String> flags, Object... arguments) throws IOException {
        List<String> all = new ArrayList<>(flags);
        all.add("-Djava.io.tmpdir=" + temp);
        return Program.start(LIKE_A_SHELL, all, main, arguments);
    }

    /** Private directories; of one process, or all. */
    private List<Path> directories(String pid) throws IOException {
        try (Stream<Path> files = Files.list(temp)) {
            return files.filter(file -> file.getFileName().toString().startsWith(SharedMemory.PREFIX + pid))
                    .toList();
        }
    }

    private List<Path> directories(Program program) throws IOException {
        return directories(program.pid() + "-");
    }

    private void assertNoFiles() throws IOException {
        if (Poor.lacks("delete")) { // a worker cannot delete what it has mapped itself: the next program does
            directories("").forEach(SharedMemory::removeIfNobodys);
        }
        assertThat(directories("")).isEmpty();
    }

    private static void awaitNobodyOf(Program program) {
        await().atMost(SOON).untilAsserted(() -> assertThat(program.family()).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"return,0", "throw,1", "fillHeap,1"})
    @DisplayName("X4: when main ends while the pool is idle, the program ends, and its workers and files are gone")
    void mainEndsWithAnIdlePool(String how, int status) throws Exception {
        try (Program program = start(DyingParent.class, List.of("-Xmx32m", "-XX:+UseSerialGC"), "idle", how, gate)) {
            assertThat(program.line()).isEqualTo("ready");
            assertThat(program.exitStatus()).isEqualTo(status);
            awaitNobodyOf(program);
            if (!how.equals("fillHeap")) { // in a heap that stays full the JVM cannot delete: the next program sweeps
                assertThat(directories("")).isEmpty();
            }
        }
    }

    @Test
    @DisplayName("X4: System.exit leaves neither a worker in a counted loop, nor one of a worker, nor files")
    void systemExit() throws Exception {
        endsWithAll(List.of(), "exit", 3);
        assertThat(directories("")).hasSizeLessThanOrEqualTo(1); // that of the pool in the task: see below
    }

    @Test
    @DisplayName("X4: so does a heap that is exhausted under -XX:+ExitOnOutOfMemoryError")
    void exitOnOutOfMemory() throws Exception {
        endsWithAll(List.of("-Xmx32m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"), "fillHeap", 3);
    }

    private void endsWithAll(List<String> flags, String how, int status) throws Exception {
        try (Program program = start(DyingParent.class, flags, "busy", how, gate)) {
            assertThat(program.line()).isEqualTo("ready");
            assertThat(program.exitStatus()).isEqualTo(status);
            awaitNobodyOf(program);
            if (how.equals("exit")) {
                assertThat(directories(program)).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"TERM,143", "INT,130", "HUP,129"})
    @DisplayName("X4: a signal that ends the program ends its workers, and theirs, and its files")
    void signal(String signal, int status) throws Exception {
        try (Program program = start(DyingParent.class, List.of(), "busy", "wait", gate)) {
            assertThat(program.line()).isEqualTo("ready");
            assertThat(program.family()).hasSize(4); // it, its two workers, and one of theirs
            assertThat(directories(program)).hasSize(1);

            Program.signal(signal, program.pid());

            assertThat(program.exitStatus()).isEqualTo(status);
            awaitNobodyOf(program);
            assertThat(directories(program)).isEmpty();
        }
    }

    @Test
    @DisplayName("M4, X4, X5: kill -9 leaves no process; and no file, for the workers remove what their parent cannot")
    void killed() throws Exception {
        try (Program program = start(DyingParent.class, List.of(), "busy", "wait", gate)) {
            assertThat(program.line()).isEqualTo("ready");
            assertThat(directories("")).hasSize(2); // its own, and that of a worker with a pool

            Program.signal("KILL", program.pid());

            assertThat(program.exitStatus()).isEqualTo(128 + 9);
            awaitNobodyOf(program);
            assertNoFiles();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Deed.class,
            names = {"LEAVE_HIDDEN_PROCESS", "START_HIDDEN_PROCESS"})
    @DisplayName("X4: kill -9 leaves no process that a task has started, whether its worker is idle or busy")
    @Needs("proc")
    void killedWithProcessesOfTasks(Deed deed) throws Exception {
        assertThatAKillLeavesNothing(deed);
    }

    @Test
    @EnabledForJreRange(max = JRE.JAVA_19) // later ones stop no threads
    @DisplayName("X4: nor a worker in which a task has stopped all threads")
    void killedWithoutThreads() throws Exception {
        assertThatAKillLeavesNothing(Deed.STOP_ALL_THREADS);
    }

    private void assertThatAKillLeavesNothing(Deed deed) throws Exception {
        try (Program program = start(TaskParent.class, List.of(), deed, gate)) {
            assertThat(program.line()).isEqualTo("ready");
            assertThat(program.family()).hasSizeGreaterThanOrEqualTo(2);

            Program.signal("KILL", program.pid());

            assertThat(program.exitStatus()).isEqualTo(128 + 9);
            awaitNobodyOf(program);
            assertNoFiles();
        }
    }

    /** Says "ready" once its task has ended, or left a sign. */
    static final class TaskParent {
        private TaskParent() {}

        public static void main(String[] args) throws InterruptedException {
            ProcessPool<Task, String> pool =
                    DeedWorker.open(options -> options.workers(1).timeout(Duration.ofMinutes(1)));
            CompletableFuture<String> future = pool.submit(task(Deed.valueOf(args[0]), args[1]));
            await().until(() ->
                    future.isDone() || Files.exists(Path.of(args[1])) || Files.exists(Path.of(args[1] + ".waiting")));
            System.out.println(future.isCompletedExceptionally() ? future : "ready");
            Thread.currentThread().join();
        }
    }

    /** Opens a pool, has it idle or busy, says "ready", and ends somehow. */
    static final class DyingParent {
        private static final List<Object> HEAP = new ArrayList<>();

        private DyingParent() {}

        public static void main(String[] args) throws InterruptedException {
            ProcessPool<Task, String> pool =
                    DeedWorker.open(options -> options.workers(2).timeout(Duration.ofMinutes(1)));
            Path gate = Path.of(args[2]);
            if (args[0].equals("busy")) {
                pool.submit(task(Deed.SPIN));
                pool.submit(task(Deed.OPEN_POOL_AND_WAIT, gate));
                await().until(() -> Files.exists(Path.of(gate + ".waiting")));
            } else {
                pool.call(task(Deed.PID));
            }
            System.out.println("ready");
            switch (args[1]) {
                case "return" -> {}
                case "throw" -> throw new IllegalStateException("as asked");
                case "exit" -> System.exit(3);
                case "fillHeap" -> fill(HEAP);
                default -> Thread.currentThread().join();
            }
        }
    }

    /** Nearly: to the last bytes would mean collections for minutes. */
    private static void fill(List<Object> heap) {
        OutOfMemoryError last = null;
        for (int size = 1 << 20; size >= 1 << 12; size >>= 4) {
            try {
                while (true) {
                    heap.add(new byte[size]);
                }
            } catch (OutOfMemoryError full) {
                last = full;
            }
        }
        throw last == null ? new AssertionError("no size was tried") : last;
    }

    // What a full heap hits is luck: a task may fail of it. But each ends, and the pool works once there is room again.
    @Test
    @DisplayName("X4: while the parent's heap is full tasks may fail, but none hangs; and then the pool works again")
    void outlivesAFullHeap() throws Exception {
        try (Program program = start(FullParent.class, List.of("-Xmx32m", "-XX:+UseSerialGC"), gate)) {
            List<String> said = program.rest();

            assertThat(said).contains("full", "ended: 4", "then: works", "closed");
            assertThat(program.exitStatus()).isZero();
            awaitNobodyOf(program);
            assertNoFiles();
        }
    }

    /** Fills its heap, lets its tasks end meanwhile, and goes on. */
    static final class FullParent {
        private FullParent() {}

        public static void main(String[] args) throws InterruptedException, IOException {
            try (ProcessPool<Task, String> pool = DeedWorker.open(2)) {
                // A class that is first used in a full heap is unusable for ever, by the JVM's rules.
                pool.call(task(Deed.ECHO));
                pool.submit(task(Deed.ECHO)).join(); // futures are completed by classes that a call does not use
                List<CompletableFuture<String>> futures = Stream.of("a", "b", "c", "d")
                        .map(name -> pool.submit(task(Deed.WAIT_FOR_FILE, args[0])))
                        .toList();
                Path gate = Path.of(args[0]);
                await().until(() -> Files.exists(Path.of(gate + ".waiting")));
                ProcessBuilder touch = new ProcessBuilder("sh", "-c", "sleep 1; touch " + gate);
                Process process = touch.start();
                keepFull(process);
                System.out.println("full");
                long ended = futures.stream()
                        .filter(future -> {
                            future.handle((value, failure) -> "")
                                    .orTimeout(20, TimeUnit.SECONDS)
                                    .join();
                            return true;
                        })
                        .count();
                System.out.println("ended: " + ended);
                System.out.println("then: " + pool.call(task(Deed.ECHO, "works")));
            }
            System.out.println("closed");
        }

        /** Until the gate is open, and a moment longer. */
        private static void keepFull(Process process) throws InterruptedException {
            List<Object> heap = new ArrayList<>(100_000);
            try {
                fill(heap);
            } catch (OutOfMemoryError asMeant) {
                process.waitFor();
                Thread.sleep(500); // as long as the fault is to last: the answers come meanwhile
            }
            heap.clear();
        }
    }

    @Test
    @DisplayName("X4: a parent that is stopped and continued loses nothing, and its workers wait for it")
    void stoppedAndContinued() throws Exception {
        Path marks = directory.resolve("marks");
        try (Program program = start(CountingParent.class, List.of(), marks)) {
            assertThat(program.line()).isEqualTo("some");

            Program.signal("STOP", program.pid());
            await().atMost(SOON)
                    .until(() -> Files.readString(Path.of("/proc/" + program.pid() + "/stat"))
                            .contains(") T "));
            await().during(Duration.ofMillis(1500)) // a worker looks at its parent once a second
                    .atMost(SOON)
                    .until(() -> program.family().size() == 3);
            int before = Files.readAllLines(marks).size();
            Program.signal("CONT", program.pid());

            assertThat(before).isBetween(1, CountingParent.TASKS - 1); // or nothing was shown
            assertThat(program.line()).isEqualTo("values: " + CountingParent.TASKS);
            assertThat(program.exitStatus()).isZero();
            assertThat(Files.readAllLines(marks)).hasSize(CountingParent.TASKS);
        }
    }

    /** Has each of many tasks make a mark; says when some have. */
    static final class CountingParent {
        static final int TASKS = 3000;

        private CountingParent() {}

        public static void main(String[] args) {
            try (ProcessPool<Task, String> pool = DeedWorker.open(2)) {
                List<CompletableFuture<String>> futures = IntStream.range(0, TASKS)
                        .mapToObj(i -> pool.submit(task(Deed.MARK_AND_DIE_UNTIL, args[0] + " 0")))
                        .toList();
                futures.get(20).join();
                System.out.println("some");
                System.out.println("values: "
                        + futures.stream().map(CompletableFuture::join).count());
            }
        }
    }
}
