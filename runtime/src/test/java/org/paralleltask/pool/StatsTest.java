package org.paralleltask.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.paralleltask.pool.DeedWorker.task;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.DeathCause;
import org.paralleltask.Outcome;
import org.paralleltask.PoolStats;
import org.paralleltask.WorkerStats;
import org.paralleltask.WorkerStats.Progress;
import org.paralleltask.WorkerStats.State;
import org.paralleltask.fixture.Needs;
import org.paralleltask.pool.DeedWorker.Deed;
import org.paralleltask.pool.DeedWorker.Task;

/** What a pool counts and measures. */
@Timeout(60)
class StatsTest {
    @TempDir
    private Path directory;

    /** waiting, running, done, failed, cancelled, retried */
    private static List<Long> counts(ProcessPool<?, ?> pool) {
        PoolStats stats = pool.stats();
        return List.of(
                stats.waiting(), stats.running(), stats.done(), stats.failed(), stats.cancelled(), stats.retried());
    }

    @Test
    @DisplayName("M19: what was done by all workers adds up to what the pool has done")
    void theSumsAddUp() {
        Instant before = Instant.now();
        try (ProcessPool<Task, String> pool = DeedWorker.open(2)) {
            pool.map(IntStream.range(0, 100).boxed().toList(), i -> task(Deed.ECHO, i));
            pool.map(List.of(1, 2, 3, 4), i -> task(Deed.PAUSE, 50));

            PoolStats stats = pool.stats();
            Duration atMost = Duration.between(before, Instant.now());
            assertThat(stats.pool()).isEqualTo("deed");
            assertThat(stats.done()).isEqualTo(104);
            assertThat(stats.workers()).extracting(WorkerStats::name).isSubsetOf("deed-1", "deed-2");
            assertThat(stats.workers().stream()
                            .mapToLong(WorkerStats::tasksDone)
                            .sum())
                    .isEqualTo(104);
            assertThat(sum(stats.workers().stream().map(WorkerStats::working)))
                    .isGreaterThanOrEqualTo(Duration.ofMillis(4 * 50));
            assertThat(stats.workers()).allSatisfy(worker -> {
                assertThat(worker.starting().plus(worker.waiting()).plus(worker.working()))
                        .isLessThanOrEqualTo(atMost);
                assertThat(worker.utilization()).isBetween(0.0, 1.0);
            });
        }
    }

    private static Duration sum(Stream<Duration> durations) {
        return durations.reduce(Duration.ZERO, Duration::plus);
    }

    @Test
    void placesThatHaveHadNoProcessYetAreAbsent() {
        try (ProcessPool<Task, String> pool =
                DeedWorker.open(options -> options.workers(3).startOnDemand(true))) {
            assertThat(pool.stats().workers()).extracting(WorkerStats::state).containsOnly(State.ABSENT);
            assertThat(pool.stats().workers())
                    .extracting(WorkerStats::name)
                    .containsExactly("deed-1", "deed-2", "deed-3");

            pool.call(task(Deed.ECHO));

            assertThat(pool.stats().workers())
                    .extracting(WorkerStats::state)
                    .containsExactlyInAnyOrder(State.IDLE, State.ABSENT, State.ABSENT);
        }
    }

    @Test
    void aWorkersTimeIsAllOfItsLife() {
        try (ProcessPool<Task, String> pool = DeedWorker.open(1)) {
            pool.call(task(Deed.PAUSE, 50));

            Instant before = Instant.now();
            WorkerStats worker = pool.stats().workers().get(0);
            Instant after = Instant.now();
            Instant started = worker.started().orElseThrow();
            Duration accounted = worker.starting().plus(worker.waiting()).plus(worker.working());
            Duration clocks = Duration.ofMillis(200); // the two that are read may differ
            assertThat(accounted)
                    .isBetween(
                            Duration.between(started, before).minus(clocks),
                            Duration.between(started, after).plus(clocks));
            assertThat(worker.starting()).isPositive();
        }
    }

    @Test
    @DisplayName("M19: the five slowest runs, with their arguments, the slowest first")
    void remembersTheSlowest() {
        List<Integer> pauses = List.of(0, 320, 1, 200, 260, 2, 380, 3, 440, 4);
        try (ProcessPool<Task, String> pool = DeedWorker.open(1);
                Stream<Outcome<Task, String>> stream = pool.outcomes(pauses, pause -> task(Deed.PAUSE, pause))) {
            List<Outcome<Task, String>> outcomes = stream.toList();

            List<PoolStats.SlowTask> slowest = pool.stats().slowest();
            assertThat(slowest)
                    .hasSize(5)
                    .isSortedAccordingTo(
                            Comparator.comparing(PoolStats.SlowTask::elapsed).reversed());
            // As they really ran: on a busy machine a short pause may take long.
            Duration certainlyAmongThem = slowest.get(4).elapsed().plusMillis(50);
            assertThat(outcomes)
                    .filteredOn(outcome -> outcome.run().elapsed().compareTo(certainlyAmongThem) > 0)
                    .isNotEmpty()
                    .allSatisfy(outcome -> assertThat(slowest)
                            .extracting(PoolStats.SlowTask::task)
                            .contains(outcome.task().toString()));
            assertThat(slowest).allSatisfy(slow -> {
                assertThat(slow.run().worker()).isEqualTo("deed-1");
                assertThat(slow.run().attempt()).isEqualTo(1);
                assertThat(slow.run().elapsed()).isEqualTo(slow.elapsed());
            });
            assertThat(slowest.get(0).elapsed()).isGreaterThanOrEqualTo(Duration.ofMillis(440));
        }
    }

    @Test
    void aWorkerIsAbsentThenStartingThenBusyThenIdle() throws Exception {
        Path gate = directory.resolve("gate");
        Path start = directory.resolve("start");
        try (ProcessPool<Task, String> pool = DeedWorker.open(
                options -> options.workers(1).startOnDemand(true).commandPrefix(startsWith(start)))) {
            assertThat(pool.stats().workers()).allMatch(worker -> worker.state() == State.ABSENT);

            CompletableFuture<String> future = pool.submit(task(Deed.WAIT_FOR_FILE, gate));
            await().until(() -> isFirst(pool, State.STARTING));
            assertThat(pool.stats().waiting()).isEqualTo(1);
            Files.createFile(start);
            await().until(() -> Files.exists(Path.of(gate + ".waiting")));
            WorkerStats busy = pool.stats().workers().get(0);
            assertThat(busy.state()).isEqualTo(State.BUSY);
            assertThat(busy.task()).contains("Task[deed=WAIT_FOR_FILE, text=" + gate + "]");
            assertThat(counts(pool)).containsExactly(0L, 1L, 0L, 0L, 0L, 0L);
            Files.createFile(gate);
            future.join();

            WorkerStats idle = pool.stats().workers().get(0);
            assertThat(idle.state()).isEqualTo(State.IDLE);
            assertThat(idle.task()).isEmpty();
            assertThat(idle.name()).isEqualTo("deed-1");
            assertThat(idle.processes()).isEqualTo(1);
        }
    }

    /** Workers start once there is such a file. */
    private static List<String> startsWith(Path file) {
        return List.of("sh", "-c", "while ! test -e \"$0\"; do sleep 0.05; done; exec \"$@\"", file.toString());
    }

    private static boolean isFirst(ProcessPool<?, ?> pool, State state) {
        List<WorkerStats> workers = pool.stats().workers();
        return !workers.isEmpty() && workers.get(0).state() == state;
    }

    @Test
    void aWorkerThatHasGoneIsAbsentAndWhatItDidStays() {
        try (ProcessPool<Task, String> pool =
                DeedWorker.open(options -> options.workers(1).idleTimeout(Duration.ofMillis(10)))) {
            pool.call(task(Deed.PAUSE, 20));

            await().until(() -> isFirst(pool, State.ABSENT));
            WorkerStats gone = pool.stats().workers().get(0);
            assertThat(gone.pid()).isEmpty();
            assertThat(gone.started()).isEmpty();
            assertThat(gone.memory()).isEmpty();
            assertThat(gone.tasksDone()).isEqualTo(1);
            assertThat(gone.working()).isGreaterThanOrEqualTo(Duration.ofMillis(20));
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    @Needs("proc")
    void tellsPidAndMemory() {
        try (ProcessPool<Task, String> pool = DeedWorker.open(1)) {
            String pid = pool.call(task(Deed.PID));

            WorkerStats worker = pool.stats().workers().get(0);
            assertThat(worker.pid()).hasValue(Long.parseLong(pid));
            long before = worker.memory().orElseThrow();
            assertThat(before).isBetween(10L << 20, 1L << 30);

            pool.call(task(Deed.LEAK, 60));
            assertThat(pool.stats().workers().get(0).memory().orElseThrow()).isGreaterThan(before + (40 << 20));
        }
    }

    @Test
    void showsTheProgressOfARunningTask() throws Exception {
        Path gate = directory.resolve("gate");
        try (ProcessPool<Task, String> pool = DeedWorker.open(1)) {
            CompletableFuture<String> future = pool.submit(task(Deed.PROGRESS, gate));

            await().untilAsserted(() -> assertThat(pool.stats().workers())
                    .singleElement()
                    .satisfies(worker -> assertThat(worker.progress()).contains(new Progress(1, 3))));
            Files.createFile(gate);
            future.join();
            assertThat(pool.stats().workers().get(0).progress()).isEmpty();
        }
    }

    @Test
    void countsEachEndOnce() throws Exception {
        Path gate = directory.resolve("gate");
        try (ProcessPool<Task, String> pool =
                DeedWorker.open(options -> options.workers(1).retries(1).retryOn(EnumSet.allOf(DeathCause.class)))) {
            CompletableFuture<String> running = pool.submit(task(Deed.WAIT_FOR_FILE, gate));
            CompletableFuture<String> withdrawn = pool.submit(task(Deed.ECHO, "never"));
            CompletableFuture<String> completed = pool.submit(task(Deed.ECHO, "never"));
            await().until(() -> Files.exists(Path.of(gate + ".waiting")));
            assertThat(counts(pool)).containsExactly(2L, 1L, 0L, 0L, 0L, 0L);
            withdrawn.cancel(false);
            completed.complete("by another");
            assertThat(counts(pool)).containsExactly(0L, 1L, 0L, 0L, 2L, 0L);
            Files.createFile(gate);
            running.join();
            assertThat(counts(pool)).containsExactly(0L, 0L, 1L, 0L, 2L, 0L);

            assertThat(pool.submit(task(Deed.THROW_OWN, "x"))).failsWithin(Duration.ofSeconds(30));
            assertThat(counts(pool)).containsExactly(0L, 0L, 1L, 1L, 2L, 0L);

            assertThat(pool.call(task(Deed.MARK_AND_DIE_UNTIL, directory.resolve("a") + " 2")))
                    .isEqualTo("2");
            assertThat(counts(pool)).containsExactly(0L, 0L, 2L, 1L, 2L, 1L);

            assertThat(pool.submit(task(Deed.HALT, 1))).failsWithin(Duration.ofSeconds(30));
            assertThat(counts(pool)).containsExactly(0L, 0L, 2L, 2L, 2L, 2L);
        }
    }

    @Test
    void countsLimitsAsFailuresAndCancelsAsCancelled() {
        Path sign = directory.resolve("sign");
        try (ProcessPool<Task, String> pool = DeedWorker.open(1)) {
            assertThat(pool.within(Duration.ofMillis(10)).submit(task(Deed.SPIN)))
                    .failsWithin(Duration.ofSeconds(30));
            assertThat(counts(pool)).containsExactly(0L, 0L, 0L, 1L, 0L, 0L);

            CompletableFuture<String> cancelled = pool.submit(task(Deed.OBEY_INTERRUPT, sign));
            await().until(() -> Files.exists(sign));
            cancelled.cancel(true);
            pool.call(task(Deed.PID)); // behind it
            assertThat(counts(pool)).containsExactly(0L, 0L, 1L, 1L, 1L, 0L);
            assertThat(pool.stats().workers().get(0).processes()).isEqualTo(3);
            assertThat(pool.stats().workers().get(0).tasksDone()).isEqualTo(3);
        }
    }

    @Test
    void poolsOnSharedWorkersCountTheirOwnTasksAndTheWorkersAll() {
        try (Workers workers = Workers.open(options -> options.workers(1));
                ProcessPool<Task, String> deeds = DeedWorker.open(workers);
                ProcessPool<String, Integer> lengths = LengthWorker.open(workers)) {
            deeds.map(List.of(1, 2, 3), i -> task(Deed.ECHO, i));
            lengths.call("four");

            assertThat(counts(deeds)).containsExactly(0L, 0L, 3L, 0L, 0L, 0L);
            assertThat(counts(lengths)).containsExactly(0L, 0L, 1L, 0L, 0L, 0L);
            assertThat(workers.stats())
                    .singleElement()
                    .satisfies(worker -> assertThat(worker.tasksDone()).isEqualTo(4));
            assertThat(lengths.stats().workers().get(0).tasksDone()).isEqualTo(4);
            assertThat(lengths.stats().slowest()).hasSize(1);
        }
    }

    @Test
    void countsStayAfterTheEnd() {
        ProcessPool<Task, String> pool = DeedWorker.open(1);
        pool.call(task(Deed.ECHO, "x"));
        pool.close();

        assertThat(counts(pool)).containsExactly(0L, 0L, 1L, 0L, 0L, 0L);
        assertThat(pool.stats().workers()).allMatch(worker -> worker.state() == State.ABSENT);
    }

    @Test
    @DisplayName("M19: asked without pause while tasks run and workers come and go, it is always right")
    void mayBeAskedAtAnyTime() throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        AtomicReference<Throwable> wrong = new AtomicReference<>();
        AtomicReference<Long> most = new AtomicReference<>(0L);
        try (ProcessPool<Task, String> pool =
                DeedWorker.open(options -> options.workers(2).maxTasksPerWorker(40))) {
            Thread asking = new Thread(() -> {
                while (!stop.get() && wrong.get() == null) {
                    PoolStats stats = pool.stats();
                    assertThat(stats.running()).isBetween(0L, 4L); // two, and two just replaced
                    assertThat(stats.done()).isGreaterThanOrEqualTo(most.get());
                    most.set(stats.done());
                }
            });
            asking.setUncaughtExceptionHandler((thread, thrown) -> wrong.set(thrown));
            asking.start();

            List<Outcome<Task, String>> outcomes;
            try (Stream<Outcome<Task, String>> stream =
                    pool.outcomes(IntStream.range(0, 200).boxed().toList(), i -> task(Deed.ECHO, i))) {
                outcomes = stream.toList();
            } finally {
                stop.set(true);
                asking.join();
            }

            assertThat(wrong.get()).isNull();
            assertThat(outcomes).hasSize(200).allMatch(outcome -> outcome instanceof Outcome.Success);
            assertThat(counts(pool)).containsExactly(0L, 0L, 200L, 0L, 0L, 0L);
        }
    }
}
