package org.paralleltask.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.paralleltask.pool.DeedWorker.task;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.Outcome;
import org.paralleltask.pool.DeedWorker.Deed;
import org.paralleltask.pool.DeedWorker.Task;

/** Callers that are interrupted while they wait in a method of the facade: for the others see {@link ProcessPoolTest}. */
@Timeout(60)
class InterruptTest {
    /** Of one worker, which with one more in the queue is full; its tasks may end by themselves when cancelled. */
    private ProcessPool<Task, String> pool;

    private Path sign;
    private Path gate;

    @TempDir
    private Path directory;

    @BeforeEach
    void open() {
        pool = DeedWorker.open(options -> options.workers(1).queueSize(1).cancelGrace(Duration.ofMinutes(5)));
        sign = directory.resolve("sign");
        gate = directory.resolve("gate");
    }

    @AfterEach
    void close() {
        pool.shutdownNow();
        pool.close();
    }

    /** A thread that is interrupted where it waits. */
    private static final class Waiting {
        private final AtomicReference<Throwable> thrown = new AtomicReference<>();
        private final AtomicBoolean flag = new AtomicBoolean();
        private final Thread thread;

        private Waiting(Body body) {
            this.thread = new Thread(() -> {
                try {
                    body.run();
                } catch (Throwable e) {
                    thrown.set(e);
                }
                flag.set(Thread.currentThread().isInterrupted());
            });
        }

        interface Body {
            void run() throws Exception;
        }

        static Waiting in(Body body) {
            Waiting waiting = new Waiting(body);
            waiting.thread.start();
            return waiting;
        }

        void interrupt() throws InterruptedException {
            await().until(() ->
                    thread.getState() == Thread.State.WAITING || thread.getState() == Thread.State.TIMED_WAITING);
            thread.interrupt();
            thread.join();
        }

        void isCancelled(String message) {
            assertThat(thrown.get())
                    .isExactlyInstanceOf(CancellationException.class)
                    .hasMessage(message);
            assertThat(flag).isTrue();
        }
    }

    private void awaitSign() {
        await().until(() -> Files.exists(sign) && !Files.readString(sign).isEmpty());
    }

    private List<CompletableFuture<String>> fill() {
        CompletableFuture<String> running = pool.submit(task(Deed.WAIT_FOR_FILE, gate));
        await().until(() -> Files.exists(Path.of(gate + ".waiting")));
        return List.of(running, pool.submit(task(Deed.WAIT_FOR_FILE, gate)));
    }

    private void allCompleteOnce(List<CompletableFuture<String>> futures) throws Exception {
        Files.createFile(gate);
        for (CompletableFuture<String> future : futures) {
            assertThat(future.join()).isEqualTo(pool.call(task(Deed.PID)));
        }
        assertThat(pool.stats().cancelled() + pool.stats().failed()).isZero(); // what was never accepted does not count
    }

    @Test
    void callThatWaitsForItsValueCancelsItsTaskAsCancelTrueDoes() throws Exception {
        Waiting caller = Waiting.in(() -> pool.call(task(Deed.OBEY_INTERRUPT, sign)));
        awaitSign();

        caller.interrupt();

        caller.isCancelled("The call was interrupted: its task was cancelled");
        assertThat(pool.call(task(Deed.PID))).isEqualTo(Files.readString(sign));
        assertThat(Path.of(sign + ".interrupted")).exists();
    }

    @Test
    void aCallerThatComesInterruptedRunsNothing() throws Exception {
        CompletableFuture<String> running = pool.submit(task(Deed.WAIT_FOR_FILE, gate));
        await().until(() -> Files.exists(Path.of(gate + ".waiting")));
        Thread.currentThread().interrupt();
        Throwable thrown = null;
        try {
            pool.call(task(Deed.EXIT, 1));
        } catch (CancellationException e) {
            thrown = e;
        }

        assertThat(Thread.interrupted()).isTrue();
        assertThat(thrown).isNotNull();
        Files.createFile(gate);
        assertThat(pool.call(task(Deed.PID))).isEqualTo(running.join());
    }

    @Test
    void submitThatWaitsForRoomIsNotAccepted() throws Exception {
        List<CompletableFuture<String>> futures = fill();

        Waiting submitter = Waiting.in(() -> pool.submit(task(Deed.EXIT, 1)));
        submitter.interrupt();

        submitter.isCancelled("submit was interrupted while the queue was full: the task was not accepted");
        allCompleteOnce(futures);
    }

    @Test
    void trySubmitThatWaitsForRoomIsNotAccepted() throws Exception {
        List<CompletableFuture<String>> futures = fill();

        Waiting submitter = Waiting.in(() -> pool.trySubmit(Duration.ofMinutes(1), task(Deed.EXIT, 1)));
        submitter.interrupt();

        submitter.isCancelled("submit was interrupted while the queue was full: the task was not accepted");
        allCompleteOnce(futures);
    }

    @Test
    void submitWithoutWaitingDoesNotMindAnInterrupt() {
        Thread.currentThread().interrupt();
        CompletableFuture<String> future = pool.submit(task(Deed.ECHO, "accepted"));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(future.join()).isEqualTo("accepted");
    }

    @Test
    void mapThatWaitsForValuesCancelsWhatRunsAndWaits() throws Exception {
        Waiting mapper =
                Waiting.in(() -> pool.map(List.of(task(Deed.OBEY_INTERRUPT, sign), task(Deed.EXIT, 1)), task -> task));
        awaitSign();
        await().until(() -> pool.stats().waiting() == 1);

        mapper.interrupt();

        mapper.isCancelled("map was interrupted: its tasks were cancelled");
        assertThat(pool.call(task(Deed.PID))).isEqualTo(Files.readString(sign));
        assertThat(Path.of(sign + ".interrupted")).exists();
    }

    @Test
    void mapThatWaitsForRoomCancelsWhatRunsAndWaits() throws Exception {
        Stream<Task> tasks = Stream.concat(
                Stream.of(task(Deed.OBEY_INTERRUPT, sign)),
                IntStream.range(0, 100).mapToObj(i -> task(Deed.EXIT, 1)));
        Waiting mapper = Waiting.in(() -> pool.map(tasks, task -> task));
        awaitSign();
        await().until(() -> pool.stats().waiting() == 1);

        mapper.interrupt();

        mapper.isCancelled("map was interrupted: its tasks were cancelled");
        assertThat(pool.call(task(Deed.PID))).isEqualTo(Files.readString(sign));
        assertThat(pool.stats().cancelled()).isEqualTo(2); // and not one that was never accepted
    }

    @Test
    void streamThatWaitsForItsFirstElementCancelsItsTasks() throws Exception {
        Waiting consumer =
                Waiting.in(() -> pool.stream(List.of(task(Deed.OBEY_INTERRUPT, sign), task(Deed.EXIT, 1)), task -> task)
                        .forEachOrdered(value -> {}));
        awaitSign();

        consumer.interrupt();

        consumer.isCancelled("The stream was interrupted: its tasks were cancelled");
        assertThat(pool.call(task(Deed.PID))).isEqualTo(Files.readString(sign));
        assertThat(Path.of(sign + ".interrupted")).exists();
    }

    @Test
    void outcomesThatWaitThrowAndCancelTheirTasks() throws Exception {
        Waiting consumer = Waiting.in(() -> {
            try (Stream<Outcome<Task, String>> outcomes =
                    pool.outcomes(List.of(task(Deed.OBEY_INTERRUPT, sign), task(Deed.EXIT, 1)), task -> task)) {
                outcomes.forEachOrdered(outcome -> {});
            }
        });
        awaitSign();

        consumer.interrupt();

        // "Never throws for a task": this is not of a task, but of the consumer.
        consumer.isCancelled("The stream was interrupted: its tasks were cancelled");
        assertThat(pool.call(task(Deed.PID))).isEqualTo(Files.readString(sign));
    }

    @Test
    void awaitTerminationThrowsAsAnExecutorServicesDoesAndCancelsNothing() throws Exception {
        CompletableFuture<String> running = pool.submit(task(Deed.WAIT_FOR_FILE, gate));
        pool.shutdown();
        CountDownLatch entered = new CountDownLatch(1);
        Waiting waiting = Waiting.in(() -> {
            entered.countDown();
            pool.awaitTermination(Duration.ofMinutes(1));
        });
        entered.await();

        waiting.interrupt();

        assertThat(waiting.thrown.get()).isInstanceOf(InterruptedException.class);
        assertThat(waiting.flag).isFalse();
        Files.createFile(gate);
        assertThat(running.join()).isNotEmpty();
    }

    @Test
    @DisplayName("F12: an interrupted close of a pool on shared workers cancels its own tasks and no others")
    void closeOfAPoolOnSharedWorkersCancelsItsOwnTasks() throws Exception {
        try (Workers workers = Workers.open(options -> options.workers(1));
                ProcessPool<String, Integer> lengths = LengthWorker.open(workers)) {
            ProcessPool<Task, String> deeds = DeedWorker.open(workers);
            CompletableFuture<String> running = deeds.submit(task(Deed.OBEY_INTERRUPT, sign));
            awaitSign();
            CompletableFuture<Integer> other = lengths.submit("four");
            Waiting closer = Waiting.in(deeds::close);

            closer.interrupt();

            assertThat(closer.thrown.get()).isNull(); // close throws nothing: it is shutdownNow then
            assertThat(closer.flag).isTrue();
            assertThat(running).isCancelled();
            assertThat(other.join()).isEqualTo(4);
        }
    }

    @Test
    void closeOfSharedWorkersCancelsTheTasksOfAllPools() throws Exception {
        Workers workers = Workers.open(options -> options.workers(1));
        ProcessPool<Task, String> deeds = DeedWorker.open(workers);
        ProcessPool<String, Integer> lengths = LengthWorker.open(workers);
        CompletableFuture<String> running = deeds.submit(task(Deed.OBEY_INTERRUPT, sign));
        awaitSign();
        CompletableFuture<Integer> waiting = lengths.submit("four");
        Waiting closer = Waiting.in(workers::close);

        closer.interrupt();

        assertThat(closer.flag).isTrue();
        await().until(() -> running.isCancelled() && waiting.isCancelled());
        assertThat(ProcessHandle.of(Long.parseLong(Files.readString(sign)))).isEmpty();
    }
}
