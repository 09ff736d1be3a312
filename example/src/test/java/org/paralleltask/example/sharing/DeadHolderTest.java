package org.paralleltask.example.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.paralleltask.PoolOptions;
import org.paralleltask.TaskTimeoutException;
import org.paralleltask.WorkerCrashedException;
import org.paralleltask.WorkerLostException;
import org.paralleltask.example.sharing.DyingTasks.End;

/** What a task holds is released in whatever way it ends, and before its caller sees the end. */
@Timeout(60)
class DeadHolderTest {
    private final ReentrantLock file = new ReentrantLock();
    private final Semaphore permits = new Semaphore(2);
    private final CountDownLatch isHeld = new CountDownLatch(1);

    /** What was to be had when a task's failure was told. */
    private record Told(Throwable failure, boolean isLocked, int permits) {}

    private HoldAndEndPool open(UnaryOperator<PoolOptions> options) {
        return HoldAndEndPool.open(file, permits, isHeld, options);
    }

    /** Called by the thread that ends the future. */
    private CompletableFuture<Told> told(CompletableFuture<Void> task) {
        return task.handle((value, failure) -> new Told(cause(failure), file.isLocked(), permits.availablePermits()));
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    private static void assertThatAllIsFree(Told told) {
        assertThat(told.isLocked()).as("isLocked").isFalse();
        assertThat(told.permits()).isEqualTo(2);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(names = {"HALT", "EXIT", "HEAP"})
    @DisplayName("J8, J9: a task ends its process: the lock and the permits are free when that is told, and named")
    void theTaskEndsItsProcess(End end) throws Exception {
        try (HoldAndEndPool pool = open(options -> options.jvmArgs(List.of("-Xmx32m")))) {
            Told told = told(pool.submit(end)).get(30, TimeUnit.SECONDS);

            assertThatAllIsFree(told);
            assertThatItNamesBoth(told.failure());
        }
    }

    private static void assertThatItNamesBoth(Throwable failure) {
        assertThat(failure)
                .isInstanceOf(WorkerCrashedException.class)
                .hasMessageMatching("(?s).* It held (file and permits|permits and file), which have been given back.*");
        assertThat(((WorkerCrashedException) failure).death().held()).containsExactlyInAnyOrder("file", "permits");
    }

    @Test
    @DisplayName(
            "J8, J9: kill -9 of a holder's process: the lock and the permits are free when that is told, and named")
    void theProcessIsKilled() throws Exception {
        try (HoldAndEndPool pool = open(options -> options)) {
            CompletableFuture<Told> told = told(pool.submit(End.NEVER));
            isHeld.await();
            assertThat(file.isLocked()).isTrue();
            assertThat(permits.availablePermits()).isZero();

            pool.processes().get(0).destroyForcibly();

            assertThatAllIsFree(told.get(30, TimeUnit.SECONDS));
            assertThatItNamesBoth(told.join().failure());
            told(pool.submit(End.RETURN)).get(30, TimeUnit.SECONDS); // the next worker has all that it needs
        }
    }

    @Test
    @DisplayName("J8, J9: a holder is killed at its limit: the lock and the permits are free when that is told")
    void theLimitPasses() throws Exception {
        try (HoldAndEndPool pool = open(options -> options.timeout(Duration.ofMillis(300)))) {
            Told told = told(pool.submit(End.NEVER)).get(30, TimeUnit.SECONDS);

            assertThatAllIsFree(told);
            assertThat(told.failure())
                    .isInstanceOf(TaskTimeoutException.class)
                    .hasMessageContaining(" which have been given back");
        }
    }

    @Test
    @DisplayName("J8, J9: a holder is cancelled: the lock and the permits are free for the next task")
    void itIsCancelled() throws Exception {
        try (HoldAndEndPool pool = open(options -> options)) {
            CompletableFuture<Void> cancelled = pool.submit(End.NEVER);
            isHeld.await();

            cancelled.cancel(true);

            assertThat(told(cancelled).get(30, TimeUnit.SECONDS).failure()).isInstanceOf(CancellationException.class);
            assertThat(told(pool.submit(End.RETURN)).get(30, TimeUnit.SECONDS).failure())
                    .isNull();
        }
        assertThat(file.isLocked()).isFalse();
    }

    @Test
    @DisplayName("J8: the pool is shut down at once while a task holds the lock: it is free")
    void thePoolIsShutDown() throws Exception {
        try (HoldAndEndPool pool = open(options -> options)) {
            CompletableFuture<Told> told = told(pool.submit(End.NEVER));
            isHeld.await();

            pool.shutdownNow();

            assertThat(told.get(30, TimeUnit.SECONDS).failure()).isNotNull();
            await().until(() -> !file.isLocked() && permits.availablePermits() == 2);
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(names = {"RETURN", "THROW"})
    @DisplayName(
            "a task ends in good order and still holds the lock: it is unlocked, with a warning; permits are signals")
    void theTaskForgetsToUnlock(End end) throws Exception {
        try (CapturedLog log = new CapturedLog();
                HoldAndEndPool pool = open(options -> options)) {
            Told told = told(pool.submit(end)).get(30, TimeUnit.SECONDS);

            assertThat(told.isLocked()).isFalse();
            assertThat(told.permits()).isZero();
            if (end == End.THROW) {
                assertThat(told.failure()).hasMessage("as asked");
            }
            assertThat(log.warnings())
                    .singleElement()
                    .asString()
                    .matches("holdAndEnd: task \\d+ has ended in worker holdAndEnd-1 and still held file, which is"
                            + " unlocked now, .*");
            assertThat(pool.processes()).hasSize(1);
        }
    }

    @Test
    @DisplayName("J8: a task dies in the barrier: it is broken for the other task and for the program")
    void itDiesInTheBarrier() throws Exception {
        CyclicBarrier all = new CyclicBarrier(4);
        try (MeetPool pool = MeetPool.open(all);
                MeetPool others = MeetPool.open(all, options -> options.workers(1))) {
            CompletableFuture<Boolean> other = pool.submit();
            CompletableFuture<Boolean> dying = others.submit();
            CompletableFuture<Throwable> here = CompletableFuture.supplyAsync(() -> catchThrowable(all::await));
            await().until(() -> all.getNumberWaiting() == 3);

            others.processes().get(0).destroyForcibly();

            assertThat(here.get(30, TimeUnit.SECONDS)).isInstanceOf(BrokenBarrierException.class);
            assertThat(other.get(30, TimeUnit.SECONDS)).isFalse();
            assertThat(catchThrowable(dying::join)).hasCauseInstanceOf(WorkerLostException.class);
            all.reset();
            CompletableFuture<Boolean> one = pool.submit();
            CompletableFuture<Boolean> two = pool.submit();
            CompletableFuture<Boolean> three = others.submit();
            all.await(30, TimeUnit.SECONDS);
            assertThat(List.of(one.join(), two.join(), three.join())).containsOnly(true);
        }
    }

    @Test
    @DisplayName("J8: another task that waits for a dead task's lock gets it")
    void theNextOneGoesOn() throws Exception {
        try (HoldAndEndPool pool = open(options -> options);
                LockOnlyPool next = LockOnlyPool.open(file)) {
            CompletableFuture<Void> dying = pool.submit(End.NEVER);
            isHeld.await();
            CompletableFuture<String> waiting = next.submit();
            await().until(file::hasQueuedThreads);

            pool.processes().get(0).destroyForcibly();

            assertThat(waiting.get(30, TimeUnit.SECONDS)).isEqualTo("locked");
            assertThat(catchThrowable(dying::join)).hasCauseInstanceOf(WorkerCrashedException.class);
        }
    }
}
