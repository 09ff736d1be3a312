package org.paralleltask.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.paralleltask.pool.LastingWorker.task;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.DeathCause;
import org.paralleltask.PoolListener.WorkerEnd;
import org.paralleltask.PoolOptions;
import org.paralleltask.WorkerCrashedException;
import org.paralleltask.fixture.Needs;
import org.paralleltask.fixture.Poor;
import org.paralleltask.pool.LastingWorker.Exit;
import org.paralleltask.pool.LastingWorker.Task;
import org.paralleltask.pool.LastingWorker.Work;

/** Workers that grow too large, where the system tells how large they are. (A fresh one has some 50 MB.) */
@Timeout(60)
@EnabledOnOs(OS.LINUX)
class MemoryLimitTest {
    private final WorkerDiary diary = new WorkerDiary();

    @TempDir
    private Path directory;

    private ProcessPool<Task, String> open(String maxMemory) {
        return open(maxMemory, options -> options);
    }

    private ProcessPool<Task, String> open(String maxMemory, UnaryOperator<PoolOptions> options) {
        return LastingWorker.open(defaults ->
                options.apply(defaults.workers(1).maxWorkerMemory(maxMemory).listener(diary)));
    }

    @Test
    @DisplayName("G8: a worker whose tasks leak is replaced again and again, and never far above its limit")
    void replacesALeakingWorker() {
        ProcessPool<Task, String> pool = open("256m");
        List<String> sizes = pool.map(Collections.nCopies(300, task(Work.LEAK, 3)), Function.identity());
        pool.close();

        assertThat(sizes)
                .hasSize(300)
                .allSatisfy(size -> assertThat(Long.parseLong(size) >> 20).isLessThan(256 + 64));
        assertThat(diary.started()).hasSizeBetween(4, 12); // 900 MB in all
        assertThat(diary.ends().values()).contains(WorkerEnd.MAX_MEMORY).doesNotContain(WorkerEnd.KILLED);
        assertThat(pool.exitResults(Exit.class)).hasSameSizeAs(diary.started());
    }

    @Test
    @DisplayName("G9: above one and a half times the limit a worker is killed, and its task's error says so")
    @Needs("proc")
    void killsATaskThatTakesFarTooMuch() {
        Path never = directory.resolve("never");
        try (ProcessPool<Task, String> pool = open("128m")) {
            String pid = pool.call(task(Work.PID));
            assertThatThrownBy(() -> pool.call(task(Work.LEAK_AND_WAIT, "250 " + never)))
                    .isInstanceOfSatisfying(
                            WorkerCrashedException.class,
                            e -> assertThat(e.pid()).isEqualTo(Long.parseLong(pid)))
                    .hasMessageContaining("was killed while it ran Task[work=LEAK_AND_WAIT")
                    .hasMessageContaining("more than one and a half times maxWorkerMemory");

            assertThat(pool.call(task(Work.PID))).isNotEqualTo(pid);
            assertThat(diary.ends()).containsExactly(Map.entry(Long.parseLong(pid), WorkerEnd.MAX_MEMORY));
        }
    }

    @Test
    @DisplayName(
            "G9: between the limit and one and a half times that a task may end, and the next worker is ready then")
    @Needs("proc")
    void replacesAWorkerAfterATaskThatTakesTooMuch() throws Exception {
        Path gate = directory.resolve("gate");
        try (ProcessPool<Task, String> pool = open("256m")) {
            CompletableFuture<String> large = pool.submit(task(Work.LEAK_AND_WAIT, "260 " + gate));

            await().until(() -> diary.living().size() == 2);
            assertThat(large).isNotDone();
            Files.createFile(gate);

            assertThat(large.get()).isEqualTo(diary.started().get(0).toString());
            assertThat(pool.call(task(Work.PID)))
                    .isEqualTo(diary.started().get(1).toString());
            await().until(() -> diary.ends().equals(Map.of(diary.started().get(0), WorkerEnd.MAX_MEMORY)));
        }
    }

    @Test
    @DisplayName("G9: a worker that grows too large while it is idle is replaced, and fails nothing")
    @Needs("proc")
    void replacesAnIdleWorkerThatGrows() throws Exception {
        Path gate = directory.resolve("gate");
        try (ProcessPool<Task, String> pool = open("128m")) {
            String pid = pool.call(task(Work.LEAK_LATER, "250 " + gate));
            assertThat(pool.call(task(Work.PID))).isEqualTo(pid);

            Files.createFile(gate);

            await().until(() -> diary.ends().containsKey(Long.parseLong(pid)));
            assertThat(diary.ends()).containsExactly(Map.entry(Long.parseLong(pid), WorkerEnd.MAX_MEMORY));
            assertThat(pool.call(task(Work.PID))).isNotEqualTo(pid);
        }
    }

    @Test
    @Needs("proc")
    void aKilledTaskRunsAgainIfItMay() throws Exception {
        Path gate = directory.resolve("gate");
        ProcessPool<Task, String> pool =
                open("128m", options -> options.retries(1).retryOn(EnumSet.allOf(DeathCause.class)));
        CompletableFuture<String> task = pool.submit(task(Work.LEAK_AND_WAIT, "250 " + gate));
        pool.close();

        assertThatThrownBy(task::join)
                .cause()
                .isInstanceOf(WorkerCrashedException.class)
                .hasMessageContaining("(run 2 of 2)");
        assertThat(diary.started()).hasSize(2);
    }

    @Test
    void warnsOnceOfWorkersThatAreTooLarge() throws Exception {
        assertThat(outputOf(LeakingProgram.class))
                .filteredOn(line -> line.contains("is replaced after its task"))
                .singleElement()
                .asString()
                .matches(
                        "WARNING: Worker lasting-1 \\(pid \\d+\\) is replaced after its task: it holds \\d+ bytes, more than"
                                + " maxWorkerMemory, which is 67108864 \\(told once; a PoolListener hears of each\\)");
    }

    /** A program two of whose workers become too large. */
    static final class LeakingProgram {
        private LeakingProgram() {}

        public static void main(String[] args) {
            try (ProcessPool<Task, String> pool =
                    LastingWorker.open(options -> options.workers(1).maxWorkerMemory("64m"))) {
                pool.call(task(Work.LEAK, 40));
                pool.call(task(Work.LEAK, 40)); // one worker could not run both
            }
        }
    }

    @Test
    void warnsAtOpenWhenTheHeapsCannotFitTheMachine() throws Exception {
        List<String> lines = outputOf(GreedyProgram.class);

        // Of four pools two are too greedy.
        assertThat(lines)
                .filteredOn(line -> line.startsWith("WARNING"))
                .hasSize(2)
                .element(0)
                .asString()
                .matches("WARNING: Pool lasting: 2 workers with a heap of 4194304 MB each may take 8388608 MB, but this"
                        + " machine, or its container, has \\d+ MB. When it runs out, the system kills workers. Lower"
                        + " -Xmx in jvmArgs, or workers");
        assertThat(lines)
                .filteredOn(line -> line.startsWith("WARNING: Pool workers: 3 workers with a heap of 9000000 MB each"))
                .hasSize(1);
    }

    /** A program that opens pools that start nothing. */
    static final class GreedyProgram {
        private GreedyProgram() {}

        public static void main(String[] args) {
            open("-Xmx4t");
            open("-Xmx9t", "-Xmx1m"); // the last one counts
            open();
            Workers.open(options -> options.workers(3).startOnDemand(true).jvmArgs(List.of("-Xmx1m", "-Xms9000000m")))
                    .close();
        }

        private static void open(String... flags) {
            LastingWorker.open(options -> options.workers(2).startOnDemand(true).jvmArgs(List.of(flags)))
                    .close();
        }
    }

    private static List<String> outputOf(Class<?> program) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        Poor.FLAG,
                        "-cp",
                        System.getProperty("java.class.path"),
                        program.getName())
                .redirectErrorStream(true)
                .start();
        try {
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void workersThatAreTooLargeFromBirthAreNotRespawnedWithoutNeed() {
        try (ProcessPool<DeedWorker.Task, String> pool =
                DeedWorker.open(options -> options.workers(1).maxWorkerMemory(1 << 20))) {
            await().until(() -> pool.stats().workers().stream().anyMatch(worker -> worker.processes() == 1));

            await().during(Duration.ofSeconds(1))
                    .until(() -> pool.stats().workers().get(0).processes() <= 1);
        }
    }
}
