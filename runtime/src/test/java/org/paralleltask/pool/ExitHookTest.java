package org.paralleltask.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.paralleltask.pool.HookWorker.task;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.DeathCause;
import org.paralleltask.PoolListener;
import org.paralleltask.PoolOptions;
import org.paralleltask.TaskTimeoutException;
import org.paralleltask.WorkerCrashedException;
import org.paralleltask.host.Worker;
import org.paralleltask.pool.HookWorker.Exit;
import org.paralleltask.pool.HookWorker.Result;
import org.paralleltask.pool.HookWorker.Task;
import org.paralleltask.pool.Hooks.AtExit;
import org.paralleltask.pool.Hooks.AtStart;

/** Exit hooks: when they run, and what becomes of what they return. */
@Timeout(60)
class ExitHookTest {
    @TempDir
    private Path directory;

    private Path log() {
        return directory.resolve("log");
    }

    private ProcessPool<Task, Result> open(AtExit atExit, UnaryOperator<PoolOptions> options) {
        return HookWorker.open(
                defaults -> options.apply(defaults.jvmArgs(HookWorker.flags(log(), AtStart.NOTHING, atExit))));
    }

    @Test
    @DisplayName("H4: exit hooks return 10 MB each while workers are recycled; all arrive, and their sum is right")
    void largeExitResultsOfRecycledWorkersAllArrive() {
        ProcessPool<Task, Result> pool =
                open(AtExit.RETURN_MUCH, options -> options.workers(2).maxTasksPerWorker(2));
        try (pool) {
            pool.map(IntStream.range(0, 8).mapToObj(i -> task()), task -> task);
        }

        List<Exit> exits = pool.exitResults(Exit.class);
        assertThat(exits).allSatisfy(exit -> assertThat(exit.value()).hasSize(10 << 20));
        assertThat(exits.stream()
                        .mapToInt(exit -> String.valueOf(exit.value()).charAt(0) - '0')
                        .sum())
                .isEqualTo(8);
    }

    @Test
    void exitHooksSeeTheirWorker() {
        ProcessPool<Task, Result> pool = open(AtExit.RETURN_ITSELF, options -> options.workers(1));
        Result result = pool.call(task());
        assertThat(pool.exitResults(Exit.class)).isEmpty(); // no worker has ended
        pool.close();

        assertThat(pool.exitResults(Exit.class)).containsExactly(new Exit("hook-1 " + result.pid()));
    }

    @Test
    void anExitHookMayReturnNull() {
        ProcessPool<Task, Result> pool = open(AtExit.RETURN_NULL, options -> options.workers(1));
        pool.call(task());
        pool.close();

        assertThat(pool.exitResults(Exit.class)).containsExactly(new Exit(null));
    }

    @Test
    @DisplayName("H5: what an exit hook throws is thrown by exitResults, as itself, with the others suppressed")
    void aThrowingExitHookIsReported() {
        ProcessPool<Task, Result> pool =
                open(AtExit.THROW, options -> options.workers(1).maxTasksPerWorker(1));
        pool.call(task());
        pool.call(task());
        pool.close(); // in peace: that the hooks fail is no reason to hang or to throw here

        for (int i = 0; i < 2; i++) { // asking again tells the same
            assertThatThrownBy(() -> pool.exitResults(Exit.class))
                    .isExactlyInstanceOf(IOException.class)
                    .hasMessage("cannot say goodbye")
                    .satisfies(
                            e -> assertThat(e.getStackTrace()[0].getClassName()).isEqualTo(Hooks.class.getName()))
                    .satisfies(e -> assertThat(e.getSuppressed())
                            .hasSizeBetween(1, 2)
                            .allSatisfy(other -> assertThat(other).hasMessage("cannot say goodbye")));
        }
    }

    @Test
    @DisplayName("E6: an exit hook that hangs is killed at its limit, and the error names that limit and the place")
    void anExitHookHasALimit() {
        ProcessPool<Task, Result> pool =
                open(AtExit.HANG, options -> options.workers(1).exitHookTimeout(Duration.ofMillis(300)));
        long pid = pool.call(task()).pid();
        pool.close();

        assertThat(ProcessHandle.of(pid)).isEmpty();
        assertThatThrownBy(() -> pool.exitResults(Exit.class))
                .isInstanceOfSatisfying(TaskTimeoutException.class, e -> {
                    assertThat(e.limit()).isEqualTo(Duration.ofMillis(300));
                    assertThat(e.elapsed()).isGreaterThanOrEqualTo(Duration.ofMillis(300));
                    assertThat(e.pid()).isEqualTo(pid);
                    assertThat(e.worker()).isEqualTo("hook-1");
                    assertThat(e.threadDump().orElseThrow()).contains("Hooks.hang");
                    assertThat(e.getStackTrace())
                            .extracting(StackTraceElement::getMethodName)
                            .contains("hang");
                })
                .hasMessageContaining("took longer than 300 ms (exitHookTimeout)");
    }

    @Test
    void anExitHookThatExitsIsReportedEvenIfItSaysThatAllIsWell() {
        ProcessPool<Task, Result> pool = open(AtExit.EXIT_0, options -> options.workers(1));
        pool.call(task());
        pool.close();

        assertThatThrownBy(() -> pool.exitResults(Exit.class))
                .isInstanceOf(WorkerCrashedException.class)
                .hasMessageContaining("Worker hook-1 (pid ")
                .hasMessageContaining("@OnWorkerExit")
                .hasMessageContaining("exit status 0");
    }

    @Test
    void aWorkerThatDiesInItsExitHookIsReported() {
        ProcessPool<Task, Result> pool = open(AtExit.HALT, options -> options.workers(1));
        long pid = pool.call(task()).pid();
        pool.close();

        assertThatThrownBy(() -> pool.exitResults(Exit.class))
                .isInstanceOfSatisfying(WorkerCrashedException.class, e -> {
                    assertThat(e.exitStatus()).hasValue(9);
                    assertThat(e.pid()).isEqualTo(pid);
                    assertThat(e.worker()).isEqualTo("hook-1");
                })
                .hasMessageContaining("exit status 9");
    }

    @Test
    void anIdleWorkerThatLeavesRunsItsExitHook() {
        try (ProcessPool<Task, Result> pool =
                open(AtExit.RETURN_COUNT, options -> options.workers(1).idleTimeout(Duration.ofMillis(20)))) {
            pool.call(task());

            await().until(() -> pool.exitResults(Exit.class).contains(new Exit("1")));
        }
    }

    @Test
    void aWorkerThatIsNotWantedAnyMoreRunsItsExitHook() {
        try (ProcessPool<Task, Result> pool = open(AtExit.RETURN_ITSELF, options -> options.workers(2))) {
            await().until(() -> Files.exists(log()) && Files.readAllLines(log()).size() == 2);
            pool.resize(1);

            await().until(() -> pool.exitResults(Exit.class).size() == 1);
            assertThat(pool.exitResults(Exit.class).get(0).value()).startsWith("hook-2 ");
        }
    }

    @Test
    void anEndWaitsForNoThreadThatWasLeftButRunsExitHooksAndThenShutdownHooks() throws Exception {
        Queue<Integer> statuses = new ConcurrentLinkedQueue<>();
        ProcessPool<Task, Result> pool = HookWorker.open(options -> options.workers(1)
                .jvmArgs(HookWorker.flags(log(), AtStart.LEAVE_A_THREAD_AND_A_SHUTDOWN_HOOK, AtExit.RETURN_COUNT))
                .listener(new PoolListener() {
                    @Override
                    public void workerEnded(
                            Worker worker, WorkerEnd why, OptionalInt exitStatus, Optional<DeathCause> cause) {
                        statuses.add(exitStatus.orElseThrow());
                    }
                }));
        pool.call(task());
        pool.close();

        assertThat(Files.readAllLines(log()))
                .extracting(line -> line.substring(0, line.indexOf(' ')))
                .containsExactly("start", "task", "exit", "shutdown");
        assertThat(pool.exitResults(Exit.class)).containsExactly(new Exit("1"));
        await().untilAsserted(() -> assertThat(statuses).containsExactly(0)); // it was not killed
    }

    @Test
    void aWorkerThatIsKilledRunsNoExitHook() throws Exception {
        ProcessPool<Task, Result> pool = open(AtExit.RETURN_COUNT, options -> options.workers(1));
        Path never = directory.resolve("never");
        CompletableFuture<Result> waiting = pool.submit(new Task(never.toString()));
        await().until(() -> Files.exists(log()) && Files.readString(log()).contains("task"));
        waiting.cancel(true);
        pool.call(task()); // on another
        pool.close();

        assertThat(pool.exitResults(Exit.class)).containsExactly(new Exit("1"));
        assertThat(Files.readAllLines(log()))
                .filteredOn(line -> line.startsWith("exit"))
                .hasSize(1);
    }

    @Test
    void shutdownNowRunsNoExitHook() throws Exception {
        ProcessPool<Task, Result> pool = open(AtExit.RETURN_COUNT, options -> options.workers(1));
        CompletableFuture<Result> waiting =
                pool.submit(new Task(directory.resolve("never").toString()));
        await().until(() -> Files.exists(log()) && Files.readString(log()).contains("task"));

        pool.shutdownNow();

        assertThatThrownBy(waiting::get).isInstanceOf(CancellationException.class);
        assertThat(pool.awaitTermination(Duration.ofSeconds(20))).isTrue();
        assertThat(pool.exitResults(Exit.class)).isEmpty();
        assertThat(Files.readString(log())).doesNotContain("exit");
    }
}
