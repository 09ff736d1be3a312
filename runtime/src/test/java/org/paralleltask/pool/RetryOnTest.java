package org.paralleltask.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;
import static org.paralleltask.pool.DeedWorker.task;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.DeathCause;
import org.paralleltask.Outcome;
import org.paralleltask.PoolOptions;
import org.paralleltask.TaskRun;
import org.paralleltask.WorkerLostException;
import org.paralleltask.pool.DeedWorker.Deed;
import org.paralleltask.pool.DeedWorker.Task;

/** After which ends of its worker a task runs again. */
@Timeout(60)
class RetryOnTest {
    @TempDir
    private Path directory;

    private static ProcessPool<Task, String> open(UnaryOperator<PoolOptions> options) {
        return DeedWorker.open(defaults -> options.apply(defaults.workers(1).retries(2)));
    }

    private static WorkerLostException failureOf(ProcessPool<Task, String> pool, Task task) {
        return catchThrowableOfType(WorkerLostException.class, () -> pool.call(task));
    }

    @Test
    void aTaskWhoseWorkerWasKilledFromOutsideRunsAgain() throws Exception {
        Path gate = directory.resolve("gate");
        try (ProcessPool<Task, String> pool = open(options -> options)) {
            CompletableFuture<String> running = pool.submit(task(Deed.WAIT_FOR_FILE, gate));
            await().until(() -> Files.exists(Path.of(gate + ".waiting")));
            ProcessHandle.of(pool.stats().workers().get(0).pid().orElseThrow())
                    .orElseThrow()
                    .destroyForcibly();
            await().until(() -> pool.stats().retried() == 1);
            Files.createFile(gate);

            assertThat(running.get()).isNotEmpty();
        }
    }

    @Test
    void whatTheTaskItselfBringsAboutIsNotTriedAgain() {
        try (ProcessPool<Task, String> pool = open(options -> options.jvmArgs(List.of("-Xmx32m")))) {
            WorkerLostException exit = failureOf(pool, task(Deed.EXIT, 42));
            WorkerLostException crash = failureOf(pool, task(Deed.CRASH_NATIVELY));
            WorkerLostException heap = failureOf(pool, task(Deed.FILL_HEAP));
            WorkerLostException late = failureOf(pool.within(Duration.ofMillis(200)), task(Deed.SPIN));

            assertThat(List.of(exit, crash, heap, late))
                    .extracting(WorkerLostException::deathCause)
                    .containsExactly(
                            DeathCause.EXIT, DeathCause.NATIVE_CRASH, DeathCause.HEAP_EXHAUSTED, DeathCause.TIME_LIMIT);
            assertThat(exit).hasMessageContaining("(run 1 of 3; the last, for retryOn has no EXIT)");
            assertThat(exit.reason()).startsWith("exit status 42: System.exit was called by");
            assertThat(late.reason()).matches("it ran for \\d+ ms, longer than its limit of 200 ms");
            assertThat(pool.stats().retried()).isZero();
        }
    }

    @Test
    void whatRetryOnNamesIsTriedAgain() {
        try (ProcessPool<Task, String> pool = open(options -> options.retryOn(Set.of(DeathCause.EXIT)))) {
            WorkerLostException exit = failureOf(pool, task(Deed.EXIT, 42));

            assertThat(exit).hasMessageContaining("(run 3 of 3)");
            assertThat(exit.getSuppressed()).hasSize(2);
            assertThat(pool.stats().retried()).isEqualTo(2);
        }
    }

    @Test
    void anOutcomeTellsHowEachRunEnded() {
        try (ProcessPool<Task, String> pool = open(options -> options.retryOn(Set.of(DeathCause.EXIT)));
                Stream<Outcome<Task, String>> outcomes =
                        pool.outcomes(List.of(task(Deed.EXIT, 42), task(Deed.ECHO, "fine")), task -> task)) {
            List<Outcome<Task, String>> inOrder =
                    outcomes.sorted(Comparator.comparingLong(Outcome::index)).toList();

            TaskRun lost = inOrder.get(0).run();
            assertThat(lost.attempt()).isEqualTo(3);
            assertThat(lost.earlierDeaths())
                    .hasSize(2)
                    .allSatisfy(death -> assertThat(death.deathCause()).isEqualTo(DeathCause.EXIT))
                    .extracting(WorkerLostException::pid)
                    .doesNotHaveDuplicates()
                    .doesNotContain(lost.pid().orElseThrow());
            assertThat(inOrder.get(1).run().earlierDeaths()).isEmpty();
        }
    }
}
