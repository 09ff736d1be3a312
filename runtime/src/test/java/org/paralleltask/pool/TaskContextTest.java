package org.paralleltask.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.DeathCause;
import org.paralleltask.PoolOptions;
import org.paralleltask.WorkerStats;
import org.paralleltask.pool.ContextWorker.Deed;
import org.paralleltask.pool.ContextWorker.Task;

/** What a task learns of its run, and what it says of it. */
@Timeout(60)
class TaskContextTest {
    private final Heard heard = new Heard();
    private Path gate;

    @TempDir
    private Path directory;

    @BeforeEach
    void nameTheGate() {
        gate = directory.resolve("gate");
    }

    private ProcessPool<Task, String> open(UnaryOperator<PoolOptions> options) {
        return ContextWorker.open(defaults -> options.apply(defaults.workers(1).listener(heard)));
    }

    private static Optional<WorkerStats.Progress> shown(ProcessPool<?, ?> pool) {
        return pool.stats().workers().get(0).progress();
    }

    @Test
    @DisplayName("H7: a task sees its worker's index, name and pid, and that it is its first run and not cancelled")
    void tellsOfTheRun() throws Exception {
        try (ProcessPool<DeedWorker.Task, String> pool = DeedWorker.open(2)) {
            List<CompletableFuture<String>> held = List.of(
                    pool.submit(DeedWorker.task(DeedWorker.Deed.WAIT_FOR_FILE, gate)),
                    pool.submit(DeedWorker.task(DeedWorker.Deed.CONTEXT)));
            String context = held.get(1).get(); // on the worker that is not held
            Files.createFile(gate);
            String pidOfTheOther = held.get(0).get();

            WorkerStats worker = pool.stats().workers().stream()
                    .filter(one -> one.pid().orElseThrow() != Long.parseLong(pidOfTheOther))
                    .findFirst()
                    .orElseThrow();
            assertThat(context)
                    .isEqualTo(worker.index() + " deed-" + (worker.index() + 1) + " "
                            + worker.pid().orElseThrow() + " 1 false");
        }
    }

    @Test
    @DisplayName("D22: a task sees which run of it this is")
    void countsTheRuns() {
        try (ProcessPool<Task, String> pool =
                open(options -> options.retries(2).retryOn(EnumSet.allOf(DeathCause.class)))) {
            String[] answer =
                    pool.call(ContextWorker.task(Deed.HALT_UNTIL_ATTEMPT, 3)).split(" ", -1);

            assertThat(answer[1]).isEqualTo("3");
        }
    }

    @Test
    void theLatestProgressIsSeenAndTheLastOneArrives() throws Exception {
        try (ProcessPool<DeedWorker.Task, String> pool =
                DeedWorker.open(options -> options.workers(1).listener(heard))) {
            CompletableFuture<String> future = pool.submit(DeedWorker.task(DeedWorker.Deed.PROGRESS, gate));

            await().until(() -> shown(pool).equals(Optional.of(new WorkerStats.Progress(1, 3))));
            Files.createFile(gate);
            future.join();

            assertThat(heard.progress).startsWith("1/3").endsWith("3/3");
            assertThat(heard.progress).hasSizeLessThan(1_000); // of 100,002 that were said
            await().until(() -> shown(pool).isEmpty()); // there is no task any more
        }
    }

    @Test
    void theOneInWhichDoneReachesTotalIsSentEvenIfAnotherFollowsAtOnce() {
        try (ProcessPool<Task, String> pool = open(options -> options)) {
            for (int i = 0; i < 20; i++) {
                heard.progress.clear();
                pool.call(ContextWorker.task(Deed.PROGRESS_IN_PHASES, ""));

                assertThat(heard.progress).containsExactly("5/5", "0/9");
            }
        }
    }

    @Test
    void aThreadOfTheTaskMaySayIt() throws Exception {
        try (ProcessPool<Task, String> pool = open(options -> options)) {
            CompletableFuture<String> future = pool.submit(ContextWorker.task(Deed.PROGRESS_OF_A_THREAD, gate));

            await().until(() -> shown(pool).equals(Optional.of(new WorkerStats.Progress(7, 9))));
            Files.createFile(gate);
            future.join();
        }
    }

    @Test
    void anInterruptedThreadMaySayIt() throws Exception {
        try (ProcessPool<Task, String> pool = open(options -> options)) {
            CompletableFuture<String> future = pool.submit(ContextWorker.task(Deed.PROGRESS_WHILE_INTERRUPTED, gate));

            await().until(() -> heard.progress.contains("1000/1001"));
            Files.createFile(gate);
            String pid = future.join().split(" ", -1)[0]; // its line to the parent is whole

            assertThat(pool.call(ContextWorker.task(Deed.FLAGS, "")))
                    .isEqualTo(pid + " 1 cancelled false interrupted false");
        }
    }

    @Test
    void afterTheTasksEndItsContextSaysNothing() {
        try (ProcessPool<Task, String> pool = open(options -> options)) {
            for (int i = 0; i < 10; i++) {
                pool.call(ContextWorker.task(Deed.KEEP_CONTEXT, ""));
                pool.call(ContextWorker.task(Deed.PROGRESS_AFTER_THE_END, ""));
            }

            assertThat(heard.progress).hasSize(10).containsOnly("1/2");
        }
    }
}
