package org.paralleltask.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.paralleltask.pool.DeedWorker.task;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.DeathCause;
import org.paralleltask.pool.DeedWorker.Deed;
import org.paralleltask.pool.DeedWorker.Task;

/** What happens to a task and its worker if its future is cancelled or completed. */
@Timeout(60)
class CancelTest {
    /** Longer than any test takes. */
    private static final Duration LONG = Duration.ofMinutes(5);

    private Path sign;
    private Path gate;

    @TempDir
    private Path directory;

    @BeforeEach
    void nameFiles() {
        sign = directory.resolve("sign");
        gate = directory.resolve("gate");
    }

    private static ProcessPool<Task, String> open(Duration cancelGrace) {
        return DeedWorker.open(options -> options.workers(1).cancelGrace(cancelGrace));
    }

    private CompletableFuture<String> running(ProcessPool<Task, String> pool, Deed deed) {
        CompletableFuture<String> future = pool.submit(task(deed, sign));
        await().until(() -> Files.exists(sign));
        return future;
    }

    @Test
    void aTaskThatSeesItsCancelEndsByItselfAndItsWorkerLivesOn() throws Exception {
        try (ProcessPool<Task, String> pool = open(LONG)) {
            CompletableFuture<String> future = running(pool, Deed.OBEY_CANCEL);

            assertThat(future.cancel(true)).isTrue();

            assertThat(future).isCancelled();
            assertThat(pool.call(task(Deed.PID))).isEqualTo(Files.readString(sign));
            assertThat(Path.of(sign + ".cancelled")).exists();
        }
    }

    @Test
    void aTaskThatObeysItsInterruptEndsByItselfAndItsWorkerLivesOn() throws Exception {
        try (ProcessPool<Task, String> pool = open(LONG)) {
            CompletableFuture<String> future = running(pool, Deed.OBEY_INTERRUPT);

            future.cancel(true);

            assertThat(pool.call(task(Deed.PID))).isEqualTo(Files.readString(sign));
            assertThat(Path.of(sign + ".interrupted")).exists();
        }
    }

    @Test
    @DisplayName("E9: a task that swallows its interrupt is killed after the grace")
    void aTaskThatSwallowsItsInterruptIsKilledAfterTheGrace() throws Exception {
        Duration grace = Duration.ofSeconds(1);
        try (ProcessPool<Task, String> pool = open(grace)) {
            CompletableFuture<String> future = running(pool, Deed.SLEEP_THROUGH_INTERRUPTS);
            ProcessHandle worker =
                    ProcessHandle.of(Long.parseLong(Files.readString(sign))).orElseThrow();
            long start = System.nanoTime();

            future.cancel(true);

            assertThat(future).isCancelled(); // at once
            assertThat(worker.isAlive()).isTrue();
            assertThat(pool.call(task(Deed.PID))).isNotEqualTo(Long.toString(worker.pid()));
            assertThat(worker.isAlive()).isFalse();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(grace);
            assertThat(Path.of(sign + ".interrupted")).exists();
        }
    }

    @Test
    @DisplayName("E9: without a grace the worker is killed at once, and the task sees no interrupt")
    void withoutAGraceTheWorkerIsKilledAtOnce() throws Exception {
        try (ProcessPool<Task, String> pool = open(Duration.ZERO)) {
            running(pool, Deed.SLEEP_THROUGH_INTERRUPTS).cancel(true);

            assertThat(pool.call(task(Deed.PID))).isNotEqualTo(Files.readString(sign));
            assertThat(Path.of(sign + ".interrupted")).doesNotExist();
        }
    }

    @Test
    void aTimeLimitEndsTheGrace() throws Exception {
        try (ProcessPool<Task, String> pool =
                DeedWorker.open(options -> options.workers(1).cancelGrace(LONG).timeout(Duration.ofMillis(800)))) {
            running(pool, Deed.SLEEP_THROUGH_INTERRUPTS).cancel(true);

            assertThat(pool.within(Duration.ofSeconds(20)).call(task(Deed.PID))).isNotEqualTo(Files.readString(sign));
        }
    }

    @Test
    void aCancelledTaskIsNotRunAgain() throws Exception {
        try (ProcessPool<Task, String> pool = DeedWorker.open(options -> options.workers(1)
                .retries(3)
                .retryOn(EnumSet.allOf(DeathCause.class))
                .cancelGrace(Duration.ofMillis(50)))) {
            CompletableFuture<String> future = running(pool, Deed.SLEEP_THROUGH_INTERRUPTS);
            String first = Files.readString(sign);

            future.cancel(true);

            assertThat(pool.call(task(Deed.PID))).isNotEqualTo(first);
            assertThat(Files.readString(sign)).isEqualTo(first);
        }
    }

    @Test
    void cancelFalseLetsARunningTaskEndByItself() throws Exception {
        try (ProcessPool<Task, String> pool = open(Duration.ZERO)) {
            CompletableFuture<String> future = pool.submit(task(Deed.WAIT_FOR_FILE, gate));
            await().until(() -> Files.exists(Path.of(gate + ".waiting")));

            assertThat(future.cancel(false)).isTrue();
            assertThat(future).isCancelled();
            Files.createFile(gate);

            assertThat(pool.call(task(Deed.PID))).isEqualTo(Files.readString(Path.of(gate + ".waiting")));
            assertThat(pool.call(task(Deed.COUNT))).isEqualTo("2"); // it has come to its end
            assertThat(future).isCancelled(); // and its value is dropped
        }
    }

    @Test
    void cancellingTwiceIsCancellingOnce() throws Exception {
        try (ProcessPool<Task, String> pool = open(LONG)) {
            CompletableFuture<String> future = running(pool, Deed.OBEY_INTERRUPT);

            assertThat(future.cancel(true)).isTrue();
            assertThat(future.cancel(true)).isTrue();
            assertThat(future.cancel(false)).isTrue();

            assertThat(pool.call(task(Deed.PID))).isEqualTo(Files.readString(sign));
        }
    }

    @Test
    @DisplayName("E10: a task that has ended cannot be cancelled")
    void cancelAfterTheEndIsFalse() {
        try (ProcessPool<Task, String> pool = open(Duration.ZERO)) {
            CompletableFuture<String> future = pool.submit(task(Deed.PID));
            String pid = future.join();

            assertThat(future.cancel(true)).isFalse();
            assertThat(future).isCompletedWithValue(pid);
            assertThat(pool.call(task(Deed.PID))).isEqualTo(pid);
        }
    }

    @Test
    void cancellingADependentFutureDoesNotReachItsSource() throws Exception {
        try (ProcessPool<Task, String> pool = open(Duration.ZERO)) {
            CompletableFuture<String> source = pool.submit(task(Deed.WAIT_FOR_FILE, gate));
            CompletableFuture<String> dependent = source.thenApply(value -> value);
            CompletableFuture<String> copy = source.copy();
            await().until(() -> Files.exists(Path.of(gate + ".waiting")));

            assertThat(dependent.cancel(true)).isTrue();
            assertThat(copy.cancel(true)).isTrue();
            Files.createFile(gate);

            assertThat(source.join()).isEqualTo(pool.call(task(Deed.PID)));
        }
    }

    @Test
    void whoCompletesTheFutureOfARunningTaskDoesNotStopIt() throws Exception {
        List<Consumer<CompletableFuture<String>>> others = List.of(
                future -> future.complete("other"),
                future -> future.completeExceptionally(new IllegalStateException("other")),
                future -> future.orTimeout(1, TimeUnit.MILLISECONDS),
                future -> future.completeOnTimeout("other", 1, TimeUnit.MILLISECONDS));
        try (ProcessPool<Task, String> pool = open(Duration.ZERO)) {
            String pid = pool.call(task(Deed.PID));
            for (int i = 0; i < others.size(); i++) {
                Path file = directory.resolve("gate-" + i);
                CompletableFuture<String> future = pool.submit(task(Deed.WAIT_FOR_FILE, file));
                await().until(() -> Files.exists(Path.of(file + ".waiting")));
                others.get(i).accept(future);
                await().until(future::isDone);
                Files.createFile(file);

                assertThat(pool.call(task(Deed.PID))).isEqualTo(pid);
                assertThat(future.handle((value, failure) -> String.valueOf(value))
                                .join())
                        .isIn("other", "null"); // and its own value, which is its pid, is dropped
            }
        }
    }

    @Test
    void orTimeoutFailsWithJavasOwnException() {
        try (ProcessPool<Task, String> pool = open(Duration.ZERO)) {
            CompletableFuture<String> future =
                    pool.submit(task(Deed.WAIT_FOR_FILE, gate)).orTimeout(1, TimeUnit.MILLISECONDS);

            assertThatThrownBy(future::join)
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(TimeoutException.class);
            pool.shutdownNow();
        }
    }

    @Test
    void whoCompletesTheFutureOfAWaitingTaskWithdrawsItInWhateverWay() throws Exception {
        Executor here = Runnable::run;
        List<Consumer<CompletableFuture<String>>> others = List.of(
                future -> future.complete("other"),
                future -> future.completeExceptionally(new IllegalStateException("other")),
                future -> future.completeOnTimeout("other", 1, TimeUnit.MILLISECONDS),
                future -> future.completeAsync(() -> "other"),
                future -> future.completeAsync(() -> "other", here),
                future -> future.completeAsync(
                        () -> {
                            throw new IllegalStateException("other");
                        },
                        here),
                future -> future.obtrudeValue("other"),
                future -> future.obtrudeException(new IllegalStateException("other")));
        try (ProcessPool<Task, String> pool = open(Duration.ZERO)) {
            CompletableFuture<String> first = pool.submit(task(Deed.WAIT_FOR_FILE, gate));
            await().until(() -> Files.exists(Path.of(gate + ".waiting")));
            for (Consumer<CompletableFuture<String>> other : others) {
                CompletableFuture<String> future = pool.submit(task(Deed.EXIT, 1));
                other.accept(future);
                await().until(future::isDone);
                assertThat(pool.stats().waiting()).isZero();
            }
            Files.createFile(gate);

            assertThat(pool.call(task(Deed.PID))).isEqualTo(first.join()); // no worker has exited
        }
    }
}
