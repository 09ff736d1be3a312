package org.paralleltask.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.paralleltask.pool.LastingWorker.task;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.DeathCause;
import org.paralleltask.PoolListener.WorkerEnd;
import org.paralleltask.PoolOptions;
import org.paralleltask.SharedBuffer;
import org.paralleltask.WorkerCrashedException;
import org.paralleltask.fixture.Needs;
import org.paralleltask.host.os.ProcFiles;
import org.paralleltask.pool.LastingWorker.Task;
import org.paralleltask.pool.LastingWorker.Work;

/** Workers that are too large together. */
@Timeout(60)
@EnabledOnOs(OS.LINUX)
@Needs("proc")
class MemoryBudgetTest {
    /** What a worker holds before it grows, in megabytes, more or less. */
    private static final int FRESH = 30;

    private final WorkerDiary diary = new WorkerDiary();

    @TempDir
    private Path directory;

    private ProcessPool<Task, String> open(int workers, String budget) {
        return open(workers, budget, options -> options);
    }

    private ProcessPool<Task, String> open(int workers, String budget, UnaryOperator<PoolOptions> more) {
        return LastingWorker.open(options ->
                more.apply(options.workers(workers).maxTotalMemory(budget).listener(diary)));
    }

    /** A task that waits for a gate, in a worker that has grown to some so many megabytes by then. */
    private final class Grown {
        final Path gate;
        final CompletableFuture<String> future;
        final long pid;

        Grown(ProcessPool<Task, String> pool, String name, int megabytes) throws IOException {
            this.gate = directory.resolve(name);
            this.future = pool.submit(task(Work.LEAK_AND_WAIT, (megabytes - FRESH) + " " + gate));
            await().until(() -> Files.exists(LastingWorker.sign(gate)) && Files.size(LastingWorker.sign(gate)) > 0);
            this.pid = Long.parseLong(Files.readString(LastingWorker.sign(gate)));
        }

        void end() throws IOException {
            Files.createFile(gate);
            assertThat(future.join()).isEqualTo(Long.toString(pid));
        }
    }

    @Test
    void aPoolMayBeResizedWhileItsWorkersAreReplaced() throws Exception {
        try (ProcessPool<Task, String> pool = open(2, "8g", options -> options.maxTasksPerWorker(2))) {
            CompletableFuture<Void> resizing = CompletableFuture.runAsync(() -> {
                for (int i = 0; i < 2_000; i++) {
                    pool.resize(2 + i % 2);
                }
            });
            while (!resizing.isDone()) {
                assertThat(pool.call(task(Work.PID))).isNotEmpty();
            }
            resizing.get();
        }
    }

    @Test
    void ofTheIdleTheLargestGoesFirstAndFailsNothing() throws Exception {
        Path gate = directory.resolve("later");
        try (ProcessPool<Task, String> pool = open(2, "400m")) {
            Grown large = new Grown(pool, "large", 220); // keeps its worker, so the next one gets the other
            Grown small = new Grown(pool, "small", 100);
            large.end();
            small.end();
            pool.call(task(Work.LEAK_LATER, "110 " + gate)); // in either: "large" stays the larger one
            assertThat(diary.ends()).isEmpty();

            Files.createFile(gate);

            await().until(() -> !diary.ends().isEmpty());
            assertThat(diary.ends()).containsExactly(Map.entry(large.pid, WorkerEnd.MAX_MEMORY));
            assertThat(pool.call(task(Work.PID))).isEqualTo(Long.toString(small.pid));
        }
    }

    @Test
    void whereNoneIsIdleTheLargestGoesAfterItsTask() throws Exception {
        try (ProcessPool<Task, String> pool = open(2, "400m")) {
            Grown small = new Grown(pool, "small", 120);
            Grown large = new Grown(pool, "large", 300); // together 420, less than a tenth too much
            await().during(Duration.ofMillis(500)).until(() -> diary.ends().isEmpty());

            large.end();

            await().until(() -> !diary.ends().isEmpty());
            assertThat(diary.ends()).containsExactly(Map.entry(large.pid, WorkerEnd.MAX_MEMORY));
            assertThat(pool.call(task(Work.PID))).isNotEqualTo(Long.toString(small.pid)); // there is room for another
            small.end();
        }
    }

    @Test
    void aTenthAboveTheLargestIsKilled() throws Exception {
        try (ProcessPool<Task, String> pool = open(2, "256m")) {
            Grown small = new Grown(pool, "small", 100);
            Path never = directory.resolve("never");

            assertThatThrownBy(() -> pool.call(task(Work.LEAK_AND_WAIT, "250 " + never)))
                    .isInstanceOfSatisfying(WorkerCrashedException.class, e -> {
                        assertThat(e.deathCause()).isEqualTo(DeathCause.MEMORY_LIMIT);
                        assertThat(e.pid()).isNotEqualTo(small.pid);
                        assertThat(e.reason())
                                .matches(
                                        "all workers of lasting together had grown to \\d+ bytes, more than a tenth above"
                                                + " maxTotalMemory, which is 268435456; this one was the largest, with \\d+"
                                                + " bytes\\. Raise that, .*");
                    });
            small.end();
            assertThat(pool.stats().deaths()).containsExactly(Map.entry(DeathCause.MEMORY_LIMIT, 1L));
        }
    }

    @Test
    void asManyWorkersLiveAsThereIsRoomFor() {
        try (ProcessPool<Task, String> pool = open(6, "128m")) {
            List<String> pids = pool.map(Collections.nCopies(300, task(Work.NAP, 5)), Function.identity());

            assertThat(pids).hasSize(300);
            await().until(() -> sum(diary) <= 128L << 20);
            int living = diary.living().size();
            assertThat(living).isBetween(1, 5);
            int started = diary.started().size();
            pool.map(Collections.nCopies(300, task(Work.NAP, 5)), Function.identity());
            assertThat(diary.started().size()).isLessThanOrEqualTo(started + 3); // they do not come and go
        }
    }

    private static long sum(WorkerDiary diary) {
        return diary.living().stream()
                .mapToLong(pid -> ProcFiles.anonymousBytes(pid).orElse(0))
                .sum();
    }

    @Test
    void aWorkerThatIsTooLargeByItselfStillRunsItsTasks() {
        try (ProcessPool<Task, String> pool = open(1, "64m", options -> options.maxTasksPerWorker(1))) {
            List<String> sizes = pool.map(Collections.nCopies(4, task(Work.LEAK, 36)), Function.identity());

            assertThat(sizes).hasSize(4);
            assertThat(pool.stats().failed()).isZero();
        }
    }

    @Test
    void sharedMemoryDoesNotCount() throws Exception {
        long pid = ProcessHandle.current().pid();
        long size = 256 << 20;
        long own = ProcFiles.anonymousBytes(pid).orElseThrow();
        long resident = ProcFiles.residentBytes(pid).orElseThrow();
        try (SharedBuffer buffer = SharedBuffer.allocate(size)) {
            ByteBuffer view = buffer.view();
            while (view.hasRemaining()) {
                view.put((byte) 1);
            }
            assertThat(ProcFiles.residentBytes(pid).orElseThrow() - resident).isGreaterThan(size / 2);
            assertThat(ProcFiles.anonymousBytes(pid).orElseThrow() - own).isLessThan(size / 2);
        }
    }
}
