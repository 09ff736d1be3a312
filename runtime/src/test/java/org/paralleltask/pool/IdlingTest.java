package org.paralleltask.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.paralleltask.pool.LastingWorker.task;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.PoolListener.WorkerEnd;
import org.paralleltask.PoolOptions;
import org.paralleltask.WorkerStats;
import org.paralleltask.pool.LastingWorker.Exit;
import org.paralleltask.pool.LastingWorker.Task;
import org.paralleltask.pool.LastingWorker.Work;

/** Workers that go when there is no work. */
@Timeout(60)
class IdlingTest {
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
    @DisplayName("G11: idle workers end, exit hooks and all, and the next burst has new ones")
    void idleWorkersEndAndTheNextBurstWorks() {
        ProcessPool<Task, String> pool = open(options -> options.workers(2).idleTimeout(Duration.ofMillis(10)));
        for (int burst = 0; burst < 5; burst++) {
            assertThat(pool.map(naps(4, 1), Function.identity())).hasSize(4);
            // One may still be on its way when the others have done everything, and gone.
            await().until(() -> diary.living().isEmpty()
                    && pool.stats().workers().stream().allMatch(one -> one.state() == WorkerStats.State.ABSENT));
            assertThat(diary.processes()).isZero();
        }
        pool.close();

        assertThat(diary.ends().values()).containsOnly(WorkerEnd.IDLE);
        assertThat(pool.exitResults(Exit.class))
                .extracting(Exit::pid)
                .containsExactlyInAnyOrderElementsOf(diary.started());
    }

    @Test
    @DisplayName("G13: workers that idle out while the pool closes do not keep it")
    void closesWhileWorkersIdleOut() {
        for (int i = 0; i < 5; i++) {
            ProcessPool<Task, String> pool = open(options -> options.workers(2).idleTimeout(Duration.ofMillis(1)));
            CompletableFuture<String> task = pool.submit(task(Work.NAP, i));
            pool.close();

            assertThat(task).isCompleted();
            assertThat(diary.processes()).isZero();
        }
    }

    @Test
    @DisplayName("G13: a worker that idles out while another still works does not end a closing pool")
    void idlesOutWhileThePoolCloses() throws Exception {
        Path gate = directory.resolve("gate");
        ProcessPool<Task, String> pool = open(options -> options.workers(2).idleTimeout(Duration.ofMillis(10)));
        CompletableFuture<String> running = pool.submit(task(Work.WAIT, gate));
        pool.shutdown();
        await().until(() -> Files.exists(LastingWorker.sign(gate)));
        await().until(() -> diary.living().size() == 1);
        Files.createFile(gate);

        assertThat(pool.awaitTermination(Duration.ofSeconds(30))).isTrue();
        assertThat(running).isCompleted();
    }

    @Test
    void aWorkerWithATaskIsNotIdle() {
        try (ProcessPool<Task, String> pool = open(options -> options.workers(1).idleTimeout(Duration.ofMillis(150)))) {
            String pid = pool.call(task(Work.NAP, 600));

            assertThat(diary.started()).containsExactly(Long.parseLong(pid));
        }
    }

    @Test
    void theWorkersThatNobodyNeedsIdleOutAndTheOneThatIsNeededStays() {
        try (ProcessPool<Task, String> pool = open(options -> options.workers(3).idleTimeout(Duration.ofSeconds(1)))) {
            await().until(() -> diary.started().size() == 3);
            await().pollInterval(Duration.ofMillis(5)).until(() -> {
                pool.call(task(Work.PID));
                return diary.living().size() == 1;
            });

            String kept = pool.call(task(Work.PID));
            assertThat(diary.started()).hasSize(3).contains(Long.parseLong(kept));
        }
    }

    @Test
    void idleTimeoutAndMaxTasksTogether() {
        ProcessPool<Task, String> pool =
                open(options -> options.workers(1).maxTasksPerWorker(2).idleTimeout(Duration.ofMillis(200)));
        for (int burst = 0; burst < 3; burst++) {
            List<String> pids = pool.map(naps(3, 1), Function.identity());
            assertThat(pids.get(0)).isEqualTo(pids.get(1)).isNotEqualTo(pids.get(2));
            await().until(() -> diary.living().isEmpty()); // also the one that was started ahead
        }
        pool.close();

        assertThat(diary.processes()).isZero();
    }
}
