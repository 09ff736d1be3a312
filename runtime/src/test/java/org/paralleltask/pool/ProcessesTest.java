package org.paralleltask.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.paralleltask.pool.LastingWorker.task;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.paralleltask.WorkerCrashedException;
import org.paralleltask.pool.LastingWorker.Task;
import org.paralleltask.pool.LastingWorker.Work;

/** The processes of a pool's workers, as the JDK's handles. */
@Timeout(60)
class ProcessesTest {
    private static List<ProcessHandle> awaitProcesses(int count, ProcessPool<?, ?> pool) {
        await().until(() -> pool.processes().size() == count);
        return pool.processes();
    }

    @Test
    void eachWorkerIsAmongThemAndNoneAfterTheClose() {
        List<ProcessHandle> all;
        ProcessPool<Task, String> pool =
                LastingWorker.open(options -> options.workers(2).spares(1));
        try (pool) {
            all = awaitProcesses(3, pool);

            long pid = Long.parseLong(pool.call(task(Work.PID)));

            assertThat(all).extracting(ProcessHandle::pid).contains(pid).doesNotHaveDuplicates();
            assertThat(all).allMatch(ProcessHandle::isAlive);
        }
        assertThat(pool.processes()).isEmpty();
        assertThat(all).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void aDeadWorkerIsReplacedByTheNext() throws Exception {
        try (ProcessPool<Task, String> pool = LastingWorker.open(options -> options.workers(1))) {
            ProcessHandle first = awaitProcesses(1, pool).get(0);
            assertThat(pool.call(task(Work.PID))).isEqualTo(Long.toString(first.pid()));

            assertThatExceptionOfType(WorkerCrashedException.class).isThrownBy(() -> pool.call(task(Work.HALT, 1)));

            first.onExit().get(30, TimeUnit.SECONDS);
            String next = pool.call(task(Work.PID));
            assertThat(awaitProcesses(1, pool).get(0).pid()).isEqualTo(Long.parseLong(next));
            assertThat(next).isNotEqualTo(Long.toString(first.pid()));
        }
    }

    @Test
    void workersOnDemandHaveNoneAtFirst() {
        try (ProcessPool<Task, String> pool =
                LastingWorker.open(options -> options.workers(1).startOnDemand(true))) {
            assertThat(pool.processes()).isEmpty();
            String pid = pool.call(task(Work.PID));
            assertThat(pool.processes())
                    .singleElement()
                    .extracting(ProcessHandle::pid)
                    .isEqualTo(Long.parseLong(pid));
        }
    }

    @Test
    void poolsOnTheSameWorkersHaveTheSame() {
        try (Workers workers = Workers.open(options -> options.workers(1));
                ProcessPool<Task, String> pool = LastingWorker.open(workers)) {
            String pid = pool.call(task(Work.PID));

            assertThat(pool.processes())
                    .singleElement()
                    .extracting(ProcessHandle::pid)
                    .isEqualTo(Long.parseLong(pid));
            assertThat(workers.processes()).isEqualTo(pool.processes());
        }
    }

    @Test
    void threadsOfThisProcessAreNone() {
        try (Workers workers = Workers.inProcess(1);
                ProcessPool<Task, String> pool = LastingWorker.open(workers)) {
            pool.call(task(Work.PID));

            assertThat(pool.processes()).isEmpty();
        }
    }

    @Test
    @DisplayName("I11: of several futures and a process, a wait returns with the one that has ended")
    void waitsForTasksAndProcesses() throws Exception {
        try (ProcessPool<Task, String> running = LastingWorker.open(options -> options.workers(2));
                ProcessPool<Task, String> dying = LastingWorker.open(options -> options.workers(1))) {
            ProcessHandle process = awaitProcesses(1, dying).get(0);
            CompletableFuture<ProcessHandle> ended = process.onExit();
            CompletableFuture<String> first = running.submit(task(Work.NAP, 600_000));
            CompletableFuture<String> second = running.submit(task(Work.NAP, 600_000));
            CompletableFuture<Object> any = CompletableFuture.anyOf(first, second, ended);
            assertThat(any).isNotDone();

            assertThat(process.destroyForcibly()).isTrue();

            assertThat(any.get(30, TimeUnit.SECONDS)).isEqualTo(process);
            assertThat(first).isNotDone();
            assertThat(second).isNotDone();

            CompletableFuture<Object> next = CompletableFuture.anyOf(first, second);
            second.cancel(true);
            assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> next.get(30, TimeUnit.SECONDS));
            assertThat(first).isNotDone();
            running.shutdownNow();
        }
    }
}
