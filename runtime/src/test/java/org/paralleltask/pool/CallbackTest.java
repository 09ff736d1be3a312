package org.paralleltask.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.paralleltask.pool.DeedWorker.task;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.Outcome;
import org.paralleltask.pool.DeedWorker.Deed;
import org.paralleltask.pool.DeedWorker.Task;

/** Callbacks of futures: where they run, and that they delay no other task. */
@Timeout(60)
class CallbackTest {
    private static ProcessPool<Task, String> pool;

    @TempDir
    private Path directory;

    @BeforeAll
    static void open() {
        pool = DeedWorker.open(2);
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    @Test
    @DisplayName(
            "A6: of the callbacks for success and for failure exactly one is called, once, with value or exception")
    void exactlyOneCallbackIsCalled() {
        for (Task each : List.of(task(Deed.ECHO, "value"), task(Deed.THROW_UNCHECKED, "wrong"))) {
            AtomicInteger successes = new AtomicInteger();
            AtomicInteger failures = new AtomicInteger();
            AtomicReference<Object> seen = new AtomicReference<>();

            pool.submit(each)
                    .whenComplete((value, failure) -> {
                        (failure == null ? successes : failures).incrementAndGet();
                        seen.set(failure == null ? value : failure);
                    })
                    .handle((value, failure) -> 0)
                    .join();

            boolean isToSucceed = each.deed() == Deed.ECHO;
            assertThat(successes).hasValue(isToSucceed ? 1 : 0);
            assertThat(failures).hasValue(isToSucceed ? 0 : 1);
            assertThat(seen.get())
                    .isInstanceOf(isToSucceed ? String.class : IllegalArgumentException.class); // and unwrapped
        }
    }

    @Test
    @DisplayName("A7: what a callback throws is its own future's; the others and the pool go on")
    void aThrowingCallbackHarmsNobody() throws Exception {
        // In Java it is not logged: it completes the future that the callback has made, where it is not lost.
        Path gate = directory.resolve("gate");
        CompletableFuture<String> future = pool.submit(task(Deed.WAIT_FOR_FILE, gate));
        CompletableFuture<String> before = future.thenApply(String::trim);
        CompletableFuture<Void> throwing = future.thenAccept(value -> {
            throw new AssertionError("a callback's");
        });
        CompletableFuture<String> after = future.thenApply(String::trim);
        Files.createFile(gate);

        assertThat(before.join()).isEqualTo(after.join());
        assertThatThrownBy(throwing::get).isInstanceOf(ExecutionException.class).hasRootCauseMessage("a callback's");
        assertThat(pool.call(task(Deed.ECHO, "on"))).isEqualTo("on");
    }

    @Test
    @DisplayName("A8: a callback that is added after the end runs at once, on the thread that adds it")
    void aLateCallbackRunsAtOnce() throws Exception {
        Path gate = Files.createFile(directory.resolve("gate"));
        CompletableFuture<String> done = pool.submit(task(Deed.WAIT_FOR_FILE, gate));
        CompletableFuture<String> failed = pool.submit(task(Deed.THROW_UNCHECKED, "wrong"));
        CompletableFuture<String> cancelled = pool.submit(task(Deed.ECHO, "x"));
        cancelled.cancel(false);
        done.join();
        assertThatThrownBy(failed::get).isInstanceOf(ExecutionException.class);

        AtomicReference<Throwable> seen = new AtomicReference<>();
        for (CompletableFuture<String> future : List.of(done, failed, cancelled)) {
            AtomicReference<Thread> runner = new AtomicReference<>();
            future.whenComplete((value, failure) -> {
                runner.set(Thread.currentThread());
                seen.set(failure);
            });
            assertThat(runner.get()).isSameAs(Thread.currentThread());
        }
        assertThat(seen.get()).isInstanceOf(CancellationException.class);
    }

    @Test
    @DisplayName("A9: three chains of 100, 50 and 60 callbacks that submit the next task end, each in its order")
    void chainsOfCallbacks() {
        List<CompletableFuture<String>> chains =
                Stream.of(100, 50, 60).map(CallbackTest::chain).toList();

        assertThat(chains.stream().map(CompletableFuture::join)).containsExactly("100", "50", "60");
    }

    private static CompletableFuture<String> chain(int length) {
        CompletableFuture<String> chain = CompletableFuture.completedFuture("0");
        for (int i = 0; i < length; i++) {
            String expected = Integer.toString(i);
            chain = chain.thenCompose(n -> {
                assertThat(n).isEqualTo(expected);
                return pool.submit(task(Deed.ECHO, Integer.parseInt(n) + 1));
            });
        }
        return chain;
    }

    @Test
    @DisplayName("A10: a callback may stop the pool: no deadlock, later submits are rejected")
    void aCallbackMayShutDownNow() throws Exception {
        ProcessPool<Task, String> stopped = DeedWorker.open(1);
        Path gate = directory.resolve("gate");
        CompletableFuture<String> first = stopped.submit(task(Deed.WAIT_FOR_FILE, gate));
        CompletableFuture<List<Task>> neverStarted = first.thenApply(value -> {
            List<Task> tasks = stopped.shutdownNow();
            stopped.close();
            return tasks;
        });
        List<CompletableFuture<String>> others =
                List.of(stopped.submit(task(Deed.SPIN)), stopped.submit(task(Deed.SPIN)));
        Files.createFile(gate);

        assertThat(neverStarted.get(30, TimeUnit.SECONDS)).hasSizeBetween(1, 2);
        assertThat(others).allSatisfy(other -> assertThat(other).isCancelled());
        assertThatThrownBy(() -> stopped.submit(task(Deed.PID))).isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void callbacksThatBlockForEverHoldUpNobody() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        AtomicInteger blocked = new AtomicInteger();
        CompletableFuture<?>[] callbacks = new CompletableFuture<?>[6];
        try (ProcessPool<Task, String> other = DeedWorker.open(1)) {
            Path gate = directory.resolve("gate");
            for (int i = 0; i < callbacks.length; i++) {
                callbacks[i] = other.submit(task(Deed.WAIT_FOR_FILE, gate)).thenRun(() -> {
                    blocked.incrementAndGet();
                    await(release);
                });
            }
            Files.createFile(gate);

            assertThat(other.call(task(Deed.ECHO, "a"))).isEqualTo("a");
            try (Stream<String> values = other.stream(List.of("b", "c"), text -> task(Deed.ECHO, text))) {
                assertThat(values).containsExactly("b", "c");
            }
            try (Stream<Outcome<Task, String>> outcomes =
                    other.outcomes(List.of("d", "e"), text -> task(Deed.ECHO, text))) {
                assertThat(outcomes.map(Outcome::task)).hasSize(2);
            }
        } // close does not wait for them either

        assertThat(blocked.get()).isPositive();
        assertThat(CompletableFuture.allOf(callbacks)).isNotDone();
        release.countDown();
        CompletableFuture.allOf(callbacks).join();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
