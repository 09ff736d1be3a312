package org.paralleltask.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.paralleltask.pool.LastingWorker.task;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.PoolListener.WorkerEnd;
import org.paralleltask.PoolOptions;
import org.paralleltask.TaskTimeoutException;
import org.paralleltask.pool.LastingWorker.Exit;
import org.paralleltask.pool.LastingWorker.Task;
import org.paralleltask.pool.LastingWorker.Work;

/** How workers that are replaced go, and how a pool ends that replaces them. */
@Timeout(60)
class RecyclingEndTest {
    private final WorkerDiary diary = new WorkerDiary();

    @TempDir
    private Path directory;

    private ProcessPool<Task, String> open(int workers, int maxTasks) {
        return open(workers, maxTasks, options -> options);
    }

    private ProcessPool<Task, String> open(int workers, int maxTasks, UnaryOperator<PoolOptions> options) {
        return LastingWorker.open(defaults -> options.apply(
                defaults.workers(workers).maxTasksPerWorker(maxTasks).listener(diary)));
    }

    @Test
    @DisplayName("G6: a pool that is dropped while it recycles finishes its work, and ends")
    void anAbandonedPoolThatRecyclesFinishesItsWork() {
        List<CompletableFuture<String>> futures = abandonAPool();

        await().until(() -> {
            System.gc();
            return futures.stream().allMatch(CompletableFuture::isDone)
                    && diary.living().isEmpty();
        });
        assertThat(futures).extracting(CompletableFuture::join).doesNotHaveDuplicates();
        assertThat(diary.processes()).isZero();
    }

    private List<CompletableFuture<String>> abandonAPool() {
        ProcessPool<Task, String> pool = open(1, 1);
        return IntStream.range(0, 5).mapToObj(i -> pool.submit(task(Work.PID))).toList();
    }

    @Test
    void aSlowExitHookHoldsUpCloseButNotTheNextTask() throws Exception {
        Path gate = directory.resolve("gate");
        ProcessPool<Task, String> pool = open(1, 1, options -> LastingWorker.leavingThrough(gate, options));
        String first = pool.call(task(Work.PID));
        await().until(() -> Files.exists(Path.of(gate + "." + first)));

        String second = pool.call(task(Work.PID));
        pool.shutdown();

        assertThat(pool.awaitTermination(Duration.ofMillis(200))).isFalse();
        assertThat(ProcessHandle.of(Long.parseLong(first))).isPresent();
        Files.createFile(gate);
        assertThat(pool.awaitTermination(Duration.ofSeconds(30))).isTrue();
        assertThat(pool.exitResults(Exit.class))
                .extracting(exit -> exit.pid().toString())
                .contains(first, second);
    }

    @Test
    void slowExitHooksDoNotPileUpProcesses() throws Exception {
        Path gate = directory.resolve("gate");
        try (ProcessPool<Task, String> pool = open(1, 1, options -> LastingWorker.leavingThrough(gate, options))) {
            List<CompletableFuture<String>> futures = IntStream.range(0, 5)
                    .mapToObj(i -> pool.submit(task(Work.PID)))
                    .toList();
            // The first is leaving, the second waits for its turn to leave, the third is ready.
            await().until(() -> diary.started().size() >= 3);
            await().during(Duration.ofMillis(600))
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> diary.living().size() <= 3);

            Files.createFile(gate);

            assertThat(futures).allSatisfy(future -> assertThat(future.get()).isNotEmpty());
        }
    }

    @Test
    @DisplayName("E6: an exit hook past exitHookTimeout is killed, and its pool says so")
    void reportsAnExitHookThatTakesTooLong() {
        ProcessPool<Task, String> pool = open(
                1,
                1,
                options -> LastingWorker.leavingThrough(directory.resolve("never"), options)
                        .exitHookTimeout(Duration.ofMillis(300)));
        String pid = pool.call(task(Work.PID));
        pool.close();

        // The next worker may have been started ahead, and its end have been given up first.
        assertThatThrownBy(() -> pool.exitResults(Exit.class))
                .isInstanceOf(TaskTimeoutException.class)
                .satisfies(e -> assertThat(Stream.concat(Stream.of(e), Stream.of(e.getSuppressed())))
                        .anySatisfy(one -> assertThat(one)
                                .hasMessageContaining("Worker lasting-1 (pid " + pid
                                        + ") was killed because its end, @OnWorkerExit methods and shutdown hooks"
                                        + " included, took longer than 300 ms (exitHookTimeout)")
                                .satisfies(it -> assertThat(it.getStackTrace())
                                        .extracting(StackTraceElement::getMethodName)
                                        .contains("sleep"))));
    }

    @Test
    void shutdownNowKillsTheOldTheNewAndTheOneBetween() throws Exception {
        Path never = directory.resolve("never");
        ProcessPool<Task, String> pool = open(1, 1, options -> LastingWorker.leavingThrough(never, options));
        String leaving = pool.call(task(Work.PID));
        await().until(() -> Files.exists(Path.of(never + "." + leaving)));
        CompletableFuture<String> running = pool.submit(task(Work.WAIT, never));
        await().until(() -> diary.living().size() == 3);

        pool.shutdownNow();

        assertThat(pool.awaitTermination(Duration.ofSeconds(30))).isTrue();
        assertThat(running).isCancelled();
        assertThat(diary.processes()).isZero();
        assertThat(diary.ends().values()).containsOnly(WorkerEnd.KILLED);
    }

    @Test
    @DisplayName("G4: a pool that recycles and is closed early finishes what it has accepted")
    void closesEarly() {
        ProcessPool<Task, String> pool = open(3, 1);
        List<CompletableFuture<String>> futures = IntStream.range(0, 6)
                .mapToObj(i -> pool.submit(task(Work.NAP, 30)))
                .toList();

        pool.close();

        assertThat(futures).allSatisfy(future -> assertThat(future).isCompleted());
        assertThat(futures).extracting(CompletableFuture::join).doesNotHaveDuplicates();
        assertThat(diary.processes()).isZero();
    }

    @Test
    void aPoolThatClosesStartsNoWorkerThatNobodyNeeds() throws Exception {
        Path gate = directory.resolve("gate");
        ProcessPool<Task, String> pool = open(1, 1);
        pool.submit(task(Work.WAIT, gate));
        CompletableFuture<String> last = pool.submit(task(Work.NAP, 300));
        await().until(() -> diary.started().size() == 2);

        pool.shutdown();
        Files.createFile(gate);
        pool.close();

        assertThat(last).isCompleted();
        assertThat(diary.started()).hasSize(2);
    }
}
