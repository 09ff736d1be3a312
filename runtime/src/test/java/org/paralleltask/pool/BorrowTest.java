package org.paralleltask.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.paralleltask.pool.DeedWorker.task;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.TaskTimeoutException;
import org.paralleltask.WorkerCrashedException;
import org.paralleltask.WorkerStats;
import org.paralleltask.host.WorkerProcess;
import org.paralleltask.pool.DeedWorker.Deed;
import org.paralleltask.pool.DeedWorker.Task;
import org.paralleltask.pool.task.Job;

/** A call that finds an idle worker talks to it on its own thread. */
@Timeout(60)
class BorrowTest {
    private Path gate;
    private Path sign;

    @TempDir
    private Path directory;

    @BeforeEach
    void nameFiles() {
        gate = directory.resolve("gate");
        sign = Path.of(gate + ".waiting");
    }

    /** A call on a thread of its own, which is no daemon. */
    private static final class Caller {
        final CompletableFuture<String> value = new CompletableFuture<>();
        volatile boolean isInterrupted;
        final Thread thread;

        Caller(ProcessPool<Task, String> pool, Task task) {
            thread = new Thread(() -> {
                try {
                    value.complete(pool.call(task));
                } catch (Throwable failure) {
                    isInterrupted = Thread.currentThread().isInterrupted();
                    value.completeExceptionally(failure);
                }
            });
            thread.start();
        }

        boolean isInWorker() {
            return Arrays.stream(thread.getStackTrace())
                    .anyMatch(frame -> frame.getClassName().equals(WorkerProcess.class.getName()));
        }
    }

    private Caller runningCaller(ProcessPool<Task, String> pool) {
        awaitIdle(pool);
        Caller caller = new Caller(pool, task(Deed.WAIT_FOR_FILE, gate));
        await().until(() -> Files.exists(sign));
        assertThat(caller.isInWorker()).isTrue();
        return caller;
    }

    private static void awaitIdle(ProcessPool<Task, String> pool) {
        pool.call(task(Deed.PID));
        await().until(
                        () -> pool.stats().workers().stream()
                                .map(WorkerStats::state)
                                .toList(),
                        states -> states.stream().allMatch(WorkerStats.State.IDLE::equals));
        // Its supervisor is on its way back: from then on calls find it.
        await().until(() -> {
            Caller probe = new Caller(pool, task(Deed.PAUSE, 20));
            boolean isBorrowed = false;
            while (!probe.value.isDone()) {
                isBorrowed |= probe.isInWorker();
            }
            return isBorrowed;
        });
    }

    @Test
    void aCallOnAnIdlePoolTalksToTheWorkerOnItsOwnThread() throws Exception {
        try (ProcessPool<Task, String> pool = DeedWorker.open(1)) {
            Caller caller = runningCaller(pool);

            Files.createFile(gate);

            assertThat(caller.value.get()).isEqualTo(Files.readString(sign));
        }
    }

    @Test
    void aDaemonThreadsCallRunsOnTheSupervisor() throws Exception {
        try (ProcessPool<Task, String> pool = DeedWorker.open(1)) {
            awaitIdle(pool);
            CompletableFuture<String> value = new CompletableFuture<>();
            Thread daemon = new Thread(() -> value.complete(pool.call(task(Deed.WAIT_FOR_FILE, gate))));
            daemon.setDaemon(true);
            daemon.start();
            await().until(() -> Files.exists(sign));

            assertThat(daemon.getStackTrace())
                    .extracting(StackTraceElement::getClassName)
                    .contains(Job.class.getSuperclass().getName()) // where a caller waits for a task
                    .doesNotContain(WorkerProcess.class.getName());
            Files.createFile(gate);
            assertThat(value.get()).isEqualTo(Files.readString(sign));
        }
    }

    @Test
    @DisplayName("D1: a worker that dies while its caller waits for it is told with the caller's frames")
    void aDeathIsToldToTheCaller() {
        try (ProcessPool<Task, String> pool = DeedWorker.open(1)) {
            awaitIdle(pool);

            assertThatThrownBy(() -> pool.call(task(Deed.HALT, 3)))
                    .isInstanceOf(WorkerCrashedException.class)
                    .satisfies(e -> assertThat(e.getStackTrace())
                            .extracting(StackTraceElement::getMethodName)
                            .contains("aDeathIsToldToTheCaller"));
            assertThat(pool.call(task(Deed.ECHO, "on"))).isEqualTo("on");
        }
    }

    @Test
    @DisplayName("E1: a limit ends a task that its caller runs")
    void aLimitEndsIt() {
        try (ProcessPool<Task, String> pool = DeedWorker.open(1)) {
            awaitIdle(pool);

            assertThatThrownBy(() -> pool.within(Duration.ofMillis(300)).call(task(Deed.SPIN)))
                    .isInstanceOf(TaskTimeoutException.class);
            assertThat(pool.call(task(Deed.ECHO, "on"))).isEqualTo("on");
        }
    }

    @Test
    void anInterruptCancelsTheTaskAndReplacesTheWorker() throws Exception {
        try (ProcessPool<Task, String> pool = DeedWorker.open(1)) {
            Caller caller = runningCaller(pool);

            caller.thread.interrupt();

            assertThatThrownBy(() -> caller.value.get(30, TimeUnit.SECONDS)).isInstanceOf(CancellationException.class);
            assertThat(caller.isInterrupted).isTrue();
            assertThat(pool.call(task(Deed.PID))).isNotEqualTo(Files.readString(sign));
            assertThat(ProcessHandle.of(Long.parseLong(Files.readString(sign)))).isEmpty();
            assertThat(pool.stats().running()).isZero();
        }
    }

    @Test
    void twoCallersOfOneWorkerAreBothServed() throws Exception {
        try (ProcessPool<Task, String> pool = DeedWorker.open(1)) {
            Caller first = runningCaller(pool);
            Caller second = new Caller(pool, task(Deed.ECHO, "second"));
            await().until(() -> pool.stats().waiting() == 1);

            Files.createFile(gate);

            assertThat(first.value.get(30, TimeUnit.SECONDS)).isEqualTo(Files.readString(sign));
            assertThat(second.value.get(30, TimeUnit.SECONDS)).isEqualTo("second");
        }
    }

    @Test
    void callsAreServedWhileAMapRuns() throws Exception {
        try (ProcessPool<Task, String> pool = DeedWorker.open(2)) {
            List<Integer> numbers = IntStream.range(0, 20_000).boxed().toList();
            CompletableFuture<List<String>> map =
                    CompletableFuture.supplyAsync(() -> pool.map(numbers, i -> task(Deed.ECHO, i)));

            for (int i = 0; i < 200; i++) {
                assertThat(pool.call(task(Deed.ECHO, -i))).isEqualTo(Integer.toString(-i));
            }

            assertThat(map.get())
                    .isEqualTo(numbers.stream().map(String::valueOf).toList());
        }
    }

    @Test
    @DisplayName("G3: calls count towards maxTasksPerWorker")
    void callsWearAWorkerOut() {
        try (ProcessPool<Task, String> pool =
                DeedWorker.open(options -> options.workers(1).maxTasksPerWorker(10))) {
            Set<String> pids = new HashSet<>();
            for (int i = 0; i < 30; i++) {
                pids.add(pool.call(task(Deed.PID)));
            }

            assertThat(pids).hasSize(3);
        }
    }

    @Test
    void anIdleWorkerLeavesAfterACall() {
        try (ProcessPool<Task, String> pool =
                DeedWorker.open(options -> options.workers(1).idleTimeout(Duration.ofMillis(300)))) {
            awaitIdle(pool);
            pool.call(task(Deed.PID));

            await().until(() ->
                    pool.stats().workers().stream().allMatch(worker -> worker.state() == WorkerStats.State.ABSENT));
            assertThat(pool.call(task(Deed.ECHO, "again"))).isEqualTo("again");
        }
    }

    @Test
    void closeWaitsForACall() throws Exception {
        ProcessPool<Task, String> pool = DeedWorker.open(1);
        Caller caller = runningCaller(pool);
        CompletableFuture<Boolean> closed = CompletableFuture.supplyAsync(() -> {
            pool.close();
            return caller.value.isDone() || !caller.thread.isAlive() || caller.isInWorker();
        });
        await().during(200, TimeUnit.MILLISECONDS).until(() -> !closed.isDone());

        Files.createFile(gate);

        assertThat(caller.value.get(30, TimeUnit.SECONDS)).isEqualTo(Files.readString(sign));
        closed.get(30, TimeUnit.SECONDS);
    }

    @Test
    @DisplayName("F10: shutdownNow cancels a call")
    void shutdownNowCancelsACall() {
        try (ProcessPool<Task, String> pool = DeedWorker.open(1)) {
            Caller caller = runningCaller(pool);

            assertThat(pool.shutdownNow()).isEmpty();

            assertThatThrownBy(() -> caller.value.get(30, TimeUnit.SECONDS)).isInstanceOf(CancellationException.class);
            assertThat(caller.isInterrupted).isFalse();
        }
    }

    @Test
    void aPoolThatIsMadeSmallerLetsACallEnd() throws Exception {
        try (ProcessPool<Task, String> pool = DeedWorker.open(2)) {
            Caller caller = runningCaller(pool);

            pool.resize(1);
            Files.createFile(gate);

            assertThat(caller.value.get(30, TimeUnit.SECONDS)).isEqualTo(Files.readString(sign));
            await().until(() -> pool.stats().workers().size() == 1);
            assertThat(pool.call(task(Deed.ECHO, "on"))).isEqualTo("on");
        }
    }

    @Test
    void whatTheMethodThrowsIsThrown() {
        try (ProcessPool<Task, String> pool = DeedWorker.open(1)) {
            awaitIdle(pool);
            Caller caller = new Caller(pool, task(Deed.THROW_UNCHECKED, "wrong"));

            assertThatThrownBy(caller.value::get)
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("wrong");
        }
    }
}
