package org.paralleltask.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;
import static org.paralleltask.pool.BufferWorker.task;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.DeathCause;
import org.paralleltask.PayloadException;
import org.paralleltask.SharedBuffer;
import org.paralleltask.WorkerCrashedException;
import org.paralleltask.codec.SharedBuffers;
import org.paralleltask.fixture.Poor;
import org.paralleltask.pool.BufferWorker.Deed;
import org.paralleltask.pool.BufferWorker.Result;
import org.paralleltask.pool.BufferWorker.Task;
import org.paralleltask.wire.Allocation;

/** Shared buffers as parameters and results: whose they are, and when their memory is given back. */
@Timeout(60)
class SharedBufferPoolTest {
    private static ProcessPool<Task, Result> pool;

    private SharedBuffer buffer;
    private Path file;

    @BeforeAll
    static void openPool() {
        pool = BufferWorker.open(options -> options.workers(1).retries(1).retryOn(EnumSet.allOf(DeathCause.class)));
    }

    @AfterAll
    static void closePool() {
        pool.close();
    }

    @BeforeEach
    void allocate() throws Exception {
        buffer = SharedBuffer.allocate(1 << 20);
        file = SharedBuffers.file(buffer);
    }

    private static SharedBuffer result(Result result) {
        return Objects.requireNonNull(result.buffer());
    }

    /** Where mapped files cannot be deleted they go when the collectors of both processes have run: not awaited here. */
    private static void assertGone(Path file) {
        if (!Poor.lacks("delete")) {
            await().untilAsserted(() -> assertThat(file).doesNotExist());
        }
    }

    private static void assertGoneAtOnce(Path file) {
        if (!Poor.lacks("delete")) {
            assertThat(file).doesNotExist();
        }
    }

    @Test
    @DisplayName("K1, K2: a handle passed as an argument is the same memory, and what one side writes the other sees")
    void bothSidesHaveTheSamePages() {
        ByteBuffer view = buffer.view();
        assertThat(pool.call(task(Deed.READ, buffer, "12")).text()).isEqualTo("\0\0");

        pool.call(task(Deed.WRITE, buffer, "hello"));

        assertThat((char) view.get(1)).isEqualTo('e');
        view.put(0, (byte) 'j');
        assertThat(pool.call(task(Deed.READ, buffer, "12345")).text()).isEqualTo("jello");
        buffer.close();
        assertGone(file);
    }

    @Test
    void nothingOfItIsSentOrCopiedHoweverLargeItIs() throws Exception {
        buffer.close();
        try (SharedBuffer large = SharedBuffer.allocate(256 << 20)) {
            long inWorker = allocatedInWorker(large);
            long here = Allocation.bytesSoFar();

            inWorker = allocatedInWorker(large) - inWorker;

            here = Allocation.bytesSoFar() - here;
            assertThat(List.of(inWorker, here))
                    .allSatisfy(bytes -> assertThat(bytes).isLessThan(1 << 20));
        }
    }

    private static long allocatedInWorker(SharedBuffer argument) {
        return Long.parseLong(
                pool.call(task(Deed.READ_AND_COUNT, argument, "x")).text());
    }

    @Test
    void theCallerMayCloseItsHandleRightAfterSubmit(@TempDir Path directory) throws Exception {
        CompletableFuture<Result> first = pool.submit(task(Deed.ALLOCATE_AND_SLEEP, null, directory.resolve("a")));
        CompletableFuture<Result> second = pool.submit(task(Deed.READ, buffer, "123"));
        BufferWorker.write(buffer, "abc");
        buffer.close();

        assertThat(file).exists();
        first.cancel(true);
        assertThat(second.get().text()).isEqualTo("abc");
        assertGone(file);
    }

    @Test
    void aWithdrawnTaskUsesItNoMore(@TempDir Path directory) {
        CompletableFuture<Result> first = pool.submit(task(Deed.ALLOCATE_AND_SLEEP, null, directory.resolve("a")));
        CompletableFuture<Result> second = pool.submit(task(Deed.READ, buffer, "123"));
        buffer.close();

        second.cancel(true);

        assertGone(file);
        first.cancel(true);
    }

    @Test
    void aTaskThatIsNotAcceptedUsesItNoMore() {
        ProcessPool<Task, Result> closed = BufferWorker.open(options -> options.workers(1));
        closed.close();
        assertThatExceptionOfType(RejectedExecutionException.class)
                .isThrownBy(() -> closed.submit(task(Deed.READ, buffer, "1")));
        assertThatExceptionOfType(RejectedExecutionException.class)
                .isThrownBy(() -> closed.call(task(Deed.READ, buffer, "1")));

        buffer.close();

        assertThat(file).doesNotExist();
    }

    @Test
    void aFailedTaskUsesItNoMore() {
        CompletableFuture<Result> failing = pool.submit(task(Deed.FAIL, buffer, "no"));
        buffer.close();

        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(failing::get)
                .withCauseInstanceOf(IllegalArgumentException.class);
        assertGone(file);
    }

    @Test
    void aTaskThatRunsAgainFindsIt(@TempDir Path directory) throws Exception {
        BufferWorker.write(buffer, "again");
        CompletableFuture<Result> dying = pool.submit(task(Deed.DIE_AND_READ, buffer, directory.resolve("mark")));
        buffer.close();

        assertThat(dying.get().text()).isEqualTo("again");
        assertGone(file);
    }

    @Test
    void oneThatATaskAllocatesBecomesTheParents() {
        SharedBuffer returned = result(pool.call(task(Deed.ALLOCATE, null, "from the worker")));
        Path theirs = SharedBuffers.file(returned);

        assertThat(BufferWorker.read(returned, 15)).isEqualTo("from the worker");
        assertThat(theirs).hasParent(file.getParent());
        pool.resize(1);
        returned.close();
        assertGoneAtOnce(theirs);
        buffer.close();
    }

    @Test
    void oneThatIsReturnedIsAnotherHandleOfTheSame() {
        SharedBuffer returned = result(pool.call(task(Deed.RETURN, buffer, "")));
        buffer.view().put(5, (byte) 9);
        buffer.close();

        assertThat(returned.view().get(5)).isEqualTo((byte) 9);
        assertThat(SharedBuffers.file(returned)).isEqualTo(file);
        returned.close();
        assertGone(file);
    }

    @Test
    void oneThatIsReturnedMustBeOpen() {
        assertThatExceptionOfType(PayloadException.class)
                .isThrownBy(() -> pool.call(task(Deed.RETURN_CLOSED, buffer, "")))
                .withMessageContaining("buffer cannot be sent: it is closed");
        buffer.close();
        assertThatExceptionOfType(PayloadException.class)
                .isThrownBy(() -> pool.call(task(Deed.READ, buffer, "")))
                .withMessageContaining("buffer cannot be sent: it is closed");
    }

    @Test
    void aTasksHandleIsClosedWhenItHasEnded() {
        pool.call(task(Deed.KEEP, buffer, ""));

        assertThatIllegalStateException()
                .isThrownBy(() -> pool.call(task(Deed.READ_KEPT, null, "12")))
                .withMessageContaining("is closed");
        buffer.close();
    }

    @Test
    void aDuplicateLastsLongerThanTheTaskAndTheFile() {
        pool.call(task(Deed.KEEP_DUPLICATE, buffer, ""));
        BufferWorker.write(buffer, "kept");
        buffer.close();
        assertGone(file);

        assertThat(pool.call(task(Deed.READ_KEPT, null, "1234")).text()).isEqualTo("kept");
    }

    @Test
    void aWorkersWorkerHasTheSamePagesAndItsBufferComesUp() {
        Result nested = pool.call(task(Deed.NEST, buffer, "deep"));
        SharedBuffer returned = result(nested);

        assertThat(BufferWorker.read(buffer, 4)).isEqualTo("deep");
        assertThat(BufferWorker.read(returned, 14)).isEqualTo("from the depth");
        Path theirs = SharedBuffers.file(returned);
        assertThat(theirs).hasParent(file.getParent());
        buffer.close();
        returned.close();
        assertGoneAtOnce(theirs);
    }

    @Test
    void aForgedHandleCostsTheWorkerItsLife() {
        buffer.close();
        assertThatExceptionOfType(PayloadException.class)
                .isThrownBy(() -> pool.call(task(Deed.FORGE, null, "/etc/passwd")))
                .withMessageContaining("/etc/passwd is no shared buffer of this program or its workers");
        assertThatExceptionOfType(PayloadException.class)
                .isThrownBy(() -> pool.call(task(Deed.CUT, null, "")))
                .withMessageContaining("has 1 bytes instead of 5");

        SharedBuffer next = result(pool.call(task(Deed.ALLOCATE, null, "goes on")));
        assertThat(BufferWorker.read(next, 7)).isEqualTo("goes on");
        next.close();
    }

    @Test
    void aKilledWorkersBuffersGo(@TempDir Path directory) throws Exception {
        buffer.close();
        Path mark = directory.resolve("mark");
        CompletableFuture<Result> running =
                pool.within(Duration.ofSeconds(50)).submit(task(Deed.ALLOCATE_AND_SLEEP, null, mark));
        await().until(() -> Files.exists(mark));
        Path theirs = Path.of(Files.readString(mark));
        assertThat(theirs).exists();

        running.cancel(true);

        assertGone(theirs);
        await().untilAsserted(() -> assertThat(theirs.getParent()).doesNotExist());
    }

    @Test
    void inThreadsOfThisProcess() {
        try (Workers workers = Workers.inProcess();
                ProcessPool<Task, Result> threads = BufferWorker.open(workers)) {
            threads.call(task(Deed.WRITE, buffer, "thread"));
            SharedBuffer same = result(threads.call(task(Deed.RETURN, buffer, "")));
            SharedBuffer made = result(threads.call(task(Deed.ALLOCATE, null, "made")));
            Path theirs = SharedBuffers.file(made);
            buffer.close();

            assertThat(BufferWorker.read(same, 6)).isEqualTo("thread");
            assertThat(BufferWorker.read(made, 4)).isEqualTo("made");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> threads.call(task(Deed.FAIL, made, "fails")))
                    .withMessage("fails");
            same.close();
            made.close();
            assertGone(file);
            assertGone(theirs);
        }
    }

    @Test
    void aDeathIsOnlyTheTasks(@TempDir Path directory) {
        try (ProcessPool<Task, Result> once = BufferWorker.open(options -> options.workers(1))) {
            CompletableFuture<Result> dying = once.submit(task(Deed.DIE_AND_READ, buffer, directory.resolve("mark")));
            buffer.close();

            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(dying::get)
                    .withCauseInstanceOf(WorkerCrashedException.class);
            assertGone(file);
        }
    }
}
