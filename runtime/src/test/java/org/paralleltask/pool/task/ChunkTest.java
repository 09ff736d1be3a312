package org.paralleltask.pool.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.DeathCause;
import org.paralleltask.Outcome;
import org.paralleltask.PoolStats;
import org.paralleltask.TaskTimeoutException;
import org.paralleltask.WorkerCrashedException;
import org.paralleltask.WorkerStats;
import org.paralleltask.pool.MarkedTasks;
import org.paralleltask.pool.ProcessPool;
import org.paralleltask.pool.ShortTaskWorker;
import org.paralleltask.pool.ShortTaskWorker.Kind;
import org.paralleltask.pool.ShortTaskWorker.Result;
import org.paralleltask.pool.ShortTaskWorker.Task;

/** Short tasks of maps and streams. Most never get a Job, and still none is affected by what happens to another. */
@Timeout(60)
class ChunkTest {
    private static final int MANY = 2000;
    private static final int ODD = 777;

    @TempDir
    private Path directory;

    private MarkedTasks marked;

    @BeforeEach
    void nameFiles() {
        marked = new MarkedTasks(directory);
    }

    private List<Outcome<Task, Result>> outcomes(ProcessPool<Task, Result> pool, Task odd) {
        try (Stream<Outcome<Task, Result>> outcomes = pool.outcomes(marked.among(MANY, odd), task -> task)) {
            return outcomes.toList();
        }
    }

    /** All are there once, with their own values, but one, which has failed; and nothing is left. */
    private Throwable onlyFailure(ProcessPool<Task, Result> pool, List<Outcome<Task, Result>> outcomes)
            throws Exception {
        Throwable failure = null;
        Set<Integer> ids = new HashSet<>();
        for (Outcome<Task, Result> outcome : outcomes) {
            assertThat(ids.add(outcome.task().id())).isTrue();
            if (outcome instanceof Outcome.Success<Task, Result> success) {
                assertThat(success.value().id()).isEqualTo(outcome.task().id());
                assertThat(success.run().pid().orElseThrow())
                        .isEqualTo(success.value().pid());
                assertThat(success.run().attempt()).isEqualTo(1);
                assertThat(success.run().elapsed()).isPositive();
                assertThat(success.run().queued()).isGreaterThanOrEqualTo(Duration.ZERO);
            } else {
                assertThat(outcome.task().id()).isEqualTo(ODD);
                failure = ((Outcome.Failure<Task, Result>) outcome).exception();
            }
        }
        assertThat(ids).hasSize(MANY);
        assertThat(marked.marks()).hasSize(MANY);
        assertThat(marked.marks().values()).containsOnly(1);
        assertSettled(pool, 1);
        assertThat(failure).isNotNull();
        return failure == null ? new AssertionError() : failure;
    }

    private static void assertSettled(ProcessPool<Task, Result> pool, int failed) {
        await().until(() -> pool.stats().running() == 0);
        PoolStats stats = pool.stats();
        assertThat(stats.waiting()).isZero();
        assertThat(stats.failed()).isEqualTo(failed);
        assertThat(stats.workers().stream().mapToLong(WorkerStats::tasksDone).sum())
                .isGreaterThanOrEqualTo(stats.done());
        assertThat(pool.call(ShortTaskWorker.quick(5)).id()).isEqualTo(5);
    }

    @Test
    void aMapOfThemHasTheirValuesInOrderAndTheyAreCounted() throws Exception {
        try (ProcessPool<Task, Result> pool = ShortTaskWorker.openWarm(2)) {
            long before = pool.stats().done();
            List<Integer> numbers = IntStream.range(0, 5 * MANY).boxed().toList();

            assertThat(pool.map(numbers, ShortTaskWorker::quick))
                    .extracting(Result::id)
                    .isEqualTo(numbers);

            assertThat(pool.stats().done() - before).isEqualTo(5 * MANY);
            assertSettled(pool, 0);
        }
    }

    /** One look at the clock is good for several tasks, but not for those that did not have to wait. */
    @Test
    void whoseInputsComeSlowlyWereNotQueuedMeanwhile() {
        Duration pause = Duration.ofMillis(100);
        try (ProcessPool<Task, Result> pool = ShortTaskWorker.openWarm(1)) {
            List<Integer> numbers = IntStream.range(0, 8).boxed().toList();
            AtomicLongArray made = new AtomicLongArray(numbers.size());
            try (Stream<Outcome<Task, Result>> outcomes = pool.outcomes(numbers, number -> {
                Task task = quickAfter(pause, number);
                made.set(number, System.nanoTime());
                return task;
            })) {
                assertThat(outcomes.peek(outcome -> {
                            Duration life = Duration.ofNanos(
                                    System.nanoTime() - made.get(outcome.task().id()));
                            assertThat(outcome.run().queued()).isLessThan(life.plus(pause));
                        }))
                        .hasSize(8);
            }
        }
    }

    private static Task quickAfter(Duration pause, int number) {
        long end = System.nanoTime() + pause.toNanos();
        await().until(() -> System.nanoTime() - end > 0);
        return ShortTaskWorker.quick(number);
    }

    @Test
    void theFirstFailureEndsAMapAndWithdrawsTheRest() throws Exception {
        try (ProcessPool<Task, Result> pool = ShortTaskWorker.openWarm(2)) {
            long before = pool.stats().done();

            assertThatThrownBy(() -> pool.map(marked.among(MANY, marked.task(Kind.THROW, ODD)), task -> task))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("as asked: " + ODD)
                    .satisfies(e -> assertThat(e.getSuppressed()[0]).hasMessageContaining("input " + ODD + " of map"));

            assertSettled(pool, 1);
            PoolStats stats = pool.stats();
            int begun = marked.marks().size();
            assertThat(stats.done() - before - 1).isEqualTo(begun - 1); // the call after it; the one that failed
            assertThat(marked.marks().values()).containsOnly(1);
        }
    }

    @Test
    void aDeathFailsTheTaskThatRan() throws Exception {
        try (ProcessPool<Task, Result> pool = ShortTaskWorker.openWarm(2)) {
            assertThat(onlyFailure(pool, outcomes(pool, marked.task(Kind.KILL, ODD))))
                    .isInstanceOf(WorkerCrashedException.class);
        }
    }

    @Test
    void aLimitEndsTheTaskThatRan() throws Exception {
        try (ProcessPool<Task, Result> pool = ShortTaskWorker.openWarm(2)) {
            ProcessPool<Task, Result> hasty = pool.within(Duration.ofMillis(300));

            assertThat(onlyFailure(pool, outcomes(hasty, marked.task(Kind.SPIN, ODD))))
                    .isInstanceOf(TaskTimeoutException.class);
        }
    }

    @Test
    void whatTheTaskThrowsIsItsOwn() throws Exception {
        try (ProcessPool<Task, Result> pool = ShortTaskWorker.openWarm(2)) {
            assertThat(onlyFailure(pool, outcomes(pool, marked.task(Kind.THROW, ODD))))
                    .hasMessage("as asked: " + ODD);
        }
    }

    @Test
    void aRetryRunsTheTaskAloneAgain() throws Exception {
        try (ProcessPool<Task, Result> pool = ShortTaskWorker.openWarm(
                options -> options.workers(2).retries(1).retryOn(EnumSet.allOf(DeathCause.class)))) {
            List<Result> values = pool.map(marked.among(MANY, marked.task(Kind.KILL_ONCE, ODD)), task -> task);

            assertThat(values).extracting(Result::id).containsExactlyElementsOf(numbers(MANY));
            assertThat(marked.marks()).containsEntry(ODD, 2).hasSize(MANY);
            assertThat(marked.marks().values()).containsOnlyOnce(2);
        }
    }

    private static List<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    @Test
    void answersThatAreSentForWantOfRoomComeInOrderToo() throws Exception {
        try (ProcessPool<Task, Result> pool = ShortTaskWorker.openWarm(2)) {
            List<Task> tasks = numbers(600).stream()
                    .map(i -> new Task(i % 50 == 7 ? Kind.LARGE : Kind.QUICK, i, i % 50 == 7 ? 3000 : 0, ""))
                    .toList();
            try (Stream<Result> values = pool.stream(tasks, task -> task)) {
                assertThat(values).extracting(Result::id).containsExactlyElementsOf(numbers(600));
            }
        }
    }

    @Test
    void largeTasksAmongThemKeepTheOrder() throws Exception {
        try (ProcessPool<Task, Result> pool = ShortTaskWorker.openWarm(2)) {
            String large = directory + "/.".repeat(1500) + "/log"; // the path of the log, the long way
            List<Task> tasks = numbers(MANY).stream()
                    .map(i -> new Task(Kind.QUICK, i, 0, i % 100 == 3 ? large : ""))
                    .toList();
            assertThat(pool.map(tasks, task -> task)).extracting(Result::id).containsExactlyElementsOf(numbers(MANY));
            try (Stream<Result> values = pool.stream(tasks, task -> task)) {
                assertThat(values).extracting(Result::id).containsExactlyElementsOf(numbers(MANY));
            }
        }
    }

    /** What the workers have begun is what they have been given; what they have not is withdrawn. */
    @Test
    void aStreamThatIsClosedHalfWayLeavesNothing() throws Exception {
        try (ProcessPool<Task, Result> pool = ShortTaskWorker.openWarm(2)) {
            Iterator<Task> endless = IntStream.iterate(0, i -> i + 1)
                    .mapToObj(i -> marked.task(Kind.QUICK, i))
                    .iterator();
            List<Integer> some = new ArrayList<>();
            try (Stream<Result> values = pool.stream(() -> endless, task -> task)) {
                values.limit(500).forEach(value -> some.add(value.id()));
            }

            assertThat(some).isEqualTo(numbers(500));
            assertSettled(pool, 0);
            assertThat(marked.marks().values()).containsOnly(1);
        }
    }

    @Test
    void manyStreamsAtOnceEachHaveTheirOwn() throws Exception {
        try (ProcessPool<Task, Result> pool = ShortTaskWorker.openWarm(2)) {
            List<CompletableFuture<Set<Integer>>> all = IntStream.range(0, 4)
                    .mapToObj(n -> CompletableFuture.supplyAsync(() -> {
                        List<Integer> own = IntStream.range(n * MANY, (n + 1) * MANY)
                                .boxed()
                                .toList();
                        try (Stream<Outcome<Task, Result>> outcomes = pool.outcomes(own, ShortTaskWorker::quick)) {
                            return outcomes.map(outcome -> ((Outcome.Success<Task, Result>) outcome)
                                            .value()
                                            .id())
                                    .collect(Collectors.toSet());
                        }
                    }))
                    .toList();
            for (int n = 0; n < all.size(); n++) {
                assertThat(all.get(n).join()).hasSize(MANY).contains(n * MANY, (n + 1) * MANY - 1);
            }
            assertSettled(pool, 0);
        }
    }

    @Test
    void shutdownNowReturnsThoseThatNeverStarted() throws Exception {
        ProcessPool<Task, Result> pool =
                ShortTaskWorker.openWarm(options -> options.workers(2).queueSize(MANY));
        try (pool) {
            CompletableFuture<List<Result>> map = CompletableFuture.supplyAsync(() ->
                    pool.map(marked.among(MANY, marked.task(Kind.WAIT, 100)), task -> task));
            await().until(() -> marked.marks().containsKey(100));

            List<Task> neverStarted = pool.shutdownNow();

            assertThatThrownBy(map::join).isInstanceOfAny(CancellationException.class, CompletionException.class);
            Set<Integer> begun = marked.marks().keySet();
            assertThat(neverStarted).extracting(Task::id).doesNotHaveDuplicates();
            assertThat(Collections.disjoint(
                            begun, neverStarted.stream().map(Task::id).toList()))
                    .isTrue();
            assertThat(pool.awaitTermination(Duration.ofSeconds(20))).isTrue();
        }
        assertThat(pool.stats().waiting()).isZero();
    }

    @Test
    void anInterruptedMapIsCancelledAndLeavesThePoolInOrder() throws Exception {
        try (ProcessPool<Task, Result> pool = ShortTaskWorker.openWarm(2)) {
            CompletableFuture<Throwable> end = new CompletableFuture<>();
            Thread caller = new Thread(() -> {
                try {
                    pool.map(marked.among(MANY, marked.task(Kind.WAIT, 100)), task -> task);
                } catch (CancellationException e) {
                    end.complete(e);
                }
            });
            caller.start();
            await().until(() -> marked.marks().containsKey(100));

            caller.interrupt();

            assertThat(end.join()).hasMessageContaining("map was interrupted");
            assertSettled(pool, 0);
        }
    }
}
