package org.paralleltask.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.paralleltask.pool.HookWorker.task;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.PoolOptions;
import org.paralleltask.TaskTimeoutException;
import org.paralleltask.WorkerStartException;
import org.paralleltask.pool.HookWorker.Result;
import org.paralleltask.pool.HookWorker.Task;
import org.paralleltask.pool.Hooks.AtExit;
import org.paralleltask.pool.Hooks.AtStart;

/** Hooks of workers that several pools share. */
@Timeout(60)
class SharedHookTest {
    @TempDir
    private Path directory;

    private Path log() {
        return directory.resolve("log");
    }

    private Workers open(AtStart atStart, AtExit atExit, UnaryOperator<PoolOptions> options) {
        return Workers.open(
                defaults -> options.apply(defaults.workers(1).jvmArgs(HookWorker.flags(log(), atStart, atExit))));
    }

    private List<String> marks(String kind) throws IOException {
        return Files.readAllLines(log()).stream()
                .filter(line -> line.startsWith(kind))
                .toList();
    }

    @Test
    @DisplayName(
            "H1, H4: two methods of one class on shared workers: each hook runs once, both pools get what it returned")
    void poolsOfOneClassShareItsHooks() throws Exception {
        ProcessPool<Task, Result> one;
        ProcessPool<Task, Result> other;
        try (Workers workers = open(AtStart.NOTHING, AtExit.RETURN_COUNT, options -> options)) {
            one = HookWorker.open(workers);
            other = OtherHookWorker.open(workers);
            assertThat(one.call(task()).starts()).isEqualTo(1);
            assertThat(other.call(task())).satisfies(result -> {
                assertThat(result.starts()).isEqualTo(1);
                assertThat(result.tasks()).isEqualTo(2);
            });
        }

        assertThat(one.exitResults(HookWorker.Exit.class)).containsExactly(new HookWorker.Exit("2"));
        assertThat(other.exitResults(OtherHookWorker.Exit.class)).containsExactly(new OtherHookWorker.Exit("2"));
        assertThat(marks("start")).hasSize(1);
        assertThat(marks("exit")).hasSize(1);
    }

    @Test
    void aPoolWhoseTasksNeverRanHasNoExitResults() throws Exception {
        ProcessPool<Task, Result> unused;
        try (Workers workers = open(AtStart.NOTHING, AtExit.RETURN_COUNT, options -> options);
                ProcessPool<String, Integer> lengths = LengthWorker.open(workers)) {
            unused = HookWorker.open(workers);
            lengths.call("four");
        }

        assertThat(unused.exitResults(HookWorker.Exit.class)).isEmpty();
        assertThat(log()).doesNotExist();
    }

    @Test
    @DisplayName("H2: a start hook that throws fails its own pool's tasks only; the worker lives on")
    void aThrowingStartHookFailsItsOwnPoolOnly() {
        try (Workers workers = open(AtStart.THROW, AtExit.RETURN_COUNT, options -> options);
                ProcessPool<Task, Result> hooked = HookWorker.open(workers);
                ProcessPool<String, Integer> lengths = LengthWorker.open(workers)) {
            assertThat(lengths.call("four")).isEqualTo(4);
            long pid = workers.stats().get(0).pid().orElseThrow();

            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> hooked.call(task()))
                        .isInstanceOf(WorkerStartException.class)
                        .hasMessageContaining("The @OnWorkerStart method of hook failed in worker workers-1")
                        .cause()
                        .isExactlyInstanceOf(IllegalStateException.class)
                        .hasMessage("no model");
            }

            assertThat(lengths.call("three")).isEqualTo(5);
            assertThat(workers.stats().get(0).pid().orElseThrow()).isEqualTo(pid);
        }
    }

    @Test
    void aStartHookThatExitsFailsItsOwnPoolOnly() {
        try (Workers workers = open(AtStart.EXIT, AtExit.RETURN_COUNT, options -> options);
                ProcessPool<Task, Result> hooked = HookWorker.open(workers);
                ProcessPool<String, Integer> lengths = LengthWorker.open(workers)) {
            assertThatThrownBy(() -> hooked.call(task()))
                    .isInstanceOf(WorkerStartException.class)
                    .hasMessageContaining("died while it loaded hook and ran its @OnWorkerStart method: exit status 5");

            assertThat(lengths.call("four")).isEqualTo(4);
        }
    }

    @Test
    @DisplayName("E6: a start hook that hangs in a shared worker is killed at its limit; other pools go on")
    void aStartHookThatHangsFailsItsOwnPoolOnly() {
        try (Workers workers = open(
                        AtStart.HANG, AtExit.RETURN_COUNT, options -> options.startHookTimeout(Duration.ofSeconds(2)));
                ProcessPool<Task, Result> hooked = HookWorker.open(workers);
                ProcessPool<String, Integer> lengths = LengthWorker.open(workers)) {
            assertThatThrownBy(() -> hooked.call(task()))
                    .isInstanceOf(WorkerStartException.class)
                    .hasMessageContaining("took longer than 2000 ms (startHookTimeout)");

            assertThat(lengths.call("four")).isEqualTo(4);
        }
    }

    @Test
    @DisplayName("D12: an idle shared worker that is killed fails no task, also none of a method that is new to it")
    void aTaskOfANewMethodThatMeetsADyingWorkerRunsElsewhere() {
        try (Workers workers = open(AtStart.NOTHING, AtExit.RETURN_COUNT, options -> options);
                ProcessPool<String, Integer> lengths = LengthWorker.open(workers);
                ProcessPool<Task, Result> hooked = HookWorker.open(workers)) {
            for (int i = 0; i < 5; i++) {
                lengths.call("four");
                long pid = workers.stats().get(0).pid().orElseThrow();
                ProcessHandle.of(pid).orElseThrow().destroyForcibly();

                assertThat(hooked.call(task()).pid()).isNotEqualTo(pid);
            }
        }
    }

    @Test
    void anExitHookThatHangsFailsThePoolsThatHaveItAndNotTheOthers() {
        ProcessPool<Task, Result> hooked;
        try (Workers workers =
                        open(AtStart.NOTHING, AtExit.HANG, options -> options.exitHookTimeout(Duration.ofMillis(300)));
                ProcessPool<String, Integer> lengths = LengthWorker.open(workers)) {
            hooked = HookWorker.open(workers);
            hooked.call(task());
            lengths.call("four");
        }

        assertThatThrownBy(() -> hooked.exitResults(HookWorker.Exit.class))
                .isInstanceOf(TaskTimeoutException.class)
                .hasMessageContaining("(exitHookTimeout)");
    }
}
