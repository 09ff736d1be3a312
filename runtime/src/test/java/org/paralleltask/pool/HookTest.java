package org.paralleltask.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.paralleltask.pool.HookWorker.task;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.PoolOptions;
import org.paralleltask.WorkerStartException;
import org.paralleltask.pool.HookWorker.Result;
import org.paralleltask.pool.HookWorker.Task;
import org.paralleltask.pool.Hooks.AtExit;
import org.paralleltask.pool.Hooks.AtStart;

/** Start hooks, and what they leave to the tasks. */
@Timeout(60)
class HookTest {
    @TempDir
    private Path directory;

    private Path log() {
        return directory.resolve("log");
    }

    private ProcessPool<Task, Result> open(AtStart atStart, UnaryOperator<PoolOptions> options) {
        return HookWorker.open(
                defaults -> options.apply(defaults.jvmArgs(HookWorker.flags(log(), atStart, AtExit.RETURN_COUNT))));
    }

    private static Stream<Task> tasks(int count) {
        return IntStream.range(0, count).mapToObj(i -> task());
    }

    @Test
    @DisplayName("H1: the start hook runs once in each worker, before any task, also in one that replaces another")
    void startHookRunsOncePerWorkerBeforeAnyTask() throws Exception {
        try (ProcessPool<Task, Result> pool =
                open(AtStart.NOTHING, options -> options.workers(2).maxTasksPerWorker(10))) {
            assertThat(pool.map(tasks(50), task -> task))
                    .allSatisfy(result -> assertThat(result.starts()).isEqualTo(1));
        }

        Map<String, String> marks = new HashMap<>(); // what each process did, in order, by its pid
        for (String line : Files.readAllLines(log())) {
            String[] words = line.split(" ", -1);
            marks.merge(words[3], words[0], (before, next) -> before + " " + next);
        }
        assertThat(marks).hasSizeGreaterThanOrEqualTo(5);
        assertThat(marks.values()).allMatch(life -> life.matches("start( task){0,10} exit"));
    }

    @Test
    @DisplayName("H7: a worker's index is in 0..n-1; tasks and hooks see the same, and a replacement has it again")
    void indexIsTheWorkersPlace() throws Exception {
        Path gate = directory.resolve("gate");
        try (ProcessPool<Task, Result> pool = open(AtStart.NOTHING, options -> options.workers(3))) {
            List<CompletableFuture<Result>> futures = IntStream.range(0, 3)
                    .mapToObj(i -> pool.submit(new Task(gate.toString())))
                    .toList();
            Files.createFile(gate);
            List<Result> results =
                    futures.stream().map(CompletableFuture::join).distinct().toList();
            assertThat(results).allSatisfy(result -> {
                assertThat(result.index()).isBetween(0, 2);
                assertThat(result.name()).isEqualTo("hook-" + (result.index() + 1));
                assertThat(Files.readAllLines(log()))
                        .contains("start " + result.index() + " " + result.name() + " " + result.pid());
            });

            Result victim = results.get(0);
            ProcessHandle.of(victim.pid()).orElseThrow().destroyForcibly();
            await().until(() -> Files.readAllLines(log()).stream()
                            .filter(line -> line.startsWith("start " + victim.index() + " " + victim.name() + " "))
                            .count()
                    == 2);
        }
    }

    @Test
    @DisplayName("H6: what a worker keeps between its tasks is its own: the counts add up to 150")
    void stateIsOfOneWorkerOnly() {
        try (ProcessPool<Task, Result> pool = open(AtStart.NOTHING, options -> options.workers(2))) {
            List<Result> results = pool.map(tasks(150), task -> task);

            Map<Long, Integer> counts = new HashMap<>();
            Map<Long, Integer> indices = new HashMap<>();
            for (Result result : results) {
                counts.merge(result.pid(), result.tasks(), Math::max);
                assertThat(indices.computeIfAbsent(result.pid(), pid -> result.index()))
                        .isEqualTo(result.index());
            }
            assertThat(counts.values().stream().mapToInt(i -> i).sum()).isEqualTo(150);
        }
    }

    @Test
    @DisplayName("H2: what the start hook throws is the cause of the error that each task gets; no respawn storm")
    void aThrowingStartHookFailsTheTasksWithItsException() throws Exception {
        try (ProcessPool<Task, Result> pool = open(AtStart.THROW, options -> options.workers(2))) {
            assertThatThrownBy(() -> pool.call(task()))
                    .isInstanceOf(WorkerStartException.class)
                    .hasMessageContaining("The @OnWorkerStart method of hook failed in worker hook-")
                    .hasMessageContaining("IllegalStateException: no model")
                    .cause()
                    .isExactlyInstanceOf(IllegalStateException.class)
                    .hasMessage("no model")
                    .satisfies(
                            e -> assertThat(e.getStackTrace()[0].getClassName()).isEqualTo(Hooks.class.getName()));

            CompletableFuture<Result> second = pool.submit(task());
            assertThatThrownBy(second::get).hasCauseInstanceOf(WorkerStartException.class);
        }
        assertThat(Files.readAllLines(log())).hasSizeBetween(3, 9);
    }

    @Test
    @DisplayName("H2: a start hook that fails for a while fails no task")
    void aStartHookMayFailForAWhile() throws Exception {
        try (ProcessPool<Task, Result> pool = open(AtStart.THROW_AT_FIRST, options -> options.workers(1))) {
            assertThat(pool.call(task()).tasks()).isEqualTo(1);
        }
        assertThat(Files.readAllLines(log()))
                .filteredOn(line -> line.startsWith("start"))
                .hasSize(2);
    }

    @Test
    void aStartHookThatExitsIsToldWithItsStatus() {
        try (ProcessPool<Task, Result> pool = open(AtStart.EXIT, options -> options.workers(1))) {
            assertThatThrownBy(() -> pool.call(task()))
                    .isInstanceOf(WorkerStartException.class)
                    .hasMessageContaining("died while it loaded hook and ran its @OnWorkerStart method: exit status 5");
        }
    }

    @Test
    @DisplayName("E6: a start hook that hangs is killed at its limit, and the error names that limit and the place")
    void aStartHookHasALimit() {
        try (ProcessPool<Task, Result> pool =
                open(AtStart.HANG, options -> options.workers(1).startHookTimeout(Duration.ofSeconds(2)))) {
            assertThatThrownBy(() -> pool.call(task()))
                    .isInstanceOf(WorkerStartException.class)
                    .hasMessageContaining("was killed because loading hook, its @OnWorkerStart method included,"
                            + " took longer than 2000 ms (startHookTimeout)")
                    .hasMessageContaining("Hooks.hang");
        }
    }

    @Test
    void whatAStartHookLeavesOnTheThreadDoesNotReachTheTasks() throws IOException {
        Path gate = Files.createFile(directory.resolve("gate"));
        try (ProcessPool<Task, Result> pool = open(AtStart.LEAVE_A_MESS, options -> options.workers(1))) {
            assertThat(pool.call(new Task(gate.toString())).starts()).isEqualTo(1);
            assertThat(pool.call(task()).tasks()).isEqualTo(2);
        }
    }
}
