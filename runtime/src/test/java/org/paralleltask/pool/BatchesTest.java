package org.paralleltask.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.Outcome;
import org.paralleltask.PoolListener;
import org.paralleltask.TaskTimeoutException;
import org.paralleltask.WorkerCrashedException;
import org.paralleltask.WorkerStats;
import org.paralleltask.pool.BatchWorker.Kind;
import org.paralleltask.pool.BatchWorker.Result;
import org.paralleltask.pool.BatchWorker.Task;

/** Tasks that a worker is sent together: each one's fate is its own. (Long, for there are many fates, and one way to get tasks together.) */
@Timeout(60)
@EnabledOnOs(OS.LINUX) // workers are stopped for a moment, and that must be seen
class BatchesTest {
    private Path log;

    @TempDir
    private Path directory;

    @BeforeEach
    void nameFiles() {
        log = directory.resolve("log");
    }

    private static ProcessPool<Task, Result> openWarm(int workers) {
        return BatchWorker.openWarm(options -> options.workers(workers));
    }

    private Task task(Kind kind, int id, long amount) {
        return new Task(kind, id, amount, log.toString());
    }

    private Task task(Kind kind, int id) {
        return task(kind, id, 0);
    }

    /** Short tasks with the numbers 0 to {@code count - 1}, but for one. */
    private List<Task> among(int count, Task other) {
        return IntStream.range(0, count)
                .mapToObj(i -> i == other.id() ? other : task(Kind.QUICK, i))
                .toList();
    }

    private static List<CompletableFuture<Result>> submit(ProcessPool<Task, Result> pool, List<Task> tasks) {
        return tasks.stream().map(pool::submit).toList();
    }

    /** Submits them while the one worker is stopped, and behind a task that it has: so it gets many at once. */
    private static List<CompletableFuture<Result>> together(ProcessPool<Task, Result> pool, List<Task> tasks)
            throws Exception {
        long pid = pool.stats().workers().get(0).pid();
        stop(pid);
        pool.submit(BatchWorker.quick(-1));
        await().until(() -> pool.stats().waiting() == 0);
        List<CompletableFuture<Result>> futures = submit(pool, tasks);
        assertThat(pool.stats().waiting()).isEqualTo(tasks.size());
        signal("-CONT", pid);
        return futures;
    }

    private static void stop(long pid) throws IOException, InterruptedException {
        signal("-STOP", pid);
        await().until(() -> ProcFiles.isStopped(pid));
    }

    private static void signal(String name, long pid) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", name, Long.toString(pid)).start().waitFor())
                .isZero();
    }

    private static @Nullable Throwable failure(CompletableFuture<Result> future) throws InterruptedException {
        try {
            future.get();
            return null;
        } catch (ExecutionException e) {
            return e.getCause();
        } catch (CancellationException e) {
            return e;
        }
    }

    private Map<Integer, Integer> marks() throws IOException {
        Map<Integer, Integer> marks = new HashMap<>();
        if (Files.exists(log)) {
            Files.readAllLines(log).forEach(line -> marks.merge(Integer.parseInt(line), 1, Integer::sum));
        }
        return marks;
    }

    /** All but one have their own value, and all have run once. */
    private Throwable onlyFailure(List<CompletableFuture<Result>> futures, int culprit) throws Exception {
        for (int i = 0; i < futures.size(); i++) {
            if (i != culprit) {
                assertThat(futures.get(i).get().id()).isEqualTo(i);
            }
        }
        assertThat(marks().keySet()).hasSize(futures.size());
        assertThat(marks().values()).containsOnly(1);
        Throwable failure = failure(futures.get(culprit));
        assertThat(failure).isNotNull();
        return failure == null ? new AssertionError() : failure;
    }

    private void openGate() throws IOException {
        Files.createFile(directory.resolve("gate"));
    }

    @Test
    @DisplayName("B22: of 5,000 tiny tasks many are sent at once")
    void tinyTasksAreSentManyAtOnce() throws Exception {
        try (ProcessPool<Task, Result> pool = BatchWorker.open(options -> options.workers(1))) {
            List<Integer> numbers = IntStream.range(0, 5000).boxed().toList();

            assertThat(pool.map(numbers, BatchWorker::quick).stream().map(Result::id))
                    .isEqualTo(numbers);

            List<CompletableFuture<Result>> futures = together(pool, among(20, task(Kind.WAIT, 0)));
            await().until(() -> Files.exists(log));
            assertThat(pool.stats().waiting()).isLessThan(19); // the others are at the worker
            openGate();
            onlyFailureFree(futures);
        }
    }

    private void onlyFailureFree(List<CompletableFuture<Result>> futures) throws Exception {
        for (int i = 0; i < futures.size(); i++) {
            assertThat(futures.get(i).get().id()).isEqualTo(i);
        }
        assertThat(marks().keySet()).hasSize(futures.size());
        assertThat(marks().values()).containsOnly(1);
    }

    @Test
    @DisplayName("D1: a worker that is killed in the midst of a batch fails one task alone, and none runs twice")
    void aKillInTheMidstOfABatchFailsOneTask() throws Exception {
        try (ProcessPool<Task, Result> pool = openWarm(2)) {
            List<CompletableFuture<Result>> futures = submit(pool, among(2000, task(Kind.KILL, 777)));

            assertThat(onlyFailure(futures, 777)).isInstanceOf(WorkerCrashedException.class);
        }
    }

    @Test
    void whatEndedBeforeTheDeathInTheSameBatchKeepsItsValue() throws Exception {
        try (ProcessPool<Task, Result> pool = openWarm(1)) {
            long pid = pool.stats().workers().get(0).pid();

            List<CompletableFuture<Result>> futures = together(pool, among(20, task(Kind.KILL, 10)));

            assertThat(onlyFailure(futures, 10)).isInstanceOf(WorkerCrashedException.class);
            for (int i = 0; i < 10; i++) {
                assertThat(futures.get(i).get().pid()).isEqualTo(pid);
            }
            assertThat(futures.get(11).get().pid()).isNotEqualTo(pid);
        }
    }

    @Test
    @DisplayName("D3: System.exit in the midst of a batch fails one task alone, and none runs twice")
    void anExitInTheMidstOfABatchFailsOneTask() throws Exception {
        try (ProcessPool<Task, Result> pool = openWarm(1)) {
            List<CompletableFuture<Result>> futures = together(pool, among(200, task(Kind.EXIT, 9)));

            assertThat(onlyFailure(futures, 9))
                    .isInstanceOf(WorkerCrashedException.class)
                    .hasMessageContaining("exit status 5");
        }
    }

    @Test
    @DisplayName("E1: of 2,000 short tasks and an endless one that one alone meets its limit")
    void oneEndlessTaskAmongShortOnesMeetsItsLimit() throws Exception {
        try (ProcessPool<Task, Result> pool =
                BatchWorker.openWarm(options -> options.workers(2).timeout(Duration.ofSeconds(1)))) {
            List<CompletableFuture<Result>> futures = submit(pool, among(2000, task(Kind.SPIN, 1000)));

            assertThat(onlyFailure(futures, 1000)).isInstanceOf(TaskTimeoutException.class);
        }
    }

    @Test
    void aLimitIsEachTasksOwnThoughTheyAreSentTogether() throws Exception {
        try (ProcessPool<Task, Result> pool = openWarm(1)) {
            ProcessPool<Task, Result> limited = pool.within(Duration.ofMillis(800));

            List<Task> tasks =
                    IntStream.range(0, 20).mapToObj(i -> task(Kind.SLOW, i, 80)).toList();
            onlyFailureFree(together(limited, tasks));
        }
    }

    @Test
    void aLaterTaskOfABatchMeetsItsLimitAfterItsOwnTime() throws Exception {
        try (ProcessPool<Task, Result> pool = openWarm(1)) {
            ProcessPool<Task, Result> limited = pool.within(Duration.ofMillis(700));

            List<CompletableFuture<Result>> futures =
                    together(limited, List.of(task(Kind.SLOW, 0, 400), task(Kind.SPIN, 1), task(Kind.QUICK, 2)));

            assertThat(onlyFailure(futures, 1))
                    .isInstanceOfSatisfying(
                            TaskTimeoutException.class,
                            e -> assertThat(e.elapsed()).isGreaterThanOrEqualTo(Duration.ofMillis(690)));
        }
    }

    @Test
    @DisplayName("E9: cancelling the running task of a batch fails no other")
    void cancellingTheRunningTaskOfABatchFailsNoOther() throws Exception {
        try (ProcessPool<Task, Result> pool = openWarm(1)) {
            List<CompletableFuture<Result>> futures = together(pool, among(40, task(Kind.SPIN, 20)));
            await().until(() -> marks().containsKey(20));

            assertThat(futures.get(20).cancel(true)).isTrue();

            assertThat(onlyFailure(futures, 20)).isInstanceOf(CancellationException.class);
        }
    }

    @Test
    void aTaskThatWaitsAtItsWorkerIsWithdrawnByACancel() throws Exception {
        try (ProcessPool<Task, Result> pool = openWarm(1)) {
            List<CompletableFuture<Result>> futures = together(pool, among(20, task(Kind.WAIT, 0)));
            await().until(() -> Files.exists(log));
            long pid = pool.stats().workers().get(0).pid();

            assertThat(futures.get(1).cancel(false)).isTrue();
            assertThat(futures.get(2).cancel(true)).isTrue();
            openGate();

            assertThat(futures.get(3).get().pid()).isEqualTo(pid);
            futures.get(19).get();
            assertThat(marks()).doesNotContainKeys(1, 2).hasSize(18);
        }
    }

    @Test
    @DisplayName("F10: shutdownNow returns the tasks that waited at a worker, and they never run")
    void shutdownNowReturnsWhatWaitedAtAWorker() throws Exception {
        List<Task> neverStarted;
        List<CompletableFuture<Result>> futures;
        try (ProcessPool<Task, Result> pool = openWarm(1)) {
            futures = together(pool, among(40, task(Kind.WAIT, 5)));
            await().until(() -> marks().containsKey(5));

            neverStarted = pool.shutdownNow();
        }

        assertThat(neverStarted.stream().map(Task::id))
                .containsExactlyElementsOf(IntStream.range(6, 40).boxed().toList());
        assertThat(marks().keySet()).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5);
        for (CompletableFuture<Result> future : futures.subList(5, 40)) {
            assertThat(failure(future)).isInstanceOf(CancellationException.class);
        }
    }

    @Test
    @DisplayName("B9: a map's first failure withdraws what its worker has not begun")
    void aFailureWithdrawsWhatWaitsAtAWorker() throws Exception {
        try (ProcessPool<Task, Result> pool = openWarm(1)) {
            List<Task> tasks = new ArrayList<>(List.of(task(Kind.THROW, 0), task(Kind.SLOW, 1, 100)));
            IntStream.range(2, 30).forEach(i -> tasks.add(task(Kind.QUICK, i)));
            long pid = pool.stats().workers().get(0).pid();
            stop(pid);
            pool.submit(BatchWorker.quick(-1));
            await().until(() -> pool.stats().waiting() == 0);
            CompletableFuture<List<Result>> map =
                    CompletableFuture.supplyAsync(() -> pool.map(tasks, UnaryOperator.identity()));
            await().until(() -> pool.stats().waiting() == tasks.size());
            signal("-CONT", pid);

            assertThatThrownBy(map::get).hasRootCauseMessage("as asked: 0");
            pool.call(BatchWorker.quick(-1)); // it has got so far
            assertThat(marks().keySet()).isSubsetOf(0, 1);
        }
    }

    @Test
    void aSlowTaskDoesNotHoldBackTheShortOnesThatWereSentWithIt() throws Exception {
        try (ProcessPool<Task, Result> pool = openWarm(2)) {
            List<CompletableFuture<Result>> futures = submit(pool, among(300, task(Kind.WAIT, 50)));

            for (int i = 0; i < futures.size(); i++) {
                if (i != 50) {
                    futures.get(i).get(10, TimeUnit.SECONDS);
                }
            }
            assertThat(futures.get(50)).isNotDone();
            openGate();
            onlyFailureFree(futures);
        }
    }

    @Test
    void whatEndedIsDeliveredWhileALaterTaskOfItsBatchRuns() throws Exception {
        try (ProcessPool<Task, Result> pool = openWarm(1)) {
            List<CompletableFuture<Result>> futures = together(pool, among(20, task(Kind.WAIT, 10)));

            for (CompletableFuture<Result> future : futures.subList(0, 10)) {
                future.get(10, TimeUnit.SECONDS);
            }
            assertThat(futures.get(10)).isNotDone();
            openGate();
            onlyFailureFree(futures);
        }
    }

    @Test
    @DisplayName("G3: no worker runs more than maxTasksPerWorker, though it is sent many at once")
    void maxTasksPerWorkerIsExact() {
        try (ProcessPool<Task, Result> pool =
                BatchWorker.openWarm(options -> options.workers(1).maxTasksPerWorker(1000))) {
            List<Result> results = pool.map(IntStream.range(0, 2500).boxed().toList(), BatchWorker::quick);

            Map<Long, Integer> perProcess = new HashMap<>();
            results.forEach(result -> perProcess.merge(result.pid(), 1, Integer::sum));
            assertThat(perProcess.values()).containsExactlyInAnyOrder(1000, 1000, 500); // after 3000 of others
        }
    }

    @Test
    @DisplayName("D22: of a batch whose worker dies one task alone uses up a retry")
    void aRetryIsTheVictimsAlone() throws Exception {
        Set<Integer> retried = Collections.synchronizedSet(new HashSet<>());
        PoolListener listener = new PoolListener() {
            @Override
            public void taskRetried(PoolListener.Task retry, Throwable death) {
                retried.add(((BatchWorker.Task) retry.task()).id());
            }
        };
        try (ProcessPool<Task, Result> pool =
                BatchWorker.openWarm(options -> options.workers(1).retries(1).listener(listener))) {
            List<CompletableFuture<Result>> futures = together(pool, among(40, task(Kind.KILL_ONCE, 7)));

            for (int i = 0; i < futures.size(); i++) {
                assertThat(futures.get(i).get().id()).isEqualTo(i);
            }
            Map<Integer, Integer> marks = marks();
            assertThat(marks.remove(7)).isEqualTo(2);
            assertThat(marks.values()).hasSize(39).containsOnly(1);
            assertThat(retried).containsExactly(7);
        }
    }

    @Test
    void largeValuesAmongSmallOnesKeepTheirOrder() {
        try (ProcessPool<Task, Result> pool = openWarm(2)) {
            List<Integer> numbers = IntStream.range(0, 600).boxed().toList();

            List<Result> results = pool.map(
                    numbers, i -> i % 50 == 7 ? new Task(Kind.LARGE, i, 200_000 + i, "") : BatchWorker.quick(i));

            assertThat(results.stream().map(Result::id)).isEqualTo(numbers);
            assertThat(results)
                    .allSatisfy(result ->
                            assertThat(result.load()).hasSize(result.id() % 50 == 7 ? 200_000 + result.id() : 0));
        }
    }

    @Test
    void theTimeOfATaskWithALargeValueIsItsOwn() {
        try (ProcessPool<Task, Result> pool = openWarm(1)) {
            List<Outcome<Task, Result>> outcomes = pool.outcomes(List.of(0), i -> new Task(Kind.LARGE, i, 300_000, ""))
                    .toList();

            assertThat(outcomes.get(0).run().elapsed()).isBetween(Duration.ofMillis(300), Duration.ofSeconds(5));
        }
    }

    @Test
    void anExceptionInTheMidstOfABatchIsItsTasksOwn() throws Exception {
        try (ProcessPool<Task, Result> pool = openWarm(1)) {
            long pid = pool.stats().workers().get(0).pid();

            List<CompletableFuture<Result>> futures = together(pool, among(40, task(Kind.THROW, 11)));

            assertThat(onlyFailure(futures, 11)).hasMessage("as asked: 11");
            assertThat(futures.get(39).get().pid()).isEqualTo(pid);
        }
    }

    @Test
    void aTaskThatIsRefusedMemoryStopsItsBatchAndTheRestGoesElsewhere() throws Exception {
        try (ProcessPool<Task, Result> pool =
                BatchWorker.openWarm(options -> options.workers(1).jvmArgs(List.of("-XX:MaxDirectMemorySize=1m")))) {
            long pid = pool.stats().workers().get(0).pid();

            List<CompletableFuture<Result>> futures = together(pool, among(40, task(Kind.FILL_DIRECT_MEMORY, 11)));

            assertThat(onlyFailure(futures, 11)).isInstanceOf(OutOfMemoryError.class);
            assertThat(futures.get(10).get().pid()).isEqualTo(pid);
            for (CompletableFuture<Result> future : futures.subList(12, 40)) {
                assertThat(future.get().pid()).isNotEqualTo(pid);
            }
        }
    }

    @Test
    void eachTaskOfABatchIsHeardToStartToBeSoFarAndToEndInThisOrder() throws Exception {
        Map<Integer, List<String>> heard = Collections.synchronizedMap(new HashMap<>());
        PoolListener listener = new PoolListener() {
            @Override
            public void taskStarted(PoolListener.Task started) {
                hear(started, "started");
            }

            @Override
            public void taskProgress(PoolListener.Task at, long done, long total) {
                hear(at, "at " + done);
            }

            @Override
            public void taskDone(PoolListener.Task done) {
                hear(done, "done");
            }

            private void hear(PoolListener.Task task, String what) {
                int id = ((BatchWorker.Task) task.task()).id();
                heard.computeIfAbsent(id, unheard -> Collections.synchronizedList(new ArrayList<>()))
                        .add(what);
            }
        };
        try (ProcessPool<Task, Result> pool =
                BatchWorker.openWarm(options -> options.workers(1).listener(listener))) {
            heard.clear();
            List<Task> tasks = IntStream.range(0, 100)
                    .mapToObj(i -> task(Kind.PROGRESS, i, 1000))
                    .toList();

            for (CompletableFuture<Result> future : together(pool, tasks)) {
                future.get();
            }
        }

        for (int i = 0; i < 100; i++) {
            assertThat(heard.get(i)).startsWith("started").endsWith("done").containsAnyOf("at " + i, "started");
            assertThat(heard.get(i)).isSubsetOf("started", "at " + i, "done");
        }
    }

    @Test
    void twoTasksThatTurnOutLongRunAtOnceWhereAnotherWorkerMayBeStarted() throws Exception {
        try (ProcessPool<Task, Result> pool =
                BatchWorker.openWarm(options -> options.workers(1).startOnDemand(true))) {
            pool.resize(2);
            assertThat(running(pool)).isEqualTo(1);

            List<CompletableFuture<Result>> futures = submit(
                    pool,
                    IntStream.range(0, 4).mapToObj(i -> task(Kind.WAIT, i)).toList());

            await().atMost(Duration.ofSeconds(10)).until(() -> marks().size() == 2);
            openGate();
            onlyFailureFree(futures);
        }
    }

    private static long running(ProcessPool<Task, Result> pool) {
        return pool.stats().workers().stream()
                .filter(worker -> worker.state() != WorkerStats.State.ABSENT)
                .count();
    }
}
