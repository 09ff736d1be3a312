package org.paralleltask.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.paralleltask.pool.LastingWorker.task;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.PoolListener.WorkerEnd;
import org.paralleltask.PoolOptions;
import org.paralleltask.WorkerCrashedException;
import org.paralleltask.pool.LastingWorker.Exit;
import org.paralleltask.pool.LastingWorker.Task;
import org.paralleltask.pool.LastingWorker.Work;

/** Workers that are replaced after so many tasks. */
@Timeout(60)
class RecyclingTest {
    private final WorkerDiary diary = new WorkerDiary();

    @TempDir
    private Path directory;

    private ProcessPool<Task, String> open(int workers, int maxTasks) {
        return open(workers, maxTasks, options -> options);
    }

    private ProcessPool<Task, String> open(int workers, int maxTasks, UnaryOperator<PoolOptions> options) {
        return LastingWorker.open(defaults -> options.apply(
                defaults.workers(workers).maxTasksPerWorker(maxTasks).listener(diary)));
    }

    private static List<Task> tasks(int count, Work work) {
        return Collections.nCopies(count, task(work));
    }

    @Test
    @DisplayName("G1: after maxTasksPerWorker a worker is replaced, and one process is left")
    void replacesAWorkerAfterItsLastTask() {
        try (ProcessPool<Task, String> pool = open(1, 3)) {
            List<String> pids = IntStream.range(0, 4)
                    .mapToObj(i -> pool.call(task(Work.PID)))
                    .toList();

            String first = pids.get(0);
            assertThat(pids).startsWith(first, first, first);
            assertThat(pids.get(3)).isNotEqualTo(first);
            await().until(() -> diary.living().equals(Set.of(Long.parseLong(pids.get(3)))));
            assertThat(ProcessHandle.of(Long.parseLong(first))).isEmpty();
            assertThat(diary.ends()).containsExactly(Map.entry(Long.parseLong(first), WorkerEnd.MAX_TASKS));
        }
    }

    @Test
    @DisplayName("G2: with maxTasksPerWorker 1 each of 20 tasks has a process of its own, and each ends in good order")
    void givesEachTaskAProcess() {
        ProcessPool<Task, String> pool = open(2, 1);
        List<String> pids = pool.map(tasks(10, Work.PID), Function.identity());
        pool.close();

        assertThat(pids).doesNotHaveDuplicates();
        assertThat(pool.exitResults(Exit.class))
                .extracting(Exit::pid)
                .containsExactlyInAnyOrderElementsOf(diary.started())
                .containsAll(pids.stream().map(Long::valueOf).toList());
        assertThat(diary.processes()).isZero();
    }

    @Test
    @DisplayName("G3: no worker runs more than maxTasksPerWorker, and nothing is lost")
    void noWorkerRunsMoreThanItsShare() {
        try (ProcessPool<Task, String> pool = open(3, 10)) {
            List<String> pids = pool.map(tasks(50, Work.PID), Function.identity());

            assertThat(pids).hasSize(50);
            assertThat(pids.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting())))
                    .hasSizeGreaterThanOrEqualTo(5)
                    .allSatisfy((pid, tasks) -> assertThat(tasks).isLessThanOrEqualTo(10));
        }
    }

    @Test
    void theNextWorkerIsReadyBeforeTheOldOneGoes() throws Exception {
        Path gate = directory.resolve("gate");
        try (ProcessPool<Task, String> pool = open(1, 1)) {
            CompletableFuture<String> last = pool.submit(task(Work.WAIT, gate));

            await().until(() -> diary.living().size() == 2);
            assertThat(last).isNotDone();
            Files.createFile(gate);

            assertThat(pool.call(task(Work.PID)))
                    .isEqualTo(diary.started().get(1).toString())
                    .isNotEqualTo(last.get());
        }
    }

    @Test
    void aWorkerThatCrashesIsReplacedByOneThatCountsFromTheStart() {
        try (ProcessPool<Task, String> pool = open(1, 3)) {
            String first = pool.call(task(Work.PID));
            assertThatThrownBy(() -> pool.call(task(Work.HALT, 3))).isInstanceOf(WorkerCrashedException.class);

            String second = pool.call(task(Work.PID));
            assertThat(second).isNotEqualTo(first);
            assertThat(pool.call(task(Work.PID))).isEqualTo(second);
            assertThat(pool.call(task(Work.PID))).isEqualTo(second);
            assertThat(pool.call(task(Work.PID))).isNotEqualTo(second);
            assertThat(diary.ends()).containsEntry(Long.parseLong(first), WorkerEnd.DIED);
        }
    }

    @Test
    void aWorkerThatCrashesInItsLastTaskHasItsSuccessorReady() {
        try (ProcessPool<Task, String> pool = open(1, 1)) {
            assertThatThrownBy(() -> pool.call(task(Work.HALT, 3))).isInstanceOf(WorkerCrashedException.class);

            assertThat(pool.call(task(Work.PID)))
                    .isEqualTo(diary.started().get(1).toString());
        }
    }

    @Test
    void aSuccessorThatIsKilledWhileItWaitsIsReplaced() throws Exception {
        Path gate = directory.resolve("gate");
        try (ProcessPool<Task, String> pool = open(1, 1)) {
            CompletableFuture<String> last = pool.submit(task(Work.WAIT, gate));
            await().until(() -> diary.started().size() == 2);
            ProcessHandle successor = ProcessHandle.of(diary.started().get(1)).orElseThrow();
            successor.destroyForcibly();
            successor.onExit().get(30, TimeUnit.SECONDS);
            Files.createFile(gate);

            assertThat(pool.call(task(Work.PID))).isNotEqualTo(last.get()).isNotEqualTo(Long.toString(successor.pid()));
        }
    }
}
