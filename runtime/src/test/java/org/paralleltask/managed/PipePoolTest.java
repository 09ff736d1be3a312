package org.paralleltask.managed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.paralleltask.Pipe;
import org.paralleltask.WorkerCrashedException;
import org.paralleltask.managed.PipeWorker.Deed;
import org.paralleltask.managed.PipeWorker.Task;
import org.paralleltask.pool.ProcessPool;

/** Pipes between the tasks of two pools, and the program. */
@Timeout(60)
class PipePoolTest {
    private static final int MB16 = 16 << 20;

    private final Pipe<byte[]> pipe = Pipe.bounded(3);

    private static Task task(Deed deed, int count) {
        return new Task(deed, count);
    }

    private static long get(CompletableFuture<Long> future) throws Exception {
        return future.get(30, TimeUnit.SECONDS);
    }

    /** Until this many threads of the program serve a task that waits for an element. */
    private static void awaitReaders(int count) {
        await().until(() -> Thread.getAllStackTraces().values().stream()
                        .filter(stack -> Stream.of(stack)
                                .anyMatch(frame -> frame.getClassName().equals(Pipe.class.getName())
                                        && frame.getMethodName().equals("take")))
                        .count()
                == count);
    }

    @Test
    @DisplayName("I8: what one pool writes another one reads, each element once, to the end")
    void betweenTwoPools() throws Exception {
        List<CompletableFuture<Long>> sums;
        try (ProcessPool<Task, Long> readers = PipeWorker.open(pipe, o -> o);
                pipe;
                ProcessPool<Task, Long> writers = PipeWorker.open(pipe, o -> o)) {
            sums = Stream.of(1, 2)
                    .map(reader -> readers.submit(task(Deed.SUM, 0)))
                    .toList();
            writers.map(Collections.nCopies(4, task(Deed.PUT, 100)), task -> task);
        }
        assertThat(get(sums.get(0)) + get(sums.get(1))).isEqualTo(4 * 5050);
    }

    @Test
    @DisplayName("I8: 16 MB there and back, and then the end")
    void largeElements() {
        byte[] large = new byte[MB16];
        Arrays.fill(large, (byte) 7);
        Pipe.Source<byte[]> here = pipe.source();
        try (ProcessPool<Task, Long> pool = PipeWorker.open(pipe, o -> o)) {
            pool.call(task(Deed.PUT_BYTES, MB16));
            assertThat(here.next()).isEqualTo(large);
            pool.call(task(Deed.PUT_BYTES, MB16));
            assertThat(pool.call(task(Deed.SUM_OF_BYTES, 0))).isEqualTo(7L * MB16);
            pipe.close();
            assertThat(pool.call(task(Deed.SUM, 0))).isZero();
        }
        assertThat(here.hasNext()).isFalse();
    }

    @Test
    @DisplayName("I6: to put into a closed pipe fails the task")
    void aClosedPipe() {
        pipe.close();
        try (ProcessPool<Task, Long> pool = PipeWorker.open(pipe, o -> o)) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> pool.call(task(Deed.PUT, 1)))
                    .withMessageStartingWith("The pipe is closed: no element can be put into it any more.");
            assertThat(pool.call(task(Deed.SUM, 0))).isZero();
        }
    }

    @Test
    void aWriterThatWaitsIsToldThatItIsClosed() throws Exception {
        try (ProcessPool<Task, Long> pool = PipeWorker.open(pipe, o -> o)) {
            CompletableFuture<Long> writer = pool.submit(task(Deed.PUT, 10));
            await().until(() -> pipe.toString().startsWith("Pipe[3 of 3"));

            pipe.close();

            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(() -> get(writer))
                    .withCauseInstanceOf(IllegalStateException.class);
            assertThat(pool.call(task(Deed.SUM, 0))).isEqualTo(1 + 2 + 3);
        }
    }

    @Test
    void aFailureOfTheWritersEndsTheReaders() {
        ProcessPool<Task, Long> readers = PipeWorker.open(pipe, o -> o);
        CompletableFuture<Long> sum = readers.submit(task(Deed.SUM, 0));
        try (readers;
                pipe;
                ProcessPool<Task, Long> writers = PipeWorker.open(pipe, o -> o)) {
            writers.call(task(Deed.PUT, 5));
            throw new IllegalArgumentException("a writer's");
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessage("a writer's");
        }
        assertThat(sum).isCompletedWithValue(15L);
    }

    @Test
    void aKilledReaderTakesNothingAfterItsDeath() throws Exception {
        try (ProcessPool<Task, Long> readers = PipeWorker.open(pipe, o -> o.workers(1));
                pipe) {
            long pid = readers.call(task(Deed.PID, 0));
            CompletableFuture<Long> killed = readers.submit(task(Deed.SUM, 0));
            awaitReaders(1);

            readers.processes().stream()
                    .filter(process -> process.pid() == pid)
                    .forEach(ProcessHandle::destroyForcibly);

            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(() -> get(killed))
                    .withCauseInstanceOf(WorkerCrashedException.class);
            pipe.sink().put(new byte[] {1, 2, 3});
            assertThat(readers.call(task(Deed.SUM_OF_BYTES, 0))).isEqualTo(6);
        }
    }

    @Test
    void aCancelledReaderLeavesItsWorkerAlive() {
        try (ProcessPool<Task, Long> readers =
                        PipeWorker.open(pipe, o -> o.workers(1).cancelGrace(Duration.ofSeconds(30)));
                pipe) {
            long pid = readers.call(task(Deed.PID, 0));
            CompletableFuture<Long> waiting = readers.submit(task(Deed.SUM, 0));
            awaitReaders(1);

            waiting.cancel(true);

            assertThat(readers.call(task(Deed.PID, 0))).isEqualTo(pid);
        }
    }
}
