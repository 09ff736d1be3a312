package org.paralleltask.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.Outcome;
import org.paralleltask.PoolListener;
import org.paralleltask.WorkerStats;
import org.paralleltask.pool.ShortTaskWorker.Kind;
import org.paralleltask.pool.ShortTaskWorker.Result;
import org.paralleltask.pool.ShortTaskWorker.Task;

/** Short tasks are sent to a worker together: how many, and what happens to those that it has not begun. */
@Timeout(60)
@EnabledOnOs(OS.LINUX) // workers are stopped for a moment, and that must be seen
class DispatchesTest {
    @TempDir
    private Path directory;

    private MarkedTasks marked;

    @BeforeEach
    void nameFiles() {
        marked = new MarkedTasks(directory);
    }

    @Test
    @DisplayName("B22: of 5,000 tiny tasks many are sent at once")
    void tinyTasksAreSentManyAtOnce() throws Exception {
        try (ProcessPool<Task, Result> pool = ShortTaskWorker.open(
                options -> options.workers(1).jvmArgs(List.of()))) { // with both JIT compilers, as users have it
            List<Integer> numbers = IntStream.range(0, 5000).boxed().toList();

            assertThat(pool.map(numbers, ShortTaskWorker::quick).stream().map(Result::id))
                    .isEqualTo(numbers);

            List<CompletableFuture<Result>> futures =
                    MarkedTasks.together(pool, marked.among(20, marked.task(Kind.WAIT, 0)));
            await().until(() -> marked.haveBegun());
            assertThat(pool.stats().waiting()).isLessThan(19); // the others are at the worker
            marked.openGate();
            marked.assertAllRan(futures);
        }
    }

    @Test
    void aTaskThatWaitsAtItsWorkerIsWithdrawnByACancel() throws Exception {
        try (ProcessPool<Task, Result> pool = ShortTaskWorker.openWarm(1)) {
            List<CompletableFuture<Result>> futures =
                    MarkedTasks.together(pool, marked.among(20, marked.task(Kind.WAIT, 0)));
            await().until(() -> marked.haveBegun());
            long pid = pool.stats().workers().get(0).pid().orElseThrow();

            assertThat(futures.get(1).cancel(false)).isTrue();
            assertThat(futures.get(2).cancel(true)).isTrue();
            marked.openGate();

            assertThat(futures.get(3).get().pid()).isEqualTo(pid);
            futures.get(19).get();
            assertThat(marked.marks()).doesNotContainKeys(1, 2).hasSize(18);
        }
    }

    @Test
    @DisplayName("F10: shutdownNow returns the tasks that waited at a worker, and they never run")
    void shutdownNowReturnsWhatWaitedAtAWorker() throws Exception {
        List<Task> neverStarted;
        List<CompletableFuture<Result>> futures;
        try (ProcessPool<Task, Result> pool = ShortTaskWorker.openWarm(1)) {
            futures = MarkedTasks.together(pool, marked.among(40, marked.task(Kind.WAIT, 5)));
            await().until(() -> marked.marks().containsKey(5));

            neverStarted = pool.shutdownNow();
        }

        assertThat(neverStarted.stream().map(Task::id))
                .containsExactlyElementsOf(IntStream.range(6, 40).boxed().toList());
        assertThat(marked.marks().keySet()).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5);
        for (CompletableFuture<Result> future : futures.subList(5, 40)) {
            assertThat(MarkedTasks.failure(future)).isInstanceOf(CancellationException.class);
        }
    }

    @Test
    @DisplayName("B9: a map's first failure withdraws what its worker has not begun")
    void aFailureWithdrawsWhatWaitsAtAWorker() throws Exception {
        try (ProcessPool<Task, Result> pool = ShortTaskWorker.openWarm(1)) {
            List<Task> tasks = new ArrayList<>(List.of(marked.task(Kind.THROW, 0), marked.task(Kind.SLOW, 1, 100)));
            IntStream.range(2, 30).forEach(i -> tasks.add(marked.task(Kind.QUICK, i)));
            long pid = pool.stats().workers().get(0).pid().orElseThrow();
            MarkedTasks.stop(pid);
            pool.submit(ShortTaskWorker.quick(-1));
            await().until(() -> pool.stats().waiting() == 0);
            CompletableFuture<List<Result>> map =
                    CompletableFuture.supplyAsync(() -> pool.map(tasks, UnaryOperator.identity()));
            await().until(() -> pool.stats().waiting() == tasks.size());
            MarkedTasks.signal("-CONT", pid);

            assertThatThrownBy(map::get).hasRootCauseMessage("as asked: 0");
            pool.call(ShortTaskWorker.quick(-1)); // it has got so far
            assertThat(marked.marks().keySet()).isSubsetOf(0, 1);
        }
    }

    @Test
    void aSlowTaskDoesNotHoldBackTheShortOnesThatWereSentWithIt() throws Exception {
        try (ProcessPool<Task, Result> pool = ShortTaskWorker.openWarm(2)) {
            List<CompletableFuture<Result>> futures =
                    MarkedTasks.submit(pool, marked.among(300, marked.task(Kind.WAIT, 50)));

            for (int i = 0; i < futures.size(); i++) {
                if (i != 50) {
                    futures.get(i).get(30, TimeUnit.SECONDS);
                }
            }
            assertThat(futures.get(50)).isNotDone();
            marked.openGate();
            marked.assertAllRan(futures);
        }
    }

    @Test
    void whatEndedIsDeliveredWhileALaterTaskOfItsDispatchRuns() throws Exception {
        try (ProcessPool<Task, Result> pool = ShortTaskWorker.openWarm(1)) {
            List<CompletableFuture<Result>> futures =
                    MarkedTasks.together(pool, marked.among(20, marked.task(Kind.WAIT, 10)));

            for (CompletableFuture<Result> future : futures.subList(0, 10)) {
                future.get(30, TimeUnit.SECONDS);
            }
            assertThat(futures.get(10)).isNotDone();
            marked.openGate();
            marked.assertAllRan(futures);
        }
    }

    @Test
    @DisplayName("G3: no worker runs more than maxTasksPerWorker, though it is sent many at once")
    void maxTasksPerWorkerIsExact() {
        try (ProcessPool<Task, Result> pool = ShortTaskWorker.openWarm(
                options -> options.workers(1).maxTasksPerWorker(ShortTaskWorker.WARM_UP / 2))) {
            List<Result> results = pool.map(IntStream.range(0, 1250).boxed().toList(), ShortTaskWorker::quick);

            Map<Long, Integer> perProcess = new HashMap<>();
            results.forEach(result -> perProcess.merge(result.pid(), 1, Integer::sum));
            assertThat(perProcess.values()).containsExactlyInAnyOrder(500, 500, 250); // after 1000 of others
        }
    }

    @Test
    void largeValuesAmongSmallOnesKeepTheirOrder() {
        try (ProcessPool<Task, Result> pool = ShortTaskWorker.openWarm(2)) {
            List<Integer> numbers = IntStream.range(0, 600).boxed().toList();

            List<Result> results = pool.map(
                    numbers, i -> i % 50 == 7 ? new Task(Kind.LARGE, i, 200_000 + i, "") : ShortTaskWorker.quick(i));

            assertThat(results.stream().map(Result::id)).isEqualTo(numbers);
            assertThat(results)
                    .allSatisfy(result ->
                            assertThat(result.load()).hasSize(result.id() % 50 == 7 ? 200_000 + result.id() : 0));
        }
    }

    @Test
    void theTimeOfATaskWithALargeValueIsItsOwn() {
        try (ProcessPool<Task, Result> pool = ShortTaskWorker.openWarm(1)) {
            long start = System.nanoTime();
            List<Outcome<Task, Result>> outcomes = pool.outcomes(List.of(0), i -> new Task(Kind.LARGE, i, 300_000, ""))
                    .toList();
            Duration all = Duration.ofNanos(System.nanoTime() - start);

            assertThat(outcomes.get(0).run().elapsed()).isBetween(Duration.ofMillis(300), all);
        }
    }

    @Test
    void eachTaskOfADispatchIsHeardToStartToBeSoFarAndToEndInThisOrder() throws Exception {
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
                int id = ((ShortTaskWorker.Task) task.task()).id();
                heard.computeIfAbsent(id, unheard -> Collections.synchronizedList(new ArrayList<>()))
                        .add(what);
            }
        };
        try (ProcessPool<Task, Result> pool =
                ShortTaskWorker.openWarm(options -> options.workers(1).listener(listener))) {
            heard.clear();
            List<Task> tasks = IntStream.range(0, 100)
                    .mapToObj(i -> marked.task(Kind.PROGRESS, i, 1000))
                    .toList();

            for (CompletableFuture<Result> future : MarkedTasks.together(pool, tasks)) {
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
                ShortTaskWorker.openWarm(options -> options.workers(1).startOnDemand(true))) {
            pool.resize(2);
            assertThat(running(pool)).isEqualTo(1);

            List<CompletableFuture<Result>> futures = MarkedTasks.submit(
                    pool,
                    IntStream.range(0, 4)
                            .mapToObj(i -> marked.task(Kind.WAIT, i))
                            .toList());

            await().until(() -> marked.marks().size() == 2);
            marked.openGate();
            marked.assertAllRan(futures);
        }
    }

    private static long running(ProcessPool<Task, Result> pool) {
        return pool.stats().workers().stream()
                .filter(worker -> worker.state() != WorkerStats.State.ABSENT)
                .count();
    }
}
