package org.paralleltask.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;
import static org.paralleltask.pool.DeedWorker.task;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.paralleltask.DeathCause;
import org.paralleltask.PayloadException;
import org.paralleltask.PoolListener;
import org.paralleltask.PoolOptions;
import org.paralleltask.RemoteTaskException;
import org.paralleltask.TaskTimeoutException;
import org.paralleltask.WorkerCrashedException;
import org.paralleltask.WorkerLostException;
import org.paralleltask.WorkerStartException;
import org.paralleltask.WorkerStats;
import org.paralleltask.host.Worker;
import org.paralleltask.pool.DeedWorker.Deed;
import org.paralleltask.pool.DeedWorker.Task;
import org.paralleltask.pool.HostileWorker.Mode;

/** Workers are not trusted: one that breaks the rules is dropped with a clear error, and the pool goes on. */
@Timeout(60)
class HostileWorkerTest {
    private final BlockingQueue<WorkerStartException> startFailures = new LinkedBlockingQueue<>();

    @TempDir
    private Path directory;

    /** The first worker is not one of ours; those after it are. */
    private PoolOptions hostile(Mode mode, PoolOptions defaults) {
        return defaults.workers(1)
                .commandPrefix(HostileWorker.insteadOfTheFirst(directory.resolve("hostile"), mode))
                .listener(new PoolListener() {
                    @Override
                    public void workerStartFailed(String worker, WorkerStartException failure) {
                        startFailures.add(failure);
                    }
                });
    }

    private ProcessPool<Task, String> open(Mode mode, UnaryOperator<PoolOptions> options) {
        return DeedWorker.open(defaults -> options.apply(hostile(mode, defaults)));
    }

    private ProcessPool<Task, String> open(Mode mode) {
        return open(mode, UnaryOperator.identity());
    }

    private static void assertThatItGoesOn(ProcessPool<Task, String> pool) {
        assertThat(pool.call(task(Deed.ECHO, "on"))).isEqualTo("on");
    }

    @ParameterizedTest
    @CsvSource({
        "SAY_A_WRONG_SECRET, exit status 5", // the parent has hung up on it, and it has seen that
        "SAY_HALF_A_GREETING, did not report within 2000 ms (startTimeout) and was killed",
        "HANG_UP_WITHOUT_A_GREETING, ended at once with exit status 6",
        "SPEAK_ANOTHER_VERSION, The worker speaks version 99 of the wire format"
    })
    void whoDoesNotGreetAsAWorkerIsNotLetIn(Mode mode, String error) throws Exception {
        try (ProcessPool<Task, String> pool = open(mode, options -> options.startTimeout(Duration.ofSeconds(2)))) {
            assertThatItGoesOn(pool);
            assertThat(startFailures.take()).hasMessageContaining(error);
        }
    }

    @Test
    void aLateBellIsNoAnswer() {
        List<PoolListener.WorkerEnd> ends = new CopyOnWriteArrayList<>();
        try (ProcessPool<Task, String> pool = open(
                Mode.RING_A_LATE_BELL,
                options -> options.listener(new PoolListener() {
                    @Override
                    public void workerEnded(
                            Worker worker, WorkerEnd why, OptionalInt exitStatus, Optional<DeathCause> cause) {
                        ends.add(why);
                    }
                }))) {
            assertThat(pool.call(task(Deed.ECHO, "x"))).isEqualTo("honest");
        }
        assertThat(ends).containsExactly(PoolListener.WorkerEnd.CLOSED);
    }

    @ParameterizedTest
    @CsvSource({
        "LOAD_WITH_RUBBISH, A frame of unknown kind 72",
        "LOAD_ANOTHER_FUNCTION, it answered with a Loaded, which it was not asked for",
        "LOAD_AND_HANG_UP, it hung up",
        "LOAD_NOTHING, longer than 2000 ms (startHookTimeout)"
    })
    void whoDoesNotLoadAsAWorkerIsDropped(Mode mode, String error) throws Exception {
        try (ProcessPool<Task, String> pool = open(mode, options -> options.startHookTimeout(Duration.ofSeconds(2)))) {
            assertThatItGoesOn(pool);
            assertThat(startFailures.take())
                    .hasMessageContaining(error)
                    .hasMessageContaining(" was killed ")
                    .hasMessageContaining("deed");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SEND_RUBBISH | A frame of unknown kind 99",
                "SEND_2_GB | A frame of 2147483647 bytes; 1 to",
                "SEND_A_NEGATIVE_LENGTH | A frame of -1 bytes; 1 to",
                "SEND_A_SHORT_FRAME | A frame of kind 4 that ends before its fields do",
                "SEND_ANOTHER_TASKS_RESULT | it answered a task that it had not been given",
                "SEND_A_PARENTS_WORD | it answered with a Exit, which it was not asked for",
                "SPOIL_THE_RING | it has spoilt the memory that it shares with its parent",
                "CUT_OFF_THE_LEDGER | it has cut off the memory that it shares with its parent",
                "HANG_UP | it hung up"
            })
    void whoDoesNotAnswerAsAWorkerIsKilled(Mode mode, String error) {
        try (ProcessPool<Task, String> pool = open(mode)) {
            assertThatThrownBy(() -> pool.call(task(Deed.PID)))
                    .isInstanceOfSatisfying(
                            WorkerCrashedException.class,
                            e -> assertThat(ProcessHandle.of(e.pid()).filter(ProcessHandle::isAlive))
                                    .isEmpty())
                    .hasMessageContaining(" was killed while it ran Task[deed=PID, text=]: " + error);

            assertThatItGoesOn(pool);
        }
    }

    @Test
    void whoHangsUpWhileItLoadsAMethodCostsNoTask() {
        List<String> prefix = HostileWorker.insteadOfTheFirst(directory.resolve("hostile"), Mode.LOAD_AND_HANG_UP);
        try (Workers workers = Workers.open(options -> options.workers(1).commandPrefix(prefix));
                ProcessPool<Task, String> pool = DeedWorker.open(workers)) {
            assertThatItGoesOn(pool);
            assertThat(directory.resolve("hostile")).exists(); // there was one
        }
    }

    @Test
    void aDumpThatIsNoneIsRubbishToo() {
        try (ProcessPool<Task, String> pool = open(Mode.SEND_A_RUBBISH_DUMP)) {
            assertThatThrownBy(() -> pool.call(task(Deed.PID)))
                    .isInstanceOf(WorkerCrashedException.class)
                    .hasMessageContaining(" was killed while it ran ");

            assertThatItGoesOn(pool);
        }
    }

    /** Its frames keep the rules; what is in them does not. */
    @ParameterizedTest
    @CsvSource({
        "SEND_A_RUBBISH_VALUE, deed: String of 7 bytes cannot be read",
        "SEND_A_RUBBISH_EXCEPTION, deed: what the worker sent as an exception cannot be read"
    })
    void aResultThatIsNoneFailsItsTaskAndCostsTheWorkerItsPlace(Mode mode, String error) {
        try (ProcessPool<Task, String> pool = open(mode)) {
            assertThatThrownBy(() -> pool.call(task(Deed.PID)))
                    .isInstanceOf(PayloadException.class)
                    .hasMessageContaining(error);

            assertThatItGoesOn(pool); // the hostile one answers no second task
        }
    }

    @ParameterizedTest
    @CsvSource({"SEND_A_GADGET, true", "SEND_A_GADGET_IN_A_MAP, true", "SEND_A_GADGET_AS_EXCEPTION, false"})
    void whatAnAttackerSendsIsNeitherLoadedNorMade(Mode mode, boolean isRefused) {
        try (ProcessPool<AnyWorker.Task, Object> pool = AnyWorker.open(defaults -> hostile(mode, defaults))) {
            Throwable failure = catchThrowable(() -> pool.call(new AnyWorker.Task("")));

            String name = "org.paralleltask.pool.Gadget";
            if (isRefused) {
                assertThat(failure)
                        .isInstanceOf(PayloadException.class)
                        .hasMessageContaining(name + "; this class may not cross between the processes");
            } else { // only its text has come
                assertThat(failure).isInstanceOf(IllegalStateException.class);
                assertThat(failure.getCause())
                        .isInstanceOf(RemoteTaskException.class)
                        .hasMessageStartingWith(name + "$Thrown (it could not be restored here: ");
            }
            assertThat(System.getProperty("gadget.touched")).isNull(); // a constant of it would initialize it here
            if (isRefused) {
                assertThat(pool.call(new AnyWorker.Task("on"))).isEqualTo("on");
            } else { // it has sent an exception like any other, and will answer no second task
                pool.shutdownNow();
            }
        }
    }

    @Test
    void aSecondResultIsNobodys() {
        try (ProcessPool<Task, String> pool = open(Mode.SEND_TWO_RESULTS)) {
            assertThat(pool.call(task(Deed.PID))).isEqualTo("first");

            assertThatItGoesOn(pool); // with another worker
        }
    }

    @Test
    void whoCutsOffTheLedgerIsKilledAtTheLimit() {
        try (ProcessPool<Task, String> pool = open(Mode.CUT_OFF_THE_LEDGER_IN_SILENCE)) {
            assertThatThrownBy(() -> pool.within(Duration.ofMillis(300)).call(task(Deed.PID)))
                    .isInstanceOf(WorkerLostException.class);

            assertThatItGoesOn(pool);
        }
    }

    @Test
    void whoSendsHalfAResultIsKilledAtTheLimit() {
        try (ProcessPool<Task, String> pool = open(Mode.SEND_HALF_A_RESULT)) {
            assertThatThrownBy(() -> pool.within(Duration.ofMillis(100)).call(task(Deed.PID)))
                    .isInstanceOf(TaskTimeoutException.class);

            assertThatItGoesOn(pool);
        }
    }

    @Test
    void halfAResultOfADeadWorkerIsNone() {
        try (ProcessPool<Task, String> pool = open(Mode.SEND_HALF_A_RESULT_AND_DIE)) {
            assertThatThrownBy(() -> pool.call(task(Deed.PID)))
                    .isInstanceOf(WorkerCrashedException.class)
                    .hasMessageContaining("The method had returned; only its result is lost");

            assertThatItGoesOn(pool);
        }
    }

    @Test
    void aTaskIsRetriedWhoseResultCameByHalf() {
        try (ProcessPool<Task, String> pool = open(
                Mode.SEND_HALF_A_RESULT_AND_DIE, options -> options.retries(1).retryOn(EnumSet.of(DeathCause.EXIT)))) {
            String large = "x".repeat(1 << 20);

            assertThat(pool.call(task(Deed.ECHO, large))).isEqualTo(large);
        }
    }

    @Test
    void whoSendsNothingAtAllIsKilledAtTheLimit() {
        try (ProcessPool<Task, String> pool = open(Mode.SEND_NOTHING)) {
            assertThatThrownBy(() -> pool.within(Duration.ofMillis(100)).call(task(Deed.PID)))
                    .isInstanceOf(TaskTimeoutException.class)
                    .hasMessageContaining("its JVM did not answer");

            assertThatItGoesOn(pool);
        }
    }

    /** In Java no lock is shared between the workers: each has a line of its own to its parent. */
    @Test
    @DisplayName("D11: a worker that is stuck, then dies in the midst of its result does not hold up the others")
    void halfAResultHoldsUpNobody() throws Exception {
        try (ProcessPool<Task, String> pool = open(Mode.SEND_HALF_A_RESULT)) {
            CompletableFuture<String> half = pool.submit(task(Deed.PID));
            await().until(() -> pool.stats().workers().stream().anyMatch(HostileWorkerTest::isBusy));
            WorkerStats stuck = pool.stats().workers().get(0);
            pool.resize(2);

            List<String> others =
                    pool.map(IntStream.range(0, 100).boxed().toList(), i -> task(Deed.ECHO, "x".repeat(100_000)));

            assertThat(others).hasSize(100);
            assertThat(half).isNotDone();
            ProcessHandle.of(stuck.pid().orElseThrow()).orElseThrow().destroyForcibly();
            assertThatThrownBy(half::get)
                    .hasCauseInstanceOf(WorkerCrashedException.class)
                    .hasMessageContaining("The method had returned; only its result is lost");
            assertThatItGoesOn(pool);
        }
    }

    private static boolean isBusy(WorkerStats worker) {
        return worker.state() == WorkerStats.State.BUSY;
    }

    // X7 is not shown here: no test may change the clock; limits are a ScheduledExecutorService's, which counts
    // nanoTime.
    /** A worker outlives SIGTERM by design; what ends it is SIGKILL, at once: there is nothing that it could ignore. */
    @Test
    @DisplayName("E3: a worker that ignores SIGTERM is killed all the same")
    void sigtermIsNotWhatKills() throws Exception {
        Path gate = directory.resolve("gate");
        try (ProcessPool<Task, String> pool = DeedWorker.open(1)) {
            CompletableFuture<String> running = pool.submit(task(Deed.WAIT_FOR_FILE, gate));
            await().until(() -> Files.exists(Path.of(gate + ".waiting")));
            ProcessHandle worker = ProcessHandle.of(
                            pool.stats().workers().get(0).pid().orElseThrow())
                    .orElseThrow();
            signal("TERM", worker.pid());
            CompletableFuture<String> next = pool.submit(task(Deed.PID));

            assertThat(next).isNotDone();
            running.cancel(true);

            assertThat(next.get()).isNotEqualTo(Long.toString(worker.pid()));
            await().until(() -> !worker.isAlive());
        }
    }

    private static void signal(String name, long pid) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                        .start()
                        .waitFor())
                .isZero();
    }

    /** Python's pool fails as a whole; here a task needs one worker that starts, so the others do the work. */
    @Test
    @DisplayName("D20: the fourth of five workers cannot be started: the others work")
    void fourOfFiveWork() throws Exception {
        Path script = directory.resolve("prefix");
        Files.writeString(script, """
                #!/bin/sh
                for n in 1 2 3 4 5; do
                  if mkdir "$0.$n" 2>/dev/null; then
                    if [ $n = 4 ]; then break; fi
                    exec "$@"
                  fi
                done
                echo "no more of these" >&2
                exit 12
                """);
        assertThat(script.toFile().setExecutable(true)).isTrue();
        Path gate = directory.resolve("gate");
        try (ProcessPool<Task, String> pool = DeedWorker.open(options -> options.workers(5)
                .commandPrefix(List.of(script.toString()))
                .listener(new PoolListener() {
                    @Override
                    public void workerStartFailed(String worker, WorkerStartException failure) {
                        startFailures.add(failure);
                    }
                }))) {
            List<CompletableFuture<String>> running = IntStream.range(0, 20)
                    .mapToObj(i -> pool.submit(task(Deed.WAIT_FOR_FILE, gate)))
                    .toList();
            await().until(() -> pool.stats().workers().stream()
                            .filter(HostileWorkerTest::isBusy)
                            .count()
                    == 4);
            assertThat(startFailures.take())
                    .hasMessageContaining("exit status 12")
                    .hasMessageContaining("no more of these");
            Files.createFile(gate);

            assertThat(running.stream().map(CompletableFuture::join).distinct()).hasSize(4);
        }
    }
}
