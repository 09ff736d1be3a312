package org.paralleltask.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.PoolListener;
import org.paralleltask.pool.ContextWorker.Deed;

/** Cancels that come before their task begins, after it has ended, or together with the end of the pool. */
@Timeout(60)
class CancelRaceTest {
    /** Longer than any test takes. */
    private static final Duration LONG = Duration.ofMinutes(5);

    private Path sign;

    @TempDir
    private Path directory;

    @BeforeEach
    void nameFiles() {
        sign = directory.resolve("sign");
    }

    @Test
    void aCancelThatOvertakesItsTaskWithdrawsIt() {
        CompletableFuture<CompletableFuture<String>> submitted = new CompletableFuture<>();
        PoolListener cancels = new PoolListener() {
            @Override
            public void taskStarted(Task task) { // which is then about to be sent
                if (task.task().toString().contains("AWAIT_CANCEL")) {
                    submitted.join().cancel(true);
                }
            }
        };
        try (ProcessPool<ContextWorker.Task, String> pool = ContextWorker.open(
                options -> options.workers(1).cancelGrace(LONG).listener(cancels))) {
            String before = pool.call(ContextWorker.task(Deed.FLAGS, ""));
            CompletableFuture<String> future = pool.submit(ContextWorker.task(Deed.AWAIT_CANCEL, sign));
            submitted.complete(future);

            assertThat(pool.call(ContextWorker.task(Deed.FLAGS, ""))).isEqualTo(before); // on the same worker
            assertThat(future).isCancelled();
            assertThat(sign).doesNotExist();
        }
    }

    @Test
    void aCancelAroundTheTasksEndDoesNotReachTheNextTask() {
        try (ProcessPool<ContextWorker.Task, String> pool =
                ContextWorker.open(options -> options.workers(1).cancelGrace(LONG))) {
            String free = pool.call(ContextWorker.task(Deed.FLAGS, ""));
            for (int i = 0; i < 300; i++) {
                CompletableFuture<String> first = pool.submit(ContextWorker.task(Deed.FLAGS, ""));
                CompletableFuture<String> next = pool.submit(ContextWorker.task(Deed.FLAGS, ""));
                LockSupport.parkNanos(i * 1_000L); // earlier and later
                first.cancel(true);

                assertThat(next.join()).isEqualTo(free);
            }
        }
    }

    @Test
    @DisplayName("E9: a cancel around its task's end that kills the worker fails no other task")
    void aKillAroundTheTasksEndFailsNoOtherTask() {
        try (ProcessPool<ContextWorker.Task, String> pool = ContextWorker.open(options -> options.workers(1))) {
            pool.call(ContextWorker.task(Deed.FLAGS, ""));
            for (int i = 0; i < 15; i++) {
                CompletableFuture<String> first = pool.submit(ContextWorker.task(Deed.FLAGS, ""));
                CompletableFuture<String> next = pool.submit(ContextWorker.task(Deed.FLAGS, ""));
                LockSupport.parkNanos(i * 50_000L);
                first.cancel(true);

                assertThat(next.join()).endsWith("1 cancelled false interrupted false");
            }
        }
    }

    @Test
    @DisplayName("F10: shutdownNow kills the pool's own workers at once, whatever the grace")
    void shutdownNowDoesNotWaitForTheGrace() throws Exception {
        ProcessPool<DeedWorker.Task, String> pool =
                DeedWorker.open(options -> options.workers(1).cancelGrace(LONG));
        CompletableFuture<String> running =
                pool.submit(DeedWorker.task(DeedWorker.Deed.SLEEP_THROUGH_INTERRUPTS, sign));
        await().until(() -> Files.exists(sign));

        pool.shutdownNow();

        assertThat(pool.awaitTermination(Duration.ofSeconds(30))).isTrue();
        assertThat(running).isCancelled();
        assertThat(ProcessHandle.of(Long.parseLong(Files.readString(sign)))).isEmpty();
    }

    @Test
    void shutdownNowOnSharedWorkersCancelsAsACancelDoesAndTheWorkersLiveOn() throws Exception {
        try (Workers workers = Workers.open(options -> options.workers(1));
                ProcessPool<String, Integer> lengths = LengthWorker.open(workers)) {
            ProcessPool<ContextWorker.Task, String> pool =
                    ContextWorker.open(workers, options -> options.cancelGrace(LONG));
            CompletableFuture<String> running = pool.submit(ContextWorker.task(Deed.AWAIT_CANCEL, sign));
            // What was only sent would be taken back.
            await().until(() -> workers.stats().get(0).progress().isPresent());
            CompletableFuture<String> waiting = pool.submit(ContextWorker.task(Deed.FLAGS, "waits"));
            long pid = workers.stats().get(0).pid().orElseThrow();

            List<ContextWorker.Task> neverStarted = pool.shutdownNow();

            assertThat(neverStarted).containsExactly(ContextWorker.task(Deed.FLAGS, "waits"));
            assertThat(pool.awaitTermination(Duration.ofSeconds(20))).isTrue();
            assertThat(waiting).isCancelled();
            assertThat(running.join()).endsWith("cancelled true interrupted true"); // its value was not lost
            assertThat(sign).hasContent("cancelled true interrupted true");
            assertThat(lengths.call("four")).isEqualTo(4);
            assertThat(workers.stats().get(0).pid().orElseThrow()).isEqualTo(pid);
        }
    }
}
