package org.paralleltask.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.paralleltask.pool.LastingWorker.task;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.PoolOptions;
import org.paralleltask.WorkerStats;
import org.paralleltask.pool.LastingWorker.Task;
import org.paralleltask.pool.LastingWorker.Work;

/** Workers that come when there is work for them, and stay. */
@Timeout(60)
class DemandTest {
    private final WorkerDiary diary = new WorkerDiary();

    @TempDir
    private Path directory;

    private ProcessPool<Task, String> open(UnaryOperator<PoolOptions> options) {
        return LastingWorker.open(defaults -> options.apply(defaults).listener(diary));
    }

    private static List<Task> naps(int count, int millis) {
        return Collections.nCopies(count, task(Work.NAP, millis));
    }

    @Test
    @DisplayName("A17: started on demand, one worker is enough for tasks that come one after the other")
    void oneWorkerServesOneCaller() {
        try (ProcessPool<Task, String> pool = open(options -> options.workers(4).startOnDemand(true))) {
            Set<String> pids = new HashSet<>();
            for (int i = 0; i < 2_000; i++) {
                pids.add(pool.call(task(Work.PID)));
            }

            assertThat(pids).hasSize(1);
            assertThat(pool.stats().workers())
                    .filteredOn(worker -> worker.state() != WorkerStats.State.ABSENT)
                    .hasSize(1);
        }
        assertThat(diary.started()).hasSize(1);
    }

    @Test
    @DisplayName("A16: however many tasks wait, there are never more processes than workers")
    void neverStartsMoreThanItMay() throws Exception {
        Path gate = directory.resolve("gate");
        try (ProcessPool<Task, String> pool = open(options -> options.workers(2).startOnDemand(true))) {
            List<CompletableFuture<String>> blocked = IntStream.range(0, 30)
                    .mapToObj(i -> pool.submit(task(Work.WAIT, gate)))
                    .toList();
            await().until(() -> diary.living().size() == 2);
            assertThat(pool.stats().running() + pool.stats().waiting()).isEqualTo(30);

            Files.createFile(gate);

            assertThat(blocked).allSatisfy(future -> assertThat(future.get()).isNotEmpty());
        }
        assertThat(diary.started()).hasSize(2);
    }

    @Test
    void aPoolThatStartsOnDemandAndHasNoTaskStartsNothing() {
        ProcessPool<Task, String> pool = open(options -> options.workers(2).startOnDemand(true));
        assertThat(pool.stats().workers()).extracting(WorkerStats::state).containsOnly(WorkerStats.State.ABSENT);
        pool.close();

        assertThat(diary.started()).isEmpty();
    }

    @Test
    void asManyAreStartedOnDemandAsTasksWait() throws Exception {
        Path gate = directory.resolve("gate");
        try (ProcessPool<Task, String> pool = open(options -> options.workers(4).startOnDemand(true))) {
            CompletableFuture<String> first = pool.submit(task(Work.WAIT, gate));
            CompletableFuture<String> second = pool.submit(task(Work.WAIT, gate));
            await().until(() -> pool.stats().running() == 2);
            Files.createFile(gate);

            assertThat(first.get()).isNotEqualTo(second.get());
        }
        assertThat(diary.started()).hasSize(2);
    }

    @Test
    @DisplayName("G18: the same workers serve call after call")
    void theSameWorkersServeCallAfterCall() {
        // Python's pools are made anew when their initializer changes. Here a start hook belongs to the method's class,
        // and another pool has other workers.
        try (ProcessPool<Task, String> pool = open(options -> options.workers(2))) {
            for (int i = 0; i < 10; i++) {
                pool.map(naps(4, 1), Function.identity());
            }
            assertThat(diary.ends()).isEmpty();
        }
        assertThat(diary.started()).hasSize(2);
    }
}
