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
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.DeathCause;
import org.paralleltask.PoolListener;
import org.paralleltask.WorkerLostException;
import org.paralleltask.WorkerStartException;
import org.paralleltask.host.Worker;
import org.paralleltask.pool.DeedWorker.Deed;
import org.paralleltask.pool.DeedWorker.Task;

/** What a listener hears, and when. */
@Timeout(60)
class ListenerTest {
    @TempDir
    private Path directory;

    private final Recorder heard = new Recorder();

    private ProcessPool<Task, String> openOne() {
        return DeedWorker.open(options -> options.workers(1).listener(heard));
    }

    @Test
    void aTaskStartsAndIsDone() {
        try (ProcessPool<Task, String> pool = openOne()) {
            pool.call(task(Deed.ECHO, "a"));
            // The caller does not know of the end before the listener does.
            assertThat(heard.of("ECHO a")).containsExactly("started 1", "done 1");
        }
    }

    @Test
    void workersStartAndEndAroundTheirTasks() {
        long pid;
        long start = System.nanoTime();
        try (ProcessPool<Task, String> pool = openOne()) {
            pid = Long.parseLong(pool.call(task(Deed.PID)));
        }
        Duration all = Duration.ofNanos(System.nanoTime() - start);

        // And when the pool is closed, all has been heard.
        assertThat(heard.all())
                .containsExactly(
                        "worker deed-1 0 " + pid + " started",
                        "PID : started 1",
                        "PID : done 1",
                        "worker deed-1 0 " + pid + " ended CLOSED 0");
        assertThat(heard.took).isPositive().isLessThan(all);
    }

    @Test
    void whatATaskIsToldTogether() throws Exception {
        Path gate = directory.resolve("gate");
        try (ProcessPool<Task, String> pool = openOne()) {
            CompletableFuture<String> first = pool.submit(task(Deed.WAIT_FOR_FILE, gate));
            CompletableFuture<String> second = pool.submit(task(Deed.PAUSE, 30));
            await().until(() -> Files.exists(Path.of(gate + ".waiting")));
            Files.createFile(gate);
            long pid = Long.parseLong(first.join());
            second.join();

            PoolListener.Task last = heard.lastDone;
            assertThat(last.pool()).isEqualTo("deed");
            assertThat(last.task()).isEqualTo(task(Deed.PAUSE, 30));
            assertThat(last.run().worker()).isEqualTo("deed-1");
            assertThat(last.run().pid().orElseThrow()).isEqualTo(pid);
            assertThat(last.run().elapsed()).isGreaterThanOrEqualTo(Duration.ofMillis(30));
            assertThat(last.run().queued()).isPositive();
            assertThat(heard.ids).hasSize(2);
        }
    }

    @Test
    void aTaskThatThrowsFails() {
        try (ProcessPool<Task, String> pool = openOne()) {
            assertThat(pool.submit(task(Deed.THROW_CHECKED, "x"))).failsWithin(Duration.ofSeconds(30));

            assertThat(heard.of("THROW_CHECKED x")).containsExactly("started 1", "failed 1 FileNotFoundException");
        }
    }

    @Test
    void aTaskWhoseWorkerDiesIsRetriedWithTheSameNumber() {
        Path file = directory.resolve("marks");
        String text = file + " 3";
        try (ProcessPool<Task, String> pool = DeedWorker.open(options -> options.workers(1)
                .retries(2)
                .retryOn(EnumSet.allOf(DeathCause.class))
                .listener(heard))) {
            pool.call(task(Deed.MARK_AND_DIE_UNTIL, text));
        }

        assertThat(heard.of("MARK_AND_DIE_UNTIL " + text))
                .containsExactly("started 1", "retried 1 EXIT", "started 2", "retried 2 EXIT", "started 3", "done 3");
        assertThat(heard.ids).hasSize(1);
        assertThat(heard.workerEnds()).containsExactly("DIED 9 EXIT", "DIED 9 EXIT", "CLOSED 0");
    }

    @Test
    void limitsAndCancelsKillWorkersAndFailTasks() {
        Path sign = directory.resolve("sign");
        try (ProcessPool<Task, String> pool = openOne()) {
            assertThat(pool.within(Duration.ofMillis(10)).submit(task(Deed.SPIN)))
                    .failsWithin(Duration.ofSeconds(30));
            CompletableFuture<String> running = pool.submit(task(Deed.OBEY_INTERRUPT, sign));
            CompletableFuture<String> waiting = pool.submit(task(Deed.ECHO, "waiting"));
            await().until(() -> Files.exists(sign));
            waiting.cancel(true);
            running.cancel(true);
            assertThatThrownBy(running::join).isInstanceOf(CancellationException.class);
        }

        assertThat(heard.of("SPIN ")).containsExactly("started 1", "failed 1 TaskTimeoutException");
        assertThat(heard.of("OBEY_INTERRUPT " + sign)).containsExactly("started 1", "failed 1 CancellationException");
        assertThat(heard.of("ECHO waiting")).containsExactly("failed 0 CancellationException");
        assertThat(heard.waitedInVain).isPositive();
        assertThat(heard.workerEnds())
                .startsWith("KILLED 137 TIME_LIMIT", "KILLED 137")
                .doesNotContain("DIED 137");
    }

    @Test
    void tellsWhyEachWorkerEnds() {
        try (ProcessPool<Task, String> pool = DeedWorker.open(options -> options.workers(1)
                .maxTasksPerWorker(1)
                .idleTimeout(Duration.ofMillis(300))
                .listener(heard))) {
            pool.call(task(Deed.ECHO, "worn out"));
            await().untilAsserted(() -> assertThat(heard.workerEnds()).containsExactly("MAX_TASKS 0", "IDLE 0"));
        }
    }

    @Test
    void hearsOfWorkersThatCannotStart() {
        try (ProcessPool<Task, String> pool = DeedWorker.open(
                options -> options.workers(1).jvmArgs(List.of("-XX:NoSuchFlag")).listener(heard))) {
            assertThatThrownBy(() -> pool.call(task(Deed.PID))).isInstanceOf(WorkerStartException.class);
        }

        assertThat(heard.all().get(0)).startsWith("start of deed-1 failed").contains("NoSuchFlag");
        assertThat(heard.workerEnds()).isEmpty();
    }

    @Test
    void progressComesInOrderBetweenStartAndEnd() throws Exception {
        Path gate = directory.resolve("gate");
        try (ProcessPool<Task, String> pool = openOne()) {
            CompletableFuture<String> future = pool.submit(task(Deed.PROGRESS, gate));
            await().until(() -> heard.of("PROGRESS " + gate).contains("progress 1 of 3"));
            Files.createFile(gate);
            future.join();

            List<String> all = heard.of("PROGRESS " + gate);
            assertThat(all).startsWith("started 1", "progress 1 of 3").endsWith("progress 3 of 3", "done 1");
            assertThat(all).hasSizeLessThan(1000); // of 100,000
            assertThat(all.subList(2, all.size() - 2)).containsOnly("progress 2 of 3");
        }
    }

    @Test
    void nothingIsHeardOfATaskBehindItsEndThoughItsThreadGoesOn() throws Exception {
        Path gate = directory.resolve("gate");
        try (Workers workers = Workers.inProcess(1);
                ProcessPool<Task, String> pool = DeedWorker.open(workers, options -> options.listener(heard))) {
            CompletableFuture<String> future = pool.submit(task(Deed.PROGRESS_FOR_EVER, gate));
            await().until(() -> heard.of("PROGRESS_FOR_EVER " + gate).size() > 10);
            future.cancel(true); // gives up its thread
            pool.call(task(Deed.PAUSE, 50)); // on another

            assertThat(heard.of("PROGRESS_FOR_EVER " + gate)).last().isEqualTo("failed 1 CancellationException");
        } finally {
            Files.createFile(gate);
        }
    }

    @Test
    void aListenerThatThrowsChangesNothing() {
        PoolListener bad = new PoolListener() {
            @Override
            public void workerStarted(Worker worker, Duration took) {
                throw new AssertionError("workerStarted");
            }

            @Override
            public void workerEnded(Worker worker, WorkerEnd why, OptionalInt exitStatus, Optional<DeathCause> cause) {
                throw new AssertionError("workerEnded");
            }

            @Override
            public void taskStarted(PoolListener.Task task) {
                Thread.currentThread().interrupt(); // whosever it is
                throw new IllegalStateException("taskStarted");
            }

            @Override
            public void taskRetried(PoolListener.Task task, WorkerLostException death) {
                throw new IllegalStateException("taskRetried");
            }

            @Override
            public void taskDone(PoolListener.Task task) {
                throw new StackOverflowError("taskDone");
            }

            @Override
            public void taskFailed(PoolListener.Task task, Throwable failure) {
                throw new IllegalStateException("taskFailed");
            }
        };
        try (ProcessPool<Task, String> pool = DeedWorker.open(options -> options.workers(1)
                .retries(1)
                .retryOn(EnumSet.allOf(DeathCause.class))
                .listener(bad))) {
            String pid = pool.call(task(Deed.PID));
            assertThatThrownBy(() -> pool.call(task(Deed.THROW_OWN, "its own"))).hasMessageContaining("its own");
            assertThat(pool.call(task(Deed.PID))).isEqualTo(pid);
            assertThat(pool.call(task(Deed.MARK_AND_DIE_UNTIL, directory.resolve("marks") + " 2")))
                    .isEqualTo("2");
            assertThat(pool.stats().done()).isEqualTo(3);
        }
    }

    @Test
    void aListenerThatFailsAgainAndAgainIsReportedOnce() throws Exception {
        try (Program program = Program.start(Failing.class)) {
            assertThat(program.rest())
                    .filteredOn(line -> line.contains("PoolListener failed"))
                    .singleElement()
                    .asString()
                    .contains("(told once): " + FailingListener.class.getName());
        }
    }

    /** Fails at each end of a task. */
    static final class FailingListener implements PoolListener {
        @Override
        public void taskDone(PoolListener.Task task) {
            throw new IllegalStateException("as asked");
        }
    }

    /** Runs three tasks, of which such a listener hears. */
    static final class Failing {
        private Failing() {}

        public static void main(String[] args) {
            try (ProcessPool<Task, String> pool =
                    DeedWorker.open(options -> options.workers(1).listener(new FailingListener()))) {
                for (int i = 0; i < 3; i++) {
                    pool.call(task(Deed.ECHO));
                }
            }
        }
    }

    @Test
    void onSharedWorkersAPoolsListenerHearsItsTasksAndThatOfTheWorkersAll() {
        Recorder ofWorkers = new Recorder();
        try (Workers workers = Workers.open(options -> options.workers(1).listener(ofWorkers));
                ProcessPool<Task, String> deeds = DeedWorker.open(workers, options -> options.listener(heard));
                ProcessPool<Task, String> others = DeedWorker.open(workers)) {
            deeds.call(task(Deed.ECHO, "a"));
            others.call(task(Deed.ECHO, "b"));
        }

        assertThat(heard.all()).containsExactly("ECHO a: started 1", "ECHO a: done 1");
        assertThat(ofWorkers.of("ECHO a")).containsExactly("started 1", "done 1");
        assertThat(ofWorkers.of("ECHO b")).containsExactly("started 1", "done 1");
        assertThat(ofWorkers.workerEnds()).containsExactly("CLOSED 0");
        assertThat(ofWorkers.ids).hasSize(2);
    }

    // A progress bar is the user's here (the example has one): what it needs is a step for each end, whatever end.
    @Test
    @DisplayName("M20: each task counts once for a progress display, also one that fails")
    void aDisplayReachesItsTotalOnErrors() {
        try (ProcessPool<Task, String> pool =
                        DeedWorker.open(options -> options.workers(2).listener(heard));
                Stream<?> outcomes = pool.outcomes(
                        List.of(Deed.ECHO, Deed.THROW_OWN, Deed.HALT, Deed.ECHO, Deed.THROW_CHECKED),
                        deed -> task(deed, "1"))) {
            assertThat(outcomes.count()).isEqualTo(5);
        }

        assertThat(heard.all()).filteredOn(line -> line.contains(": done")).hasSize(2);
        assertThat(heard.all()).filteredOn(line -> line.contains(": failed")).hasSize(3);
    }

    @Test
    @DisplayName("M20: no tasks, no steps")
    void aDisplayOfNothingHearsNothing() {
        try (ProcessPool<Task, String> pool = openOne()) {
            assertThat(pool.map(List.<Task>of(), task -> task)).isEmpty();
        }

        assertThat(heard.all()).allMatch(line -> line.startsWith("worker "));
    }

    @Test
    @DisplayName("M20: the length of a task may be unknown")
    void aDisplayMayNotKnowTheLength() throws Exception {
        Path gate = directory.resolve("gate");
        try (ProcessPool<Task, String> pool = openOne()) {
            CompletableFuture<String> future = pool.submit(task(Deed.PROGRESS_OF_UNKNOWN_LENGTH, gate));
            await().until(() -> heard.of("PROGRESS_OF_UNKNOWN_LENGTH " + gate).contains("progress 7 of 0"));
            Files.createFile(gate);
            future.join();
        }
    }
}
