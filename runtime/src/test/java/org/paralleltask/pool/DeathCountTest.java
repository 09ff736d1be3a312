package org.paralleltask.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;
import static org.paralleltask.pool.DeedWorker.task;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.DeathCause;
import org.paralleltask.PoolStats;
import org.paralleltask.WorkerStats;
import org.paralleltask.WorkerStats.State;
import org.paralleltask.pool.DeedWorker.Deed;
import org.paralleltask.pool.DeedWorker.Task;

/** Causes of workers' deaths, and how pools and their numbers look in a log. */
@Timeout(60)
class DeathCountTest {
    @TempDir
    private Path directory;

    @Test
    void deathsAreCountedByCauseAlsoThoseOfRetriedTasks() {
        try (ProcessPool<Task, String> pool =
                DeedWorker.open(options -> options.workers(1).retries(1).retryOn(EnumSet.of(DeathCause.EXIT)))) {
            assertThat(pool.stats().deaths()).isEmpty();
            pool.call(task(Deed.MARK_AND_DIE_UNTIL, directory.resolve("marks") + " 2"));
            assertThat(pool.stats().deaths()).containsExactly(entry(DeathCause.EXIT, 1L));

            assertThat(pool.within(Duration.ofMillis(10)).submit(task(Deed.SPIN)))
                    .failsWithin(Duration.ofSeconds(30));
            assertThat(pool.stats().deaths())
                    .containsExactly(entry(DeathCause.EXIT, 1L), entry(DeathCause.TIME_LIMIT, 1L));
            assertThat(pool.stats().toString())
                    .startsWith("deed: 1 worker (")
                    .endsWith("0 waiting, 0 running, 1 done, 1 failed, 1 retried, lost workers: 1 EXIT, 1 TIME_LIMIT");
        }
    }

    @Test
    void aWorkerThatIsKilledForACancelIsNoDeath() {
        Path sign = directory.resolve("sign");
        try (ProcessPool<Task, String> pool = DeedWorker.open(1)) {
            CompletableFuture<String> running = pool.submit(task(Deed.OBEY_INTERRUPT, sign));
            await().until(() -> Files.exists(sign));
            running.cancel(true);
            pool.call(task(Deed.PID)); // behind it
            assertThat(pool.stats().deaths()).isEmpty();
        }
    }

    @Test
    void aListenerHearsWhatAnIdleWorkerDiedOf() {
        Recorder heard = new Recorder();
        try (ProcessPool<Task, String> pool =
                DeedWorker.open(options -> options.workers(1).listener(heard))) {
            long pid = Long.parseLong(pool.call(task(Deed.PID)));
            ProcessHandle.of(pid).orElseThrow().destroyForcibly();
            await().untilAsserted(() -> assertThat(heard.workerEnds()).containsExactly("DIED 137 KILLED"));
            assertThat(pool.stats().deaths()).isEmpty(); // no task was lost
        }
    }

    private static WorkerStats worker(int index, State state) {
        Duration none = Duration.ZERO;
        return new WorkerStats(
                "sum-" + index,
                index,
                state,
                OptionalLong.empty(),
                Optional.empty(),
                0,
                0,
                OptionalLong.empty(),
                none,
                none,
                none,
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void whatIsCountedIsOneLineInALog() {
        List<WorkerStats> workers =
                List.of(worker(0, State.BUSY), worker(1, State.BUSY), worker(2, State.IDLE), worker(3, State.STARTING));
        Map<DeathCause, Long> deaths = Map.of(DeathCause.TIME_LIMIT, 2L, DeathCause.KILLED, 1L);

        assertThat(new PoolStats("sum", 120, 2, 5012, 3, 4, 1, deaths, workers, List.of(), 0))
                .hasToString("sum: 4 workers (1 starting, 1 idle, 2 busy), 120 waiting, 2 running, 5012 done, 3 failed,"
                        + " 4 cancelled, 1 retried, lost workers: 1 KILLED, 2 TIME_LIMIT");
        assertThat(new PoolStats("sum", 0, 0, 0, 0, 0, 0, Map.of(), List.of(worker(0, State.ABSENT)), List.of(), 0))
                .hasToString("sum: 1 worker (1 absent), 0 waiting, 0 running, 0 done");
    }

    @Test
    void aPoolSaysItsNameItsSizeAndItsState() throws Exception {
        Path gate = directory.resolve("gate");
        try (ProcessPool<Task, String> pool = DeedWorker.open(2)) {
            CompletableFuture<String> running = pool.submit(task(Deed.WAIT_FOR_FILE, gate));
            assertThat(pool).hasToString("ProcessPool[deed, 2 workers, open]");
            assertThat(pool.toString("DeedPool")).isEqualTo("DeedPool[deed, 2 workers, open]");
            pool.shutdown();
            assertThat(pool).hasToString("ProcessPool[deed, 2 workers, shut down]");
            Files.createFile(gate);
            running.join();
            assertThat(pool.awaitTermination(Duration.ofSeconds(30))).isTrue();
            assertThat(pool).hasToString("ProcessPool[deed, 2 workers, terminated]");
        }
    }

    @Test
    void givenWorkersSayTheirSizeAndState() {
        try (Workers workers = Workers.inProcess(1)) {
            assertThat(workers).hasToString("Workers[1 thread, open]");
            workers.set().shutdown();
            await().untilAsserted(() -> assertThat(workers).hasToString("Workers[1 thread, terminated]"));
        }
    }
}
