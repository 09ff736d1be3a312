package org.paralleltask.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.DeathCause;
import org.paralleltask.PoolListener;
import org.paralleltask.TaskTimeoutException;
import org.paralleltask.WorkerCrashedException;
import org.paralleltask.WorkerLostException;
import org.paralleltask.pool.ShortTaskWorker.Kind;
import org.paralleltask.pool.ShortTaskWorker.Result;
import org.paralleltask.pool.ShortTaskWorker.Task;

/** One task of a dispatch fails: the other tasks are not affected. */
@Timeout(60)
@EnabledOnOs(OS.LINUX) // workers are stopped for a moment, and that must be seen
class DispatchFaultTest {
    @TempDir
    private Path directory;

    private MarkedTasks marked;

    @BeforeEach
    void nameFiles() {
        marked = new MarkedTasks(directory);
    }

    @Test
    @DisplayName("D1: a worker that is killed in the midst of a dispatch fails one task alone, and none runs twice")
    void aKillInTheMidstOfADispatchFailsOneTask() throws Exception {
        try (ProcessPool<Task, Result> pool = ShortTaskWorker.openWarm(
                options -> options.workers(2).jvmArgs(List.of()))) { // with both JIT compilers, as users have it
            List<CompletableFuture<Result>> futures =
                    MarkedTasks.submit(pool, marked.among(2000, marked.task(Kind.KILL, 777)));

            assertThat(marked.onlyFailure(futures, 777)).isInstanceOf(WorkerCrashedException.class);
        }
    }

    @Test
    void whatEndedBeforeTheDeathInTheSameDispatchKeepsItsValue() throws Exception {
        try (ProcessPool<Task, Result> pool = ShortTaskWorker.openWarm(1)) {
            long pid = pool.stats().workers().get(0).pid().orElseThrow();

            List<CompletableFuture<Result>> futures =
                    MarkedTasks.together(pool, marked.among(20, marked.task(Kind.KILL, 10)));

            assertThat(marked.onlyFailure(futures, 10)).isInstanceOf(WorkerCrashedException.class);
            for (int i = 0; i < 10; i++) {
                assertThat(futures.get(i).get().pid()).isEqualTo(pid);
            }
            assertThat(futures.get(11).get().pid()).isNotEqualTo(pid);
        }
    }

    @Test
    void aWorkerThatDiesBeforeItBeginsLeavesNoTaskCountedAsRunning() throws Exception {
        try (ProcessPool<Task, Result> pool = ShortTaskWorker.openWarm(1)) {
            long pid = pool.stats().workers().get(0).pid().orElseThrow();
            MarkedTasks.stop(pid);
            List<CompletableFuture<Result>> futures =
                    MarkedTasks.submit(pool, marked.among(1, marked.task(Kind.QUICK, 0)));
            await().until(() -> pool.stats().waiting() == 0);
            assertThat(pool.stats().running()).isEqualTo(1);

            MarkedTasks.signal("-KILL", pid);

            marked.assertAllRan(futures);
            assertThat(futures.get(0).get().pid()).isNotEqualTo(pid);
            assertThat(pool.stats().running()).isZero();
        }
    }

    @Test
    @DisplayName("D3: System.exit in the midst of a dispatch fails one task alone, and none runs twice")
    void anExitInTheMidstOfADispatchFailsOneTask() throws Exception {
        try (ProcessPool<Task, Result> pool = ShortTaskWorker.openWarm(1)) {
            List<CompletableFuture<Result>> futures =
                    MarkedTasks.together(pool, marked.among(200, marked.task(Kind.EXIT, 9)));

            assertThat(marked.onlyFailure(futures, 9))
                    .isInstanceOf(WorkerCrashedException.class)
                    .hasMessageContaining("exit status 5");
        }
    }

    @Test
    @DisplayName("D22: of a dispatch whose worker dies one task alone uses up a retry")
    void aRetryIsTheVictimsAlone() throws Exception {
        Set<Integer> retried = Collections.synchronizedSet(new HashSet<>());
        PoolListener listener = new PoolListener() {
            @Override
            public void taskRetried(PoolListener.Task retry, WorkerLostException death) {
                retried.add(((ShortTaskWorker.Task) retry.task()).id());
            }
        };
        try (ProcessPool<Task, Result> pool = ShortTaskWorker.openWarm(options -> options.workers(1)
                .retries(1)
                .retryOn(EnumSet.allOf(DeathCause.class))
                .listener(listener))) {
            List<CompletableFuture<Result>> futures =
                    MarkedTasks.together(pool, marked.among(40, marked.task(Kind.KILL_ONCE, 7)));

            for (int i = 0; i < futures.size(); i++) {
                assertThat(futures.get(i).get().id()).isEqualTo(i);
            }
            Map<Integer, Integer> marks = marked.marks();
            assertThat(marks.remove(7)).isEqualTo(2);
            assertThat(marks.values()).hasSize(39).containsOnly(1);
            assertThat(retried).containsExactly(7);
        }
    }

    @Test
    void anExceptionInTheMidstOfADispatchIsItsTasksOwn() throws Exception {
        try (ProcessPool<Task, Result> pool = ShortTaskWorker.openWarm(1)) {
            long pid = pool.stats().workers().get(0).pid().orElseThrow();

            List<CompletableFuture<Result>> futures =
                    MarkedTasks.together(pool, marked.among(40, marked.task(Kind.THROW, 11)));

            assertThat(marked.onlyFailure(futures, 11)).hasMessage("as asked: 11");
            assertThat(futures.get(39).get().pid()).isEqualTo(pid);
        }
    }

    @Test
    void aTaskThatIsRefusedMemoryStopsItsDispatchAndTheRestGoesElsewhere() throws Exception {
        try (ProcessPool<Task, Result> pool = ShortTaskWorker.openWarm(
                options -> options.workers(1).jvmArgs(List.of("-XX:MaxDirectMemorySize=1m")))) {
            long pid = pool.stats().workers().get(0).pid().orElseThrow();

            List<CompletableFuture<Result>> futures =
                    MarkedTasks.together(pool, marked.among(40, marked.task(Kind.FILL_DIRECT_MEMORY, 11)));

            assertThat(marked.onlyFailure(futures, 11)).hasCauseInstanceOf(OutOfMemoryError.class);
            assertThat(futures.get(10).get().pid()).isEqualTo(pid);
            for (CompletableFuture<Result> future : futures.subList(12, 40)) {
                assertThat(future.get().pid()).isNotEqualTo(pid);
            }
        }
    }

    @Test
    @DisplayName("E1: of 2,000 short tasks and an endless one that one alone meets its limit")
    void oneEndlessTaskAmongShortOnesMeetsItsLimit() throws Exception {
        try (ProcessPool<Task, Result> pool =
                ShortTaskWorker.openWarm(options -> options.workers(2).timeout(Duration.ofSeconds(2)))) {
            List<CompletableFuture<Result>> futures =
                    MarkedTasks.submit(pool, marked.among(2000, marked.task(Kind.SPIN, 1000)));

            assertThat(marked.onlyFailure(futures, 1000)).isInstanceOf(TaskTimeoutException.class);
        }
    }

    @Test
    void aLimitIsEachTasksOwnThoughTheyAreSentTogether() throws Exception {
        try (ProcessPool<Task, Result> pool = ShortTaskWorker.openWarm(1)) {
            ProcessPool<Task, Result> limited = pool.within(Duration.ofMillis(800));

            List<Task> tasks = IntStream.range(0, 14)
                    .mapToObj(i -> marked.task(Kind.SLOW, i, 80))
                    .toList();
            marked.assertAllRan(MarkedTasks.together(limited, tasks));
        }
    }

    @Test
    void aLaterTaskOfADispatchMeetsItsLimitAfterItsOwnTime() throws Exception {
        try (ProcessPool<Task, Result> pool = ShortTaskWorker.openWarm(1)) {
            ProcessPool<Task, Result> limited = pool.within(Duration.ofMillis(700));

            List<CompletableFuture<Result>> futures = MarkedTasks.together(
                    limited,
                    List.of(marked.task(Kind.SLOW, 0, 400), marked.task(Kind.SPIN, 1), marked.task(Kind.QUICK, 2)));

            assertThat(marked.onlyFailure(futures, 1))
                    .isInstanceOfSatisfying(
                            TaskTimeoutException.class,
                            e -> assertThat(e.elapsed()).isGreaterThanOrEqualTo(Duration.ofMillis(690)));
        }
    }

    @Test
    @DisplayName("E9: cancelling the running task of a dispatch fails no other")
    void cancellingTheRunningTaskOfADispatchFailsNoOther() throws Exception {
        try (ProcessPool<Task, Result> pool = ShortTaskWorker.openWarm(1)) {
            List<CompletableFuture<Result>> futures =
                    MarkedTasks.together(pool, marked.among(40, marked.task(Kind.SPIN, 20)));
            await().until(() -> marked.marks().containsKey(20));

            assertThat(futures.get(20).cancel(true)).isTrue();

            assertThat(marked.onlyFailure(futures, 20)).isInstanceOf(CancellationException.class);
        }
    }
}
