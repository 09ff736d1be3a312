package org.paralleltask.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.paralleltask.pool.DeedWorker.task;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.TaskTimeoutException;
import org.paralleltask.fixture.Poor;
import org.paralleltask.pool.DeedWorker.Deed;
import org.paralleltask.pool.DeedWorker.Task;

/** The ways in which a pool ends. */
@Timeout(60)
class EndingTest {
    @TempDir
    private Path directory;

    @Test
    @DisplayName("F4: shutdown does not wait; what runs and waits is finished, then the processes are gone")
    void shutdownFinishesWhatWasAccepted() throws Exception {
        Path gate = directory.resolve("gate");
        ProcessPool<Task, String> pool = DeedWorker.open(1);
        long pid = Long.parseLong(pool.call(task(Deed.PID)));
        CompletableFuture<String> running = pool.submit(task(Deed.WAIT_FOR_FILE, gate));
        CompletableFuture<String> waiting = pool.submit(task(Deed.ECHO, "waited"));

        pool.shutdown();

        assertThatThrownBy(() -> pool.submit(task(Deed.PID))).isInstanceOf(RejectedExecutionException.class);
        assertThat(pool.awaitTermination(Duration.ofMillis(1))).isFalse();
        Files.createFile(gate);
        assertThat(pool.awaitTermination(Duration.ofSeconds(30))).isTrue();
        assertThat(running).isCompleted();
        assertThat(waiting).isCompletedWithValue("waited");
        assertThat(ProcessHandle.of(pid)).isEmpty();
    }

    @Test
    @DisplayName("F13: awaitTermination of a pool that is open is false")
    void awaitTerminationOfAnOpenPoolIsFalse() throws Exception {
        try (ProcessPool<Task, String> pool = DeedWorker.open(1)) {
            assertThat(pool.awaitTermination(Duration.ofMillis(1))).isFalse();
        }
    }

    @Test
    @DisplayName("F10, F12: shutdownNow ends at once, cancels all that is unfinished and returns what never started")
    void shutdownNowCancelsAndReturnsWhatNeverStarted() throws Exception {
        ProcessPool<Task, String> pool = DeedWorker.open(2);
        List<CompletableFuture<String>> futures = new ArrayList<>();
        pool.call(task(Deed.PID));
        for (int i = 0; i < 200; i++) {
            futures.add(pool.submit(task(Deed.SPIN)));
        }

        List<Task> neverStarted = pool.shutdownNow();

        assertThat(pool.awaitTermination(Duration.ofSeconds(30))).isTrue();
        assertThat(neverStarted).hasSizeBetween(198, 200).containsOnly(task(Deed.SPIN));
        assertThat(futures).allSatisfy(future -> assertThat(future).isCancelled());
    }

    @Test
    @DisplayName("E12: submit, cancel, close")
    void closesAfterACancelledSubmit() {
        try (ProcessPool<Task, String> pool = DeedWorker.open(1)) {
            pool.submit(task(Deed.SPIN)).cancel(true);
        }
    }

    @Test
    @DisplayName("D15, F15: a worker that is killed while the pool closes does not keep it")
    void closesWhenAWorkerIsKilledMeanwhile() throws Exception {
        Path gate = directory.resolve("gate");
        ProcessPool<Task, String> pool = DeedWorker.open(1);
        long pid = Long.parseLong(pool.call(task(Deed.PID)));
        CompletableFuture<String> victim = pool.submit(task(Deed.WAIT_FOR_FILE, gate));
        CompletableFuture<String> next = pool.submit(task(Deed.ECHO, "next"));
        pool.shutdown();
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        Files.createFile(gate);

        pool.close();

        assertThat(victim).isDone();
        assertThat(next).isCompletedWithValue("next");
    }

    @Test
    @DisplayName("A10: a callback may close the pool")
    void aCallbackMayClose() throws Exception {
        ProcessPool<Task, String> pool = DeedWorker.open(1);

        pool.submit(task(Deed.ECHO, "x")).thenRun(pool::close).get(30, TimeUnit.SECONDS);

        assertThatThrownBy(() -> pool.call(task(Deed.PID))).isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void aCallbackOfACancelMayCloseThePool() throws Exception {
        ProcessPool<Task, String> pool = DeedWorker.open(1);
        ProcessHandle worker =
                ProcessHandle.of(Long.parseLong(pool.call(task(Deed.PID)))).orElseThrow();
        CompletableFuture<String> spinning = pool.submit(task(Deed.SPIN));
        CompletableFuture<Void> closed =
                spinning.handle((value, failure) -> null).thenRun(pool::close);

        spinning.cancel(true);

        closed.get(30, TimeUnit.SECONDS);
        assertThat(worker.isAlive()).isFalse();
    }

    @Test
    void noThreadIsLeftOfAPoolThatWasShutDown() {
        ProcessPool<Task, String> pool = DeedWorker.open(1);
        pool.submit(task(Deed.PID)).join();
        pool.shutdown();

        await().until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().matches("paralleltask-deed-(\\d|limits|keep).*")));
    }

    @Test
    void anInterruptedCallOnAFullQueueDoesNotCountAsAnEndedTask() throws Exception {
        Path gate = directory.resolve("gate");
        ProcessPool<Task, String> pool =
                DeedWorker.open(options -> options.workers(1).queueSize(1));
        CompletableFuture<String> running = pool.submit(task(Deed.WAIT_FOR_FILE, gate));
        CompletableFuture<String> waiting = pool.submit(task(Deed.WAIT_FOR_FILE, gate));
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> pool.call(task(Deed.PID))).isInstanceOf(CancellationException.class);

        assertThat(Thread.interrupted()).isTrue();
        pool.shutdown();
        assertThat(pool.awaitTermination(Duration.ofMillis(50))).isFalse();
        Files.createFile(gate);
        assertThat(pool.awaitTermination(Duration.ofSeconds(30))).isTrue();
        assertThat(running).isCompleted();
        assertThat(waiting).isCompleted();
    }

    @Test
    void anInterruptedCloseKillsAndKeepsTheFlag() throws Exception {
        ProcessPool<Task, String> pool = DeedWorker.open(1);
        CompletableFuture<String> spinning = pool.submit(task(Deed.SPIN));
        AtomicReference<Boolean> flag = new AtomicReference<>();
        Thread closer = new Thread(() -> {
            pool.close();
            flag.set(Thread.currentThread().isInterrupted());
        });
        closer.start();
        await().until(() -> closer.getState() == Thread.State.TIMED_WAITING);

        closer.interrupt();
        closer.join();

        assertThat(flag.get()).isTrue();
        assertThat(spinning).isCancelled();
    }

    @Test
    void withinLimitsTheTasksOfItsViewAlone() throws Exception {
        Path gate = directory.resolve("gate");
        try (ProcessPool<Task, String> pool = DeedWorker.open(2)) {
            CompletableFuture<String> patient = pool.submit(task(Deed.WAIT_FOR_FILE, gate));

            assertThatThrownBy(() -> pool.within(Duration.ofMillis(200)).call(task(Deed.WAIT_FOR_FILE, gate)))
                    .isInstanceOf(TaskTimeoutException.class)
                    .hasMessageContaining("its limit of 200 ms");

            Files.createFile(gate);
            assertThat(patient.get()).isNotEmpty();
        }
    }

    @Test
    @DisplayName("F8, F9: a pool that is no longer reachable finishes its work, warns once and ends")
    void anAbandonedPoolEnds() throws Exception {
        Process program = start(AbandoningProgram.class);
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(program.getInputStream(), StandardCharsets.UTF_8))) {
            List<String> lines = said.lines().toList();

            assertThat(lines)
                    .filteredOn(line -> line.contains("Pool deed was never closed"))
                    .hasSize(1);
            assertThat(lines).endsWith("20 values, no worker left");
        } finally {
            program.destroyForcibly();
        }
    }

    /** A program that loses its pool, and waits for the worker to go. */
    static final class AbandoningProgram {
        private AbandoningProgram() {}

        public static void main(String[] args) {
            List<CompletableFuture<String>> futures = abandonAPool();
            long pid = Long.parseLong(futures.get(0).join());
            await().until(() -> {
                System.gc();
                return ProcessHandle.of(pid).isEmpty();
            });
            System.out.println(futures.stream().map(CompletableFuture::join).count() + " values, no worker left");
        }

        private static List<CompletableFuture<String>> abandonAPool() {
            ProcessPool<Task, String> pool = DeedWorker.open(1);
            return IntStream.range(0, 20)
                    .mapToObj(i -> pool.submit(task(Deed.PID)))
                    .toList();
        }
    }

    private static Process start(Class<?> program) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        Poor.FLAG,
                        "-cp",
                        System.getProperty("java.class.path"),
                        program.getName())
                .redirectErrorStream(true)
                .start();
    }

    @Test
    void acceptedWorkKeepsTheProgramAliveAndAnIdlePoolDoesNot() throws Exception {
        Process program = start(ForgetfulProgram.class);
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(program.getInputStream(), StandardCharsets.UTF_8))) {
            List<String> lines = said.lines().toList(); // ends when the program does
            assertThat(lines).first().isEqualTo("main has returned");
            assertThat(lines).contains("[deed-1] out late");
            assertThat(program.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(program.exitValue()).isZero();
        } finally {
            program.destroyForcibly();
        }
    }

    /** A program that submits a task, and neither waits for it nor closes the pool. */
    static final class ForgetfulProgram {
        private static final ProcessPool<Task, String> POOL = DeedWorker.open(1);

        private ForgetfulProgram() {}

        public static void main(String[] args) {
            POOL.submit(task(Deed.PRINT, "late"));
            System.out.println("main has returned");
        }
    }
}
