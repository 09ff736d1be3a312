package org.paralleltask.pool.supervise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.paralleltask.pool.LastingWorker.task;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.paralleltask.PoolListener.WorkerEnd;
import org.paralleltask.PoolOptions;
import org.paralleltask.base.PoolLog;
import org.paralleltask.codec.bytes.Bytes;
import org.paralleltask.host.WorkerProcess;
import org.paralleltask.host.WorkerRequest;
import org.paralleltask.host.calls.CallLines;
import org.paralleltask.host.calls.CallRendezvous;
import org.paralleltask.host.os.PrivateDirectory;
import org.paralleltask.host.os.ProcessTree;
import org.paralleltask.host.os.WorkerOutput;
import org.paralleltask.host.process.ChildProcess;
import org.paralleltask.memory.SharedMemory;
import org.paralleltask.payload.TaskMarshaller;
import org.paralleltask.pool.LastingWorker;
import org.paralleltask.pool.LastingWorker.Task;
import org.paralleltask.pool.LastingWorker.Work;
import org.paralleltask.pool.StubProcess;
import org.paralleltask.pool.recycle.RecyclingPolicy;
import org.paralleltask.wire.Cookie;
import org.paralleltask.wire.Frame;
import org.paralleltask.wire.Ledger;
import org.paralleltask.wire.line.Bootstrap;
import org.paralleltask.wire.line.Connection;
import org.paralleltask.wire.line.ConnectionListener;
import org.paralleltask.wire.line.Endpoint;
import org.paralleltask.wire.line.Greeting;

/**
 * If the system does not tell how much memory a process holds, the worker reports it. Both sides are tested separately.
 */
@Timeout(60)
class ReportedMemoryTest {
    private static final byte[] SECRET = new byte[Greeting.SECRET_LENGTH];
    private static final TaskMarshaller<LastingWorker.Task, String> PAYLOAD =
            TaskMarshaller.of(LastingWorker.DEFINITION);

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

    @TempDir
    private Path directory;

    @AfterEach
    void stopTheTimer() {
        timer.shutdownNow();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aWorkerSaysAfterEachTaskHowLargeItIsIfItIsAsked(boolean isAsked) throws Exception {
        Endpoint socket = new Endpoint.Socket(directory.resolve("s"));
        Path shared = directory.resolve("ledger");
        Ledger ledger = Ledger.create(shared);
        try (ConnectionListener listener = ConnectionListener.open(socket, SECRET)) {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:+UseSerialGC",
                            "-Xms16m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            LastingWorker.class.getName())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            new Bootstrap(socket, shared, SECRET, "lasting-1", 0, isAsked, 1, "").writeTo(process.getOutputStream());
            try (Connection worker =
                    listener.accept(Duration.ofSeconds(30), process.onExit()).orElseThrow()) {
                worker.useRing(ledger.ringMemory(), true);
                worker.send(new Frame.Load(
                        0,
                        LastingWorker.DEFINITION.codec().fingerprint(),
                        1000,
                        LastingWorker.class.getName(),
                        List.of(),
                        Bytes.none()));
                assertThat(worker.receive(1000)).containsInstanceOf(Frame.Loaded.class);

                long before = run(worker, ledger, 1, task(Work.PID), isAsked);
                long after = run(worker, ledger, 2, task(Work.LEAK, 100), isAsked);

                if (isAsked) {
                    assertThat(before >> 20).isBetween(1L, 64L);
                    assertThat((after - before) >> 20).isBetween(95L, 150L);
                }
                worker.send(new Frame.Exit());
                assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
                assertThat(process.exitValue()).isZero();
            } finally {
                process.destroyForcibly();
            }
        }
    }

    /** What a worker says of itself before it answers; 0 if it is not to say anything, and does not. */
    private static long run(Connection worker, Ledger ledger, int number, Task task, boolean isAsked)
            throws IOException {
        ledger.prepare(number, 1);
        worker.send(new Frame.Run(number, 0, List.of(new Frame.Task(number, 1, PAYLOAD.encodeTask(task)))));
        Frame first = worker.receive(1000).orElseThrow();
        long bytes = 0;
        if (isAsked) {
            assertThat(first).isInstanceOf(Frame.Memory.class);
            bytes = ((Frame.Memory) first).bytes();
            first = worker.receive(1000).orElseThrow();
        }
        assertThat(first).isEqualTo(new Frame.Bell(number, true));
        assertThat(ledger.mark(number, 0)).isEqualTo(Ledger.Mark.VALUE);
        return bytes;
    }

    @Test
    void whatAWorkerSaysCountsWhereTheSystemDoesNotTell() throws Exception {
        Endpoint socket = new Endpoint.Socket(directory.resolve("s"));
        try (ConnectionListener listener = ConnectionListener.open(socket, SECRET);
                Connection far = Connection.open(socket, SECRET);
                Connection near = listener.accept(Duration.ofSeconds(10), new CompletableFuture<>())
                        .orElseThrow()) {
            Process unseen = new UnseenProcess();
            WorkerOutput silence =
                    WorkerOutput.start("unseen", InputStream.nullInputStream(), line -> {}, new PoolLog("test"));
            PrivateDirectory.Start files = PrivateDirectory.newStart(false);
            CallRendezvous opening = new CallRendezvous(near, files, new CompletableFuture<>());
            WorkerProcess worker = new WorkerProcess(
                    "lasting-1",
                    0,
                    new ChildProcess(
                            new ProcessTree(unseen, Cookie.create()),
                            silence,
                            silence,
                            SharedMemory.forWorker(),
                            files),
                    near,
                    Ledger.inMemory(),
                    new CallLines("lasting-1", 0, () -> {}, opening, 1000),
                    null,
                    1000);
            RecyclingPolicy wear =
                    new RecyclingPolicy(worker, PoolOptions.defaults().maxWorkerMemory(100 << 20), new PoolLog("test"));
            assertThat(worker.memory()).isEmpty();
            assertThat(wear.look()).isFalse();

            far.send(new Frame.Memory(120 << 20));
            far.send(new Frame.Loaded(0));
            worker.load(LastingWorker.DEFINITION, new WorkerRequest(worker, timer));

            assertThat(worker.memory()).hasValue(120 << 20);
            assertThat(wear.isWornOut()).isFalse();
            assertThat(wear.look()).isFalse(); // not so large that it should not end its task
            assertThat(wear.isWornOut()).isTrue();
            assertThat(wear.why()).isEqualTo(WorkerEnd.MAX_MEMORY);
        }
    }

    /** A process of which the system tells nothing. */
    private static final class UnseenProcess extends StubProcess {
        @Override
        public long pid() {
            return Integer.MAX_VALUE; // more than Linux gives
        }
    }
}
