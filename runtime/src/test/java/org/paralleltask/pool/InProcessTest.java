package org.paralleltask.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.paralleltask.pool.DeedWorker.task;

import java.io.FileNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.PayloadException;
import org.paralleltask.PoolListener;
import org.paralleltask.RemoteTaskException;
import org.paralleltask.TaskTimeoutException;
import org.paralleltask.WorkerStats;
import org.paralleltask.pool.DeedWorker.Deed;
import org.paralleltask.pool.DeedWorker.Task;

/** Workers that are threads of this program (Python's {@code multiprocessing.dummy}). */
@Timeout(60)
class InProcessTest {
    @TempDir
    private Path directory;

    /** Of other tests, whose tasks obey nothing. */
    private final Set<Thread> before = Thread.getAllStackTraces().keySet();

    private boolean isAnyThreadLeft() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread))
                .anyMatch(thread -> thread.getName().startsWith("paralleltask-in-process-"));
    }

    @Test
    void resultsAreThoseOfProcesses() {
        List<String> texts = IntStream.range(0, 100).mapToObj(Integer::toString).toList();
        try (Workers workers = Workers.inProcess(2);
                ProcessPool<Task, String> pool = DeedWorker.open(workers)) {
            assertThat(pool.map(texts, text -> task(Deed.ECHO, text))).isEqualTo(texts);
            assertThat(pool.call(task(Deed.PID)))
                    .isEqualTo(Long.toString(ProcessHandle.current().pid()));
        }
    }

    @Test
    void exceptionsAreThoseOfProcesses() {
        try (Workers workers = Workers.inProcess(1);
                ProcessPool<Task, String> pool = DeedWorker.open(workers)) {
            assertThatThrownBy(() -> pool.call(task(Deed.THROW_CHECKED, "declared")))
                    .isExactlyInstanceOf(FileNotFoundException.class)
                    .hasMessage("declared")
                    .hasStackTraceContaining("TestTasks.perform")
                    .hasStackTraceContaining("InProcessTest");
            assertThatThrownBy(() -> pool.call(task(Deed.THROW_OWN, "not declared")))
                    .isExactlyInstanceOf(RemoteTaskException.class)
                    .hasMessageContaining("OwnException");
            assertThatThrownBy(() -> pool.call(task(Deed.THROW_INTERRUPTED, "the task's own")))
                    .isExactlyInstanceOf(InterruptedException.class);
            assertThat(pool.call(task(Deed.ECHO, "on"))).isEqualTo("on");
        }
    }

    @Test
    void whatCannotCrossDoesNotCrossHereEither() {
        try (Workers workers = Workers.inProcess(1);
                ProcessPool<AnyWorker.Task, Object> pool = AnyWorker.open(workers)) {
            assertThatThrownBy(() -> pool.submit(new AnyWorker.Task(new Thread())))
                    .isInstanceOf(PayloadException.class);
            assertThatThrownBy(() -> pool.call(new AnyWorker.Task(AnyWorker.RETURN_A_THREAD)))
                    .isInstanceOf(PayloadException.class);
        }
    }

    @Test
    void argumentsAndValuesAreCopies() {
        List<String> argument = new ArrayList<>(List.of("a"));
        try (Workers workers = Workers.inProcess(1);
                ProcessPool<AnyWorker.Task, Object> pool = AnyWorker.open(workers)) {
            assertThat(pool.call(new AnyWorker.Task(argument)))
                    .isEqualTo(argument)
                    .isNotSameAs(argument);
        }
    }

    @Test
    @DisplayName("H1, H4: hooks run once for each thread, and what the exit hooks return is collected")
    void hooksRunInEachThread() {
        AnyWorker.STARTS.set(0);
        ProcessPool<AnyWorker.Task, Object> pool;
        try (Workers workers = Workers.inProcess(1)) {
            pool = AnyWorker.open(workers);
            // Statics are shared: the task sees the count of this test.
            assertThat(pool.call(new AnyWorker.Task(AnyWorker.COUNT_STARTS))).isEqualTo(1);
            assertThat(pool.call(new AnyWorker.Task(AnyWorker.COUNT_STARTS))).isEqualTo(1);
        }

        assertThat(AnyWorker.STARTS).hasValue(1);
        assertThat(pool.exitResults(AnyWorker.Exit.class)).containsExactly(new AnyWorker.Exit("in-process-1"));
    }

    @Test
    void theContextIsThatOfTheThread() {
        try (Workers workers = Workers.inProcess(1);
                ProcessPool<Task, String> pool = DeedWorker.open(workers)) {
            long pid = ProcessHandle.current().pid();

            assertThat(pool.call(task(Deed.CONTEXT))).isEqualTo("0 in-process-1 " + pid + " 1 false");
        }
    }

    @Test
    void aTimeLimitGivesUpTheThreadAndSaysSo() throws Exception {
        Path sign = directory.resolve("sign");
        try (Workers workers = Workers.inProcess(1);
                ProcessPool<Task, String> pool = DeedWorker.open(workers)) {
            assertThatThrownBy(
                            () -> pool.within(Duration.ofMillis(300)).call(task(Deed.SLEEP_THROUGH_INTERRUPTS, sign)))
                    .isInstanceOf(TaskTimeoutException.class)
                    .hasMessageContaining("(a thread of this process) was interrupted and given up")
                    .hasMessageContaining("longer than its limit of 300 ms")
                    .hasMessageContaining("the task may still run in this process")
                    .hasStackTraceContaining("sleepThroughInterrupts"); // where it was

            await().until(() -> Files.exists(Path.of(sign + ".interrupted")));
            assertThat(pool.call(task(Deed.ECHO, "on another thread"))).isEqualTo("on another thread");
            assertThat(workers.stats().get(0).processes()).isEqualTo(2);
        }
    }

    @Test
    void aTaskThatObeysTheInterruptOfItsLimitHasTimedOutAllTheSame() {
        try (Workers workers = Workers.inProcess(1);
                ProcessPool<Task, String> pool = DeedWorker.open(workers)) {
            for (int i = 0; i < 30; i++) { // a race, were it one
                assertThatThrownBy(() -> pool.within(Duration.ofMillis(5)).call(task(Deed.PAUSE, 10_000)))
                        .isInstanceOf(TaskTimeoutException.class);
            }
        }
    }

    @Test
    void cancelInterruptsTheTaskAndGivesUpTheThread() throws Exception {
        Path sign = directory.resolve("sign");
        try (Workers workers = Workers.inProcess(1);
                ProcessPool<Task, String> pool = DeedWorker.open(workers)) {
            CompletableFuture<String> future = pool.submit(task(Deed.OBEY_CANCEL, sign));
            await().until(() -> Files.exists(sign));

            assertThat(future.cancel(true)).isTrue();

            await().until(() -> Files.exists(Path.of(sign + ".cancelled"))
                    && Files.readString(Path.of(sign + ".cancelled")).equals("interrupted: true"));
            assertThat(pool.call(task(Deed.ECHO, "on"))).isEqualTo("on");
            assertThat(workers.stats().get(0).processes()).isEqualTo(2);
        }
    }

    @Test
    void everyTaskThatIsCancelledIsTold() {
        try (Workers workers = Workers.inProcess(1);
                ProcessPool<Task, String> pool = DeedWorker.open(workers)) {
            for (int i = 0; i < 20; i++) { // as above
                Path sign = directory.resolve("sign" + i);
                CompletableFuture<String> future = pool.submit(task(Deed.OBEY_CANCEL, sign));
                await().pollInSameThread().pollInterval(Duration.ofMillis(1)).until(() -> Files.exists(sign));
                future.cancel(true);
            }

            for (int i = 0; i < 20; i++) {
                Path answer = directory.resolve("sign" + i + ".cancelled");
                await().until(() -> Files.exists(answer));
            }
        }
    }

    @Test
    void withGraceATaskThatObeysKeepsItsThread() throws Exception {
        Path sign = directory.resolve("sign");
        try (Workers workers = Workers.inProcess(1);
                ProcessPool<Task, String> pool =
                        DeedWorker.open(workers, options -> options.cancelGrace(Duration.ofSeconds(30)))) {
            CompletableFuture<String> future = pool.submit(task(Deed.OBEY_INTERRUPT, sign));
            await().until(() -> Files.exists(sign));

            future.cancel(true);

            assertThat(pool.call(task(Deed.ECHO, "on"))).isEqualTo("on");
            assertThatThrownBy(future::join).isInstanceOf(CancellationException.class);
            assertThat(sign.resolveSibling("sign.interrupted")).exists();
            assertThat(workers.stats().get(0).processes()).isEqualTo(1);
        }
    }

    @Test
    void withGraceATaskThatDoesNotObeyIsGivenUpAfterIt() throws Exception {
        Path sign = directory.resolve("sign");
        try (Workers workers = Workers.inProcess(1);
                ProcessPool<Task, String> pool =
                        DeedWorker.open(workers, options -> options.cancelGrace(Duration.ofMillis(100)))) {
            CompletableFuture<String> future = pool.submit(task(Deed.SLEEP_THROUGH_INTERRUPTS, sign));
            await().until(() -> Files.exists(sign));

            future.cancel(true);

            assertThat(pool.call(task(Deed.ECHO, "on"))).isEqualTo("on");
            assertThat(workers.stats().get(0).processes()).isEqualTo(2);
        }
    }

    @Test
    void severalPoolsShareTheThreads() {
        try (Workers workers = Workers.inProcess(1);
                ProcessPool<Task, String> deeds = DeedWorker.open(workers);
                ProcessPool<String, Integer> lengths = LengthWorker.open(workers)) {
            assertThat(deeds.call(task(Deed.ECHO, "first"))).isEqualTo("first");
            assertThat(lengths.call("four")).isEqualTo(4);
            assertThat(workers.stats()).singleElement().satisfies(worker -> {
                assertThat(worker.tasksDone()).isEqualTo(2);
                assertThat(worker.processes()).isEqualTo(1);
            });
        }
    }

    @Test
    void statsAndListenersWork() {
        Queue<String> heard = new ConcurrentLinkedQueue<>();
        PoolListener listener = new PoolListener() {
            @Override
            public void taskStarted(PoolListener.Task task) {
                heard.add("started " + task.run().worker());
            }

            @Override
            public void taskDone(PoolListener.Task task) {
                heard.add("done " + task.task());
            }
        };
        try (Workers workers = Workers.inProcess(1);
                ProcessPool<Task, String> pool = DeedWorker.open(workers, options -> options.listener(listener))) {
            pool.call(task(Deed.ECHO, "x"));

            assertThat(heard).containsExactly("started in-process-1", "done Task[deed=ECHO, text=x]");
            assertThat(pool.stats().done()).isEqualTo(1);
            assertThat(pool.stats().workers()).singleElement().satisfies(worker -> {
                assertThat(worker.state()).isEqualTo(WorkerStats.State.IDLE);
                assertThat(worker.pid()).hasValue(ProcessHandle.current().pid());
                assertThat(worker.memory()).isEmpty();
            });
        }
    }

    @Test
    void closeEndsTheThreads() {
        try (Workers workers = Workers.inProcess(2);
                ProcessPool<Task, String> pool = DeedWorker.open(workers)) {
            pool.map(List.of("a", "b"), text -> task(Deed.ECHO, text));
            assertThat(isAnyThreadLeft()).isTrue();
        }

        await().until(() -> !isAnyThreadLeft());
    }

    @Test
    void whoLosesTheWorkersLeavesNoThread() {
        closeThePoolAlone();

        await().until(() -> {
            System.gc();
            return !isAnyThreadLeft();
        });
    }

    private static void closeThePoolAlone() {
        try (ProcessPool<Task, String> pool = DeedWorker.open(Workers.inProcess(2))) {
            assertThat(pool.call(task(Deed.ECHO, "x"))).isEqualTo("x");
        }
    }
}
