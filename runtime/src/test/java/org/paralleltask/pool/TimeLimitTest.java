package org.paralleltask.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;
import static org.paralleltask.pool.ContextWorker.task;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.DeathCause;
import org.paralleltask.Outcome;
import org.paralleltask.TaskTimeoutException;
import org.paralleltask.pool.ContextWorker.Deed;
import org.paralleltask.pool.ContextWorker.Task;

/** Time limits of tasks, and what their exception says. */
@Timeout(60)
class TimeLimitTest {
    private static final Duration LIMIT = Duration.ofMillis(300);

    /** For tasks that are to end by themselves, on a busy machine, too. */
    private static final Duration AMPLE = Duration.ofSeconds(30);

    @TempDir
    private Path directory;

    private static ProcessPool<Task, String> open() {
        return ContextWorker.open(options -> options.workers(1).timeout(LIMIT));
    }

    /** Otherwise, on a busy machine, the first task may still do that when the timeout is over. */
    private static void loadClasses(ProcessPool<Task, String> pool) {
        pool.within(AMPLE).call(task(Deed.FLAGS, ""));
    }

    private static List<String> methods(Throwable thrown) {
        return Stream.of(thrown.getStackTrace())
                .map(StackTraceElement::getMethodName)
                .toList();
    }

    @Test
    @DisplayName("X6: the exception of a call begins with the frames where the task was stuck, then come the caller's")
    void theStackTraceShowsWhereTheTaskWasStuck() {
        try (ProcessPool<Task, String> pool = open()) {
            loadClasses(pool);
            TaskTimeoutException thrown =
                    catchThrowableOfType(TaskTimeoutException.class, () -> pool.call(task(Deed.GET_STUCK, "")));

            assertThat(methods(thrown))
                    .containsSubsequence("park", "here", "theStackTraceShowsWhereTheTaskWasStuck")
                    .doesNotContain("serve", "perform"); // "perform" is in the worker class itself, and so beyond
            assertThat(thrown.getStackTrace())
                    .noneMatch(frame -> frame.getClassName().endsWith("Supervisor"));
        }
    }

    @Test
    @DisplayName("X6: in a counted loop without safepoint the task is found, too")
    void theStackTraceOfACountedLoop() {
        try (ProcessPool<DeedWorker.Task, String> pool = DeedWorker.open(options ->
                options.workers(1).timeout(LIMIT).jvmArgs(List.of()))) { // with both JIT compilers, as users have it
            pool.within(AMPLE).call(DeedWorker.task(DeedWorker.Deed.PID));
            TaskTimeoutException thrown = catchThrowableOfType(
                    TaskTimeoutException.class, () -> pool.call(DeedWorker.task(DeedWorker.Deed.SPIN)));

            // The loop may be compiled without a safepoint: then the JVM cannot say where it is, and the message says
            // so.
            assertThat(thrown.threadDump().isPresent() ? methods(thrown).get(0) : String.valueOf(thrown.getMessage()))
                    .containsAnyOf("spin", "Where it was is not known: its JVM did not answer within 500 ms");
        }
    }

    @Test
    void theExceptionOfAFutureIsTheSame() {
        try (ProcessPool<Task, String> pool = open()) {
            loadClasses(pool);
            CompletableFuture<String> future = pool.submit(task(Deed.GET_STUCK, ""));

            assertThatThrownBy(future::join)
                    .isInstanceOf(CompletionException.class)
                    .cause()
                    .isInstanceOf(TaskTimeoutException.class)
                    .satisfies(thrown -> assertThat(methods(thrown)).contains("here"));
        }
    }

    @Test
    void theExceptionNamesTheTaskTheTimesAndTheWorker() {
        try (ProcessPool<Task, String> pool = open()) {
            long pid =
                    Long.parseLong(pool.within(AMPLE).call(task(Deed.FLAGS, "")).split(" ", -1)[0]);

            long start = System.nanoTime();
            TaskTimeoutException thrown =
                    catchThrowableOfType(TaskTimeoutException.class, () -> pool.call(task(Deed.GET_STUCK, "x")));
            Duration all = Duration.ofNanos(System.nanoTime() - start);

            assertThat(thrown.limit()).isEqualTo(LIMIT);
            assertThat(thrown.elapsed()).isBetween(LIMIT, all);
            assertThat(thrown.worker()).isEqualTo("context-1");
            assertThat(thrown.pid()).isEqualTo(pid);
            assertThat(thrown)
                    .hasMessage("Worker context-1 (pid " + pid + ") was killed because it ran"
                            + " Task[deed=GET_STUCK, text=x] for "
                            + thrown.elapsed().toMillis() + " ms, longer than its limit of 300 ms");
        }
    }

    @Test
    void theThreadDumpShowsTheTasksThreadFirstAndTheUsersOtherThreads() {
        try (ProcessPool<Task, String> pool = open()) {
            loadClasses(pool);
            TaskTimeoutException thrown =
                    catchThrowableOfType(TaskTimeoutException.class, () -> pool.call(task(Deed.GET_STUCK, "")));

            assertThat(thrown.threadDump().orElseThrow())
                    .startsWith("\"paralleltask-task\" WAITING\n    at ")
                    .containsSubsequence("ContextWorker$Stuck.here", "\"friend-of-the-task\" WAITING", "Stuck.too")
                    .doesNotContain("\"Reference Handler\"", "\"paralleltask-parent");
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    @DisplayName("X3: a stopped worker is killed at the limit; the message says that its JVM did not answer")
    void aStoppedWorkerIsKilledAtTheLimit() throws Exception {
        Path sign = directory.resolve("sign");
        try (ProcessPool<DeedWorker.Task, String> pool =
                DeedWorker.open(options -> options.workers(1).timeout(AMPLE))) {
            CompletableFuture<String> future = pool.within(Duration.ofSeconds(3))
                    .submit(DeedWorker.task(DeedWorker.Deed.SLEEP_THROUGH_INTERRUPTS, sign));
            String pid = stop(sign);

            TaskTimeoutException thrown = future.handle((value, failure) -> (TaskTimeoutException) failure)
                    .join();

            assertThat(thrown).hasMessageEndingWith("Where it was is not known: its JVM did not answer within 500 ms");
            assertThat(thrown.threadDump()).isEmpty();
            assertThat(thrown.getStackTrace()).isEmpty();
            assertThat(pool.call(DeedWorker.task(DeedWorker.Deed.PID))).isNotEqualTo(pid);
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    @DisplayName("X3: a stopped worker whose task is cancelled is killed after the grace")
    void aStoppedWorkerIsKilledByACancel() throws Exception {
        Path sign = directory.resolve("sign");
        try (ProcessPool<DeedWorker.Task, String> pool =
                DeedWorker.open(options -> options.workers(1).cancelGrace(Duration.ofMillis(100)))) {
            CompletableFuture<String> future =
                    pool.submit(DeedWorker.task(DeedWorker.Deed.SLEEP_THROUGH_INTERRUPTS, sign));
            String pid = stop(sign);

            future.cancel(true);

            assertThat(pool.call(DeedWorker.task(DeedWorker.Deed.PID))).isNotEqualTo(pid);
        }
    }

    private static String stop(Path sign) throws IOException, InterruptedException {
        await().until(() -> Files.exists(sign) && !Files.readString(sign).isEmpty());
        String pid = Files.readString(sign);
        assertThat(new ProcessBuilder("kill", "-STOP", pid).start().waitFor()).isZero();
        return pid;
    }

    @Test
    void withinMayAllowMoreThanThePool() {
        try (ProcessPool<Task, String> pool = open()) {
            String pid = pool.within(AMPLE).call(task(Deed.FLAGS, ""));

            assertThat(pool.within(AMPLE).call(task(Deed.SLEEP, 500))).isEqualTo(pid);
        }
    }

    @Test
    void aLimitCountsFromTheStartOfItsOwnTask() {
        try (ProcessPool<Task, String> pool =
                ContextWorker.open(options -> options.workers(1).timeout(Duration.ofSeconds(2)))) {
            List<CompletableFuture<String>> futures = IntStream.range(0, 10)
                    .mapToObj(i -> pool.submit(task(Deed.SLEEP, 250)))
                    .toList();

            // Together they take longer than the limit; none is killed, neither waiting nor by the limit of one before.
            assertThat(futures.stream().map(CompletableFuture::join).distinct()).hasSize(1);
        }
    }

    @Test
    @DisplayName("E4: of 6 tasks every second is too slow: 3 values, 3 time-outs, and the pool goes on")
    void everySecondTaskIsTooSlow() {
        try (ProcessPool<Task, String> pool = open()) {
            List<CompletableFuture<String>> futures = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                futures.add(pool.within(AMPLE).submit(task(Deed.FLAGS, "")));
                futures.add(pool.submit(task(Deed.GET_STUCK, "")));
            }

            for (int i = 0; i < 6; i += 2) {
                assertThat(futures.get(i).join()).endsWith("cancelled false interrupted false");
                assertThatThrownBy(futures.get(i + 1)::join).hasCauseInstanceOf(TaskTimeoutException.class);
            }
        }
    }

    @Test
    @DisplayName("E7: where every item is too slow, outcomes has a time-out for each, and ends")
    void outcomesTellEachTimeOut() {
        try (ProcessPool<Task, String> pool = open();
                Stream<Outcome<Task, String>> outcomes =
                        pool.outcomes(IntStream.range(0, 3).boxed(), i -> task(Deed.GET_STUCK, i))) {
            assertThat(outcomes.toList())
                    .hasSize(3)
                    .allSatisfy(outcome -> assertThat(((Outcome.Failure<Task, String>) outcome).exception())
                            .isInstanceOf(TaskTimeoutException.class));
        }
    }

    @Test
    @DisplayName("D22: a task that was killed at its limit runs again if retries allows it")
    void retriesAfterATimeOut() {
        try (ProcessPool<Task, String> pool = ContextWorker.open(options -> options.workers(1)
                .timeout(Duration.ofSeconds(2))
                .retries(1)
                .retryOn(EnumSet.allOf(DeathCause.class)))) {
            assertThat(pool.call(task(Deed.HANG_UNTIL_ATTEMPT, 2)).split(" ", -1)[1])
                    .isEqualTo("2");
            assertThatThrownBy(() -> pool.call(task(Deed.HANG_UNTIL_ATTEMPT, 3)))
                    .isInstanceOf(TaskTimeoutException.class)
                    .hasMessageContaining("longer than its limit of 2000 ms (run 2 of 2)")
                    .satisfies(thrown -> assertThat(thrown.getSuppressed())
                            .singleElement()
                            .isInstanceOfSatisfying(
                                    TaskTimeoutException.class,
                                    first -> assertThat(first).hasMessageContaining("(run 1 of 2)")));
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    @DisplayName("E16, X1: what a task has started goes with its worker, down to the last process")
    void theProcessTreeGoesWithTheWorker() throws Exception {
        Path file = directory.resolve("pid");
        List<Path> files = IntStream.rangeClosed(1, 3)
                .mapToObj(i -> Path.of(file + "." + i))
                .toList();
        try (ProcessPool<Task, String> pool = ContextWorker.open(options -> options.workers(1))) {
            CompletableFuture<String> future =
                    pool.within(Duration.ofSeconds(3)).submit(task(Deed.START_PROCESSES, file));
            assertThatThrownBy(future::join).hasCauseInstanceOf(TaskTimeoutException.class);

            for (Path each : files) {
                long pid = Long.parseLong(Files.readString(each).strip());
                await().until(() -> !isRunning(pid));
            }
        }
    }

    /** A zombie is gone, too: the process that inherits it may take its time. */
    private static boolean isRunning(long pid) {
        return ProcessHandle.of(pid)
                .filter(process -> process.info().command().isPresent())
                .isPresent();
    }
}
