package org.paralleltask.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.paralleltask.pool.LastingWorker.task;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.PoolListener.WorkerEnd;
import org.paralleltask.PoolOptions;
import org.paralleltask.WorkerCrashedException;
import org.paralleltask.WorkerStats;
import org.paralleltask.WorkerStats.State;
import org.paralleltask.pool.LastingWorker.Task;
import org.paralleltask.pool.LastingWorker.Work;

/** Workers that are started ahead, and take over when another ends. */
@Timeout(60)
class SparesTest {
    private final WorkerDiary diary = new WorkerDiary();

    @TempDir
    private Path directory;

    private ProcessPool<Task, String> open(int workers, int spares, UnaryOperator<PoolOptions> options) {
        return LastingWorker.open(defaults ->
                options.apply(defaults).workers(workers).spares(spares).listener(diary));
    }

    private ProcessPool<Task, String> open(int workers, int spares) {
        return open(workers, spares, options -> options);
    }

    private static List<WorkerStats> in(State state, ProcessPool<?, ?> pool) {
        return pool.stats().workers().stream()
                .filter(worker -> worker.state() == state)
                .toList();
    }

    private static long awaitSpare(ProcessPool<?, ?> pool) {
        await().until(() -> in(State.SPARE, pool).size() == 1);
        return in(State.SPARE, pool).get(0).pid().orElseThrow();
    }

    @Test
    void aSpareTakesOverWhenTheWorkerDies() {
        try (ProcessPool<Task, String> pool = open(1, 1)) {
            long spare = awaitSpare(pool);
            String first = pool.call(task(Work.PID));
            assertThat(first).isNotEqualTo(Long.toString(spare));

            assertThatThrownBy(() -> pool.call(task(Work.HALT, 1))).isInstanceOf(WorkerCrashedException.class);

            assertThat(pool.call(task(Work.PID))).isEqualTo(Long.toString(spare));
            assertThat(awaitSpare(pool)).isNotEqualTo(spare); // another is started in the place of the dead one
            assertThat(pool.call(task(Work.PID))).isEqualTo(Long.toString(spare));
        }
    }

    @Test
    void aSpareTakesOverWhenTheWorkerIsKilledAtALimit() {
        try (ProcessPool<Task, String> pool = open(1, 1)) {
            long spare = awaitSpare(pool);

            assertThatThrownBy(() -> pool.within(Duration.ofMillis(50)).call(task(Work.NAP, 60_000)))
                    .hasMessageContaining("limit");

            assertThat(pool.call(task(Work.PID))).isEqualTo(Long.toString(spare));
        }
    }

    @Test
    void noMoreWorkersRunTasksThanThereAreToBe() throws Exception {
        Path gate = directory.resolve("gate");
        try (ProcessPool<Task, String> pool = open(1, 1)) {
            awaitSpare(pool);
            CompletableFuture<String> first = pool.submit(task(Work.WAIT, gate));
            await().until(() -> Files.exists(LastingWorker.sign(gate)));

            CompletableFuture<String> second = pool.submit(task(Work.PID));

            await().pollDelay(Duration.ofMillis(100))
                    .until(() ->
                            pool.stats().waiting() == 1 && in(State.SPARE, pool).size() == 1);
            assertThat(second).isNotDone();
            Files.createFile(gate);
            assertThat(second.get()).isEqualTo(first.get());
        }
    }

    @Test
    void recycledWorkersAndSparesTakeTurns() {
        try (ProcessPool<Task, String> pool = open(1, 1, options -> options.maxTasksPerWorker(1))) {
            Set<String> pids = new HashSet<>();
            for (int i = 0; i < 5; i++) {
                awaitSpare(pool);
                pids.add(pool.call(task(Work.PID)));
            }

            assertThat(pids).hasSize(5);
            assertThat(pool.stats().workers()).extracting(WorkerStats::index).containsExactly(0, 1);
        }
    }

    @Test
    void aPoolThatShrinksKeepsItsSpares() {
        try (ProcessPool<Task, String> pool = open(3, 1)) {
            await().until(() ->
                    in(State.IDLE, pool).size() == 3 && in(State.SPARE, pool).size() == 1);

            pool.resize(1);
            await().until(() ->
                    in(State.IDLE, pool).size() == 1 && in(State.SPARE, pool).size() == 1);
            assertThat(pool.stats().workers()).hasSize(2);
            assertThat(pool.map(IntStream.range(0, 20).boxed().toList(), i -> task(Work.PID)))
                    .hasSize(20);

            pool.resize(2);
            await().until(() ->
                    in(State.IDLE, pool).size() == 2 && in(State.SPARE, pool).size() == 1);
        }
    }

    @Test
    void aWorkerThatIsToGoAfterItsTaskTakesNobodysPlace() throws Exception {
        Path gate = directory.resolve("gate");
        try (ProcessPool<Task, String> pool = open(2, 1)) {
            awaitSpare(pool);
            while (in(State.SPARE, pool).get(0).index() == 2) { // the last of the three is to be one that works
                assertThatThrownBy(() -> pool.call(task(Work.HALT, 1))).isInstanceOf(WorkerCrashedException.class);
                awaitSpare(pool);
            }
            CompletableFuture<String> first = pool.submit(task(Work.WAIT, gate + "1"));
            CompletableFuture<String> second = pool.submit(task(Work.WAIT, gate + "2"));
            await().until(() -> in(State.BUSY, pool).size() == 2);
            await().until(() -> Files.exists(LastingWorker.sign(Path.of(gate + "1")))
                    && Files.exists(LastingWorker.sign(Path.of(gate + "2"))));
            long last = pool.stats().workers().get(2).pid().orElseThrow();
            boolean isFirst =
                    Files.readString(LastingWorker.sign(Path.of(gate + "1"))).equals(Long.toString(last));

            pool.resize(1);
            Files.createFile(Path.of(gate + (isFirst ? "2" : "1"))); // the task of the worker that stays

            assertThat(pool.call(task(Work.PID))).isNotEqualTo(Long.toString(last));
            assertThat(isFirst ? first : second).isNotDone();
            Files.createFile(Path.of(gate + (isFirst ? "1" : "2")));
            assertThat(first.get()).isNotEqualTo(second.get());
        }
    }

    @Test
    void aSpareThatDiesAfterAWhileIsReplaced() {
        try (ProcessPool<Task, String> pool = open(1, 1)) {
            long spare = awaitSpare(pool);
            await().pollDelay(Duration.ofMillis(1100)).until(() -> true); // one that dies sooner waits for demand

            ProcessHandle.of(spare).orElseThrow().destroyForcibly();

            await().until(() -> in(State.SPARE, pool).stream()
                    .anyMatch(worker -> worker.pid().orElseThrow() != spare));
        }
    }

    @Test
    void theSparesEndWithThePool() {
        ProcessPool<Task, String> pool = open(1, 2);
        await().until(() -> in(State.SPARE, pool).size() == 2);
        List<Long> all = diary.started();

        pool.close();

        assertThat(all).hasSize(3).noneMatch(pid -> ProcessHandle.of(pid).isPresent());
        assertThat(diary.ends().values()).containsOnly(WorkerEnd.CLOSED);
    }

    @Test
    void aClosedPoolsSpareStillTakesOver() throws Exception {
        Path gate = directory.resolve("gate");
        ProcessPool<Task, String> pool = open(1, 1);
        long spare = awaitSpare(pool);
        CompletableFuture<String> dying = pool.submit(task(Work.WAIT, gate));
        await().until(() -> Files.exists(LastingWorker.sign(gate)));
        CompletableFuture<String> waiting = pool.submit(task(Work.PID));
        pool.shutdown();

        ProcessHandle.of(Long.parseLong(Files.readString(LastingWorker.sign(gate))))
                .orElseThrow()
                .destroyForcibly();

        assertThat(waiting.get()).isEqualTo(Long.toString(spare));
        assertThatThrownBy(dying::get).hasCauseInstanceOf(WorkerCrashedException.class);
        pool.close();
    }
}
