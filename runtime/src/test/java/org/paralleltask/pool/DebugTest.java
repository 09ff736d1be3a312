package org.paralleltask.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.paralleltask.pool.DeedWorker.task;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.OutputHandler.Line;
import org.paralleltask.WorkerStats.State;
import org.paralleltask.pool.DeedWorker.Deed;
import org.paralleltask.pool.DeedWorker.Task;

/** Workers that wait for a debugger. */
@Timeout(60)
class DebugTest {
    private static final Pattern LISTENING = Pattern.compile("Listening for transport dt_socket at address: (\\d+)");

    @TempDir
    private Path directory;

    /** By worker, as its JVM has said. */
    private final Map<String, Integer> ports = new ConcurrentHashMap<>();

    private void hear(Line line) {
        Matcher matcher = LISTENING.matcher(line.text());
        if (matcher.matches()) {
            ports.put(line.worker(), Integer.parseInt(matcher.group(1)));
        }
    }

    /**
     * A debugger that attaches and lets the JVM go on. (In the words of the wire protocol, because com.sun.jdi is no module
     * that this one reads.)
     */
    private Socket attachAndResume(String worker) throws IOException {
        int port = Objects.requireNonNull(ports.get(worker));
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        byte[] hello = "JDWP-Handshake".getBytes(StandardCharsets.US_ASCII);
        DataOutputStream out = new DataOutputStream(socket.getOutputStream());
        out.write(hello);
        assertThat(new DataInputStream(socket.getInputStream()).readNBytes(hello.length))
                .isEqualTo(hello);
        out.writeInt(11); // the packet's length
        out.writeInt(1); // its number
        out.writeByte(0); // a command
        out.writeByte(1); // of the virtual machine:
        out.writeByte(9); // resume
        return socket;
    }

    @Test
    void eachWorkerHasAPortOfItsOwnAndRunsOnceADebuggerHasAttached() throws Exception {
        try (ProcessPool<Task, String> pool =
                DeedWorker.open(options -> options.workers(2).debug(true).output(this::hear))) {
            try {
                CompletableFuture<String> first = pool.submit(task(Deed.CONTEXT));
                await().until(() -> ports.size() == 2);
                assertThat(ports.values()).doesNotHaveDuplicates();
                assertThat(pool.stats().workers()).allMatch(worker -> worker.state() == State.STARTING);

                try (Socket debugger = attachAndResume("deed-2")) {
                    assertThat(first.join()).startsWith("1 deed-2 ");
                    assertThat(pool.stats().workers().get(0).state()).isEqualTo(State.STARTING);
                    assertThat(debugger.isConnected()).isTrue();
                }
            } finally {
                pool.shutdownNow();
            }
        }
    }

    @Test
    void noTimeLimitCounts() throws Exception {
        Path gate = directory.resolve("gate");
        Duration instant = Duration.ofMillis(1);
        try (ProcessPool<Task, String> pool = DeedWorker.open(options -> options.workers(1)
                .debug(true)
                .output(this::hear)
                .startTimeout(instant)
                .startHookTimeout(instant)
                .exitHookTimeout(instant)
                .timeout(instant))) {
            CompletableFuture<String> future = pool.submit(task(Deed.WAIT_FOR_FILE, gate));
            await().until(() -> !ports.isEmpty());
            try (Socket debugger = attachAndResume("deed-1")) {
                await().until(() -> Files.exists(Path.of(gate + ".waiting")));
                Files.createFile(gate);

                assertThat(future.join()).isNotEmpty();
                assertThat(debugger.isConnected()).isTrue();
            }
        }
    }

    @Test
    void aPoolThatIsClosedDoesNotWaitForADebuggerThatNobodyAttaches() {
        ProcessPool<Task, String> pool =
                DeedWorker.open(options -> options.workers(1).debug(true).output(this::hear));
        await().until(() -> !ports.isEmpty());

        pool.close();

        assertThat(pool.stats().workers()).allMatch(worker -> worker.state() == State.ABSENT);
    }
}
