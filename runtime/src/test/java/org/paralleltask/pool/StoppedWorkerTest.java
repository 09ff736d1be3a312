package org.paralleltask.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.paralleltask.pool.DeedWorker.task;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.WorkerStats;
import org.paralleltask.fixture.Needs;
import org.paralleltask.pool.DeedWorker.Deed;
import org.paralleltask.pool.DeedWorker.Task;

/** A worker that lives and does nothing. */
@Timeout(60)
@EnabledOnOs(OS.LINUX)
@Needs("proc")
class StoppedWorkerTest {
    @TempDir
    private Path directory;

    @Test
    @DisplayName("X3, D17: a worker that was stopped is seen in the statistics, and a cancel replaces it")
    void aStoppedWorkerIsSeenAndCanBeCancelled() throws Exception {
        Path gate = directory.resolve("gate");
        try (ProcessPool<Task, String> pool =
                DeedWorker.open(options -> options.workers(1).timeout(Duration.ofMinutes(1)))) {
            String pid = pool.call(task(Deed.PID));
            CompletableFuture<String> running = pool.submit(task(Deed.WAIT_FOR_FILE, gate));
            await().until(() -> Files.exists(Path.of(gate + ".waiting")));
            assertThat(state(pool)).isEqualTo(WorkerStats.State.BUSY);

            signal("-STOP", pid);

            await().until(() -> state(pool) == WorkerStats.State.STOPPED);
            assertThat(running).isNotDone();
            running.cancel(true);
            assertThat(pool.call(task(Deed.PID))).isNotEqualTo(pid);
        }
    }

    @Test
    @DisplayName("D17: a worker that is continued has lost nothing")
    void aContinuedWorkerGoesOn() throws Exception {
        Path gate = directory.resolve("gate");
        try (ProcessPool<Task, String> pool =
                DeedWorker.open(options -> options.workers(1).timeout(Duration.ofMinutes(1)))) {
            String pid = pool.call(task(Deed.PID));
            CompletableFuture<String> running = pool.submit(task(Deed.WAIT_FOR_FILE, gate));
            await().until(() -> Files.exists(Path.of(gate + ".waiting")));
            signal("-STOP", pid);
            await().until(() -> state(pool) == WorkerStats.State.STOPPED);

            signal("-CONT", pid);
            Files.createFile(gate);

            assertThat(running.join()).isEqualTo(pid);
        }
    }

    private static WorkerStats.State state(ProcessPool<Task, String> pool) {
        return pool.stats().workers().get(0).state();
    }

    private static void signal(String signal, String pid) throws Exception {
        assertThat(new ProcessBuilder("kill", signal, pid).start().waitFor()).isZero();
    }
}
