package org.paralleltask.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.paralleltask.pool.LastingWorker.task;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.PoolListener.WorkerEnd;
import org.paralleltask.PoolOptions;
import org.paralleltask.WorkerStats;
import org.paralleltask.pool.LastingWorker.Task;
import org.paralleltask.pool.LastingWorker.Work;

/** Pools that are made larger and smaller while they work. */
@Timeout(60)
class ResizingTest {
    private final WorkerDiary diary = new WorkerDiary();

    @TempDir
    private Path directory;

    private ProcessPool<Task, String> open(int workers) {
        return open(workers, options -> options);
    }

    private ProcessPool<Task, String> open(int workers, UnaryOperator<PoolOptions> options) {
        return LastingWorker.open(
                defaults -> options.apply(defaults).workers(workers).listener(diary));
    }

    private static List<Task> naps(int count) {
        return Collections.nCopies(count, task(Work.NAP, 2));
    }

    private Path gate(int number) {
        return directory.resolve("gate" + number);
    }

    /** Gives each of the pool's workers a task that waits for a gate of its own. */
    private List<CompletableFuture<String>> occupy(ProcessPool<Task, String> pool, int workers) {
        List<CompletableFuture<String>> tasks = IntStream.range(0, workers)
                .mapToObj(i -> pool.submit(task(Work.WAIT, gate(i))))
                .toList();
        for (int i = 0; i < workers; i++) {
            Path sign = LastingWorker.sign(gate(i));
            await().until(() -> Files.exists(sign));
        }
        return tasks;
    }

    private void free(int workers) throws Exception {
        for (int i = 0; i < workers; i++) {
            Files.createFile(gate(i));
        }
    }

    @Test
    @DisplayName("G14: a pool that shrinks from 2 to 1 keeps one old worker, and lets the other finish its task")
    void shrinksAfterTheRunningTask() throws Exception {
        try (ProcessPool<Task, String> pool = open(2)) {
            List<CompletableFuture<String>> tasks = occupy(pool, 2);
            Set<Long> old = diary.living();

            pool.resize(1);

            // A worker that is no longer wanted runs its task to the end: none has ended, and both answer.
            assertThat(diary.living()).isEqualTo(old);
            free(2);
            assertThat(tasks).allSatisfy(task -> assertThat(task.get()).isNotEmpty());
            await().until(() -> diary.livingIndexes().equals(List.of(0)));
            assertThat(diary.started()).hasSize(2);
            assertThat(diary.ends().values()).containsExactly(WorkerEnd.RESIZED);
            assertThat(pool.map(naps(4), Function.identity()))
                    .containsOnly(diary.living().iterator().next().toString());
        }
    }

    @Test
    void idleWorkersGoAtOnceWhenThePoolShrinks() {
        try (ProcessPool<Task, String> pool = open(3)) {
            await().until(() -> diary.living().size() == 3);

            pool.resize(1);

            await().until(() -> diary.livingIndexes().equals(List.of(0)));
            assertThat(pool.stats().workers()).extracting(WorkerStats::index).containsExactly(0);
        }
        assertThat(diary.ends()).hasSize(3);
        assertThat(diary.ends().values()).contains(WorkerEnd.RESIZED, WorkerEnd.CLOSED);
    }

    @Test
    @DisplayName("G14: the same size changes nothing; a larger one keeps the old workers")
    void growsAndKeepsTheOldWorkers() {
        try (ProcessPool<Task, String> pool = open(2)) {
            await().until(() -> diary.living().size() == 2);
            Set<Long> old = diary.living();

            pool.resize(2);
            assertThat(pool.map(naps(10), Function.identity())).hasSize(10);
            assertThat(diary.living()).isEqualTo(old);
            pool.resize(3);

            await().until(() -> diary.livingIndexes().equals(List.of(0, 1, 2)));
            assertThat(diary.living()).containsAll(old);
        }
        assertThat(diary.started()).hasSize(3);
    }

    @Test
    void workersThatAreAddedTakeTasks() throws Exception {
        try (ProcessPool<Task, String> pool = open(1)) {
            List<CompletableFuture<String>> blocked = occupy(pool, 1);
            CompletableFuture<String> waiting = pool.submit(task(Work.PLACE));

            pool.resize(2);

            assertThat(waiting.get()).isEqualTo("1 lasting-2");
            free(1);
            assertThat(blocked.get(0).get()).isNotEmpty();
        }
    }

    @Test
    void indexesAndNamesStayDense() {
        try (ProcessPool<Task, String> pool = open(1)) {
            for (int size : new int[] {3, 2, 4}) {
                pool.resize(size);
                List<Integer> indexes = IntStream.range(0, size).boxed().toList();
                await().until(() -> diary.livingIndexes().equals(indexes));
                assertThat(pool.stats().workers())
                        .extracting(WorkerStats::name)
                        .containsExactlyElementsOf(indexes.stream()
                                .map(index -> "lasting-" + (index + 1))
                                .toList());
            }
        }
        assertThat(diary.started()).hasSize(5); // the third is the only one that was started twice
    }

    @Test
    void aWorkerThatWasToGoStaysIfThePoolGrowsAgainBeforeItsTaskEnds() throws Exception {
        try (ProcessPool<Task, String> pool = open(2)) {
            List<CompletableFuture<String>> tasks = occupy(pool, 2);

            pool.resize(1);
            pool.resize(2);
            free(2);

            List<String> pids = tasks.stream().map(CompletableFuture::join).toList();
            CompletableFuture<String> one = pool.submit(task(Work.WAIT, gate(2)));
            CompletableFuture<String> other = pool.submit(task(Work.WAIT, gate(3)));
            await().until(() -> pool.stats().running() == 2);
            Files.createFile(gate(2));
            Files.createFile(gate(3));
            assertThat(List.of(one.get(), other.get())).containsExactlyInAnyOrderElementsOf(pids);
        }
        assertThat(diary.started()).hasSize(2);
    }

    @Test
    void aPlaceThatIsGivenBackWhileItsWorkerLeavesHasANewWorkerAtOnce() throws Exception {
        Path exit = directory.resolve("exit");
        try (ProcessPool<Task, String> pool = open(2, options -> LastingWorker.leavingThrough(exit, options))) {
            await().until(() -> diary.living().size() == 2);
            pool.resize(1);
            await().until(() -> diary.started().stream().anyMatch(pid -> Files.exists(Path.of(exit + "." + pid))));

            pool.resize(2);

            await().until(() -> diary.livingIndexes().equals(List.of(0, 1, 1)));
            Files.createFile(exit);
            await().until(() -> diary.livingIndexes().equals(List.of(0, 1)));
        }
        assertThat(diary.started()).hasSize(3);
        assertThat(diary.processes()).isZero();
    }

    @Test
    void whatWaitsIsNotLostWhenThePoolShrinks() {
        try (ProcessPool<Task, String> pool = open(3)) {
            List<CompletableFuture<String>> tasks =
                    naps(60).stream().map(pool::submit).toList();
            pool.resize(1);

            assertThat(tasks).allSatisfy(task -> assertThat(task.get()).isNotEmpty());
            await().until(() -> diary.livingIndexes().equals(List.of(0)));
        }
    }

    @Test
    void shrinkingDropsTheSuccessorThatWasStartedAhead() throws Exception {
        try (ProcessPool<Task, String> pool = open(2, options -> options.maxTasksPerWorker(1))) {
            occupy(pool, 2);
            await().until(() -> diary.livingIndexes().equals(List.of(0, 0, 1, 1)));

            pool.resize(1);
            free(2);

            await().until(() -> diary.livingIndexes().equals(List.of(0)));
            assertThat(diary.started()).hasSize(4);
        }
        assertThat(diary.processes()).isZero();
    }

    @Test
    void aPoolThatStartsOnDemandResizesWithoutStartingAnything() {
        try (ProcessPool<Task, String> pool = open(1, options -> options.startOnDemand(true))) {
            pool.call(task(Work.PID));
            pool.resize(4);
            pool.call(task(Work.PID));
            pool.resize(2);
            pool.call(task(Work.PID));
        }
        assertThat(diary.started()).hasSize(1);
    }

    @Test
    void aPoolThatClosesIsNotResized() throws Exception {
        ProcessPool<Task, String> pool = open(1);
        occupy(pool, 1);
        pool.shutdown();

        assertThatThrownBy(() -> pool.resize(2))
                .isInstanceOf(RejectedExecutionException.class)
                .hasMessage("Pool lasting is closed: it cannot be resized");

        free(1);
        pool.close();
        assertThatThrownBy(() -> pool.resize(2)).isInstanceOf(RejectedExecutionException.class);
        assertThat(diary.started()).hasSize(1);
    }

    @Test
    void manyThreadsMayResizeWhileTasksRun() {
        try (ProcessPool<Task, String> pool = open(2)) {
            List<CompletableFuture<Void>> resizers = IntStream.range(0, 8)
                    .mapToObj(i -> CompletableFuture.runAsync(() -> {
                        for (int j = 0; j < 20; j++) {
                            pool.resize(ThreadLocalRandom.current().nextInt(1, 4));
                        }
                    }))
                    .toList();
            do {
                assertThat(pool.map(naps(20), Function.identity())).hasSize(20);
            } while (resizers.stream().anyMatch(resizer -> !resizer.isDone()));
            resizers.forEach(CompletableFuture::join);

            pool.resize(2);

            await().until(() -> diary.livingIndexes().equals(List.of(0, 1)));
            assertThat(pool.map(naps(20), Function.identity())).hasSize(20);
        }
        assertThat(diary.processes()).isZero();
    }

    @Test
    void zeroWorkersAreAsManyAsCpusAndFewerAreRefused() {
        int cpus = Runtime.getRuntime().availableProcessors();
        try (ProcessPool<Task, String> pool = open(cpus + 1, options -> options.startOnDemand(true))) {
            assertThatThrownBy(() -> pool.resize(-1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("workers must be 1 to 10000");
            pool.resize(0);

            pool.map(naps(20 * cpus), Function.identity());
            assertThat(pool.stats().workers()).hasSizeLessThanOrEqualTo(cpus);
        }
        assertThat(diary.started()).hasSizeLessThanOrEqualTo(cpus);
    }

    @Test
    void aPoolOnSharedWorkersIsNotResizedButTheWorkersAre() {
        try (Workers workers = Workers.open(options -> options.workers(1).listener(diary));
                ProcessPool<Task, String> pool = LastingWorker.open(workers)) {
            assertThatThrownBy(() -> pool.resize(2))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("Pool lasting runs on given workers, which are not its own to resize: call resize of"
                            + " the Workers");

            workers.resize(2);

            await().until(() -> diary.livingIndexes().equals(List.of(0, 1)));
            assertThat(workers.stats()).extracting(WorkerStats::name).containsExactly("workers-1", "workers-2");
        }
    }

    @Test
    void threadsAsWorkersAreResizedToo() throws Exception {
        try (Workers workers = Workers.inProcess(1);
                ProcessPool<Task, String> pool = LastingWorker.open(workers)) {
            List<CompletableFuture<String>> blocked = occupy(pool, 1);
            workers.resize(2);

            assertThat(pool.call(task(Work.PLACE))).isEqualTo("1 in-process-2");
            free(1);
            assertThat(blocked.get(0).get()).isNotEmpty();
        }
    }
}
