package org.paralleltask.wire;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // for opening a pipe obeys no interrupt
class PipeListenerTest {
    private static final Executor THREADS = task -> new Thread(task).start();
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final CompletableFuture<Integer> RUNNING = new CompletableFuture<>();
    private static final byte[] SECRET = secret(1);

    private final List<LineKind.Raw> opened = new ArrayList<>();

    @TempDir
    private Path directory;

    private Line.Pipes pipes;
    private ConnectionListener listener;

    @BeforeEach
    void listen() throws IOException {
        pipes = (Line.Pipes) LineKind.PIPES.at(directory);
        listener = ConnectionListener.open(pipes, SECRET);
    }

    @AfterEach
    void hangUp() throws IOException {
        listener.close();
        for (LineKind.Raw raw : opened) {
            raw.close();
        }
    }

    @Test
    void letsInWhoKnowsTheSecret() throws IOException {
        try (Connection worker = Connection.open(pipes, SECRET);
                Connection parent = listener.accept(LONG, RUNNING).orElseThrow()) {
            worker.send(new Frame.Unloadable(1, "hello"));
            parent.send(new Frame.Exit());

            assertThat(parent.receive(1000)).contains(new Frame.Unloadable(1, "hello"));
            assertThat(worker.receive(1000)).contains(new Frame.Exit());
        }
    }

    @Test
    void keepsTheConnectionWhenItCloses() throws IOException {
        try (Connection worker = Connection.open(pipes, SECRET);
                Connection parent = listener.accept(LONG, RUNNING).orElseThrow()) {
            listener.close();

            worker.send(new Frame.Exit());
            assertThat(parent.receive(1000)).contains(new Frame.Exit());
        }
    }

    @Test
    @DisplayName("the end of either side is an end for the other, though the parent has held both ends of each pipe")
    void holdsNoEndOnceTheWorkerHasCome() throws IOException {
        LineKind.Raw worker = say(Connection.hello(Frame.VERSION, SECRET));
        try (Connection parent = listener.accept(LONG, RUNNING).orElseThrow()) {
            worker.sink().close();
            assertThat(parent.receive(1000)).isEmpty();

            worker.source().close();
            assertThatThrownBy(() -> parent.send(new Frame.Exit())).isInstanceOf(IOException.class);
        }
        try (ConnectionListener again = ConnectionListener.open(pipes, SECRET)) {
            LineKind.Raw next = say(Connection.hello(Frame.VERSION, SECRET));
            again.accept(LONG, RUNNING).orElseThrow().close();

            assertThat(next.hasEnded()).isTrue();
        }
    }

    @Test
    void aConnectionOutlivesTheEndOfWhatItWaitedFor() throws IOException {
        CompletableFuture<Integer> exited = new CompletableFuture<>();
        LineKind.Raw worker = say(Connection.hello(Frame.VERSION, SECRET));
        try (Connection parent = listener.accept(LONG, exited).orElseThrow()) {
            worker.write(Frames.whole(new Frame.Unloadable(7, "last words")));

            exited.complete(1);

            assertThat(parent.receive(1000)).contains(new Frame.Unloadable(7, "last words"));
        }
    }

    @Test
    void takesNothingOfWhatFollowsTheGreeting() throws IOException {
        ByteBuffer frame = Frames.whole(new Frame.Unloadable(7, "at once"));
        say(ByteBuffer.allocate(Connection.HELLO_LENGTH + frame.remaining())
                .put(Connection.hello(Frame.VERSION, SECRET))
                .put(frame)
                .flip());

        try (Connection parent = listener.accept(LONG, RUNNING).orElseThrow()) {
            assertThat(parent.receive(1000)).contains(new Frame.Unloadable(7, "at once"));
        }
    }

    @Test
    void waitsForAGreetingThatComesInPieces() throws Exception {
        ByteBuffer hello = Connection.hello(Frame.VERSION, SECRET);
        LineKind.Raw worker = say(hello.slice(0, 17));
        CompletableFuture<Optional<Connection>> accepted =
                CompletableFuture.supplyAsync(() -> accept(RUNNING), THREADS);

        worker.write(hello.slice(17, 22));
        worker.write(hello.slice(39, 1));

        try (Connection parent = accepted.get().orElseThrow()) {
            worker.write(Frames.whole(new Frame.Exit()));
            assertThat(parent.receive(1000)).contains(new Frame.Exit());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, Integer.BYTES, Integer.BYTES + Connection.SECRET_LENGTH - 1})
    @DisplayName("I12: a greeting with a wrong byte in it is hung up on, and its process waited for")
    void hangsUpOnAWrongByte(int index) throws IOException {
        ByteBuffer hello = Connection.hello(Frame.VERSION, SECRET);
        hello.put(index, (byte) (hello.get(index) ^ 1));

        assertHungUpOn(say(hello));
    }

    @Test
    @DisplayName("I12: who does not know the secret cannot cause a complaint about versions")
    void hangsUpOnAWrongSecretOfAnotherVersion() throws IOException {
        assertHungUpOn(say(Connection.hello(Frame.VERSION + 1, secret(2))));
    }

    @Test
    void saysThatAWorkerIsOfAnotherVersion() throws IOException {
        say(Connection.hello(Frame.VERSION + 6, SECRET));

        assertThatThrownBy(() -> listener.accept(LONG, RUNNING))
                .isInstanceOf(ProtocolException.class)
                .hasMessageStartingWith("The worker speaks version " + (Frame.VERSION + 6));
    }

    @Test
    void givesUpWhenTheProcessHasAlreadyExited() throws IOException {
        assertThat(listener.accept(LONG, completedFuture(1))).isEmpty();
        assertThat(listener.accept(LONG, failedFuture(new IOException("unknown"))))
                .isEmpty();
    }

    @Test
    @DisplayName("a worker that leaves without a greeting is waited for as a process")
    void givesUpWhenTheProcessExits() throws IOException {
        CompletableFuture<Integer> exited = new CompletableFuture<>();
        say(ByteBuffer.allocate(3)).close();
        CompletableFuture<Optional<Connection>> accepted = CompletableFuture.supplyAsync(() -> accept(exited), THREADS);
        assertThatThrownBy(() -> accepted.get(50, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);

        exited.complete(1);

        assertThat(accepted.join()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 1, 60})
    void givesUpAfterTheLimit(long millis) throws IOException {
        long start = System.nanoTime();

        assertThat(listener.accept(Duration.ofMillis(millis), RUNNING)).isEmpty();

        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)).isBetween(millis - 1, 5000L);
    }

    @Test
    void takesALimitThatNanosecondsCannotHold() throws IOException {
        try (Connection worker = Connection.open(pipes, SECRET);
                Connection parent = listener.accept(Duration.ofSeconds(Long.MAX_VALUE), RUNNING)
                        .orElseThrow()) {
            parent.send(new Frame.Exit());
            assertThat(worker.receive(1000)).contains(new Frame.Exit());
        }
    }

    @Test
    @DisplayName("a worker that opens its ends when its parent is gone does not wait for it")
    void nobodyWaitsForADeadParent() throws IOException {
        listener.close();

        assertThatThrownBy(() -> Connection.open(pipes, SECRET)).isInstanceOf(IOException.class);
    }

    @Test
    void hangsUpWhenItCloses() throws IOException {
        LineKind.Raw silent = say(ByteBuffer.allocate(0));

        listener.close();
        listener.close();

        assertThat(silent.hasEnded()).isTrue();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void leavesNothingOpenIfOneOfThePipesIsMissing() throws IOException {
        listener.close();
        Files.delete(pipes.toWorker());

        assertThatThrownBy(() -> ConnectionListener.open(pipes, SECRET)).isInstanceOf(IOException.class);

        assertThat(openPipes()).isZero();
    }

    /** How many of this process's descriptors are of the pipe to the parent, on Linux. */
    private long openPipes() throws IOException {
        long count = 0;
        try (var descriptors = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (Path descriptor : descriptors) {
                count += Files.exists(descriptor) && Files.isSameFile(descriptor, pipes.toParent()) ? 1 : 0;
            }
        }
        return count;
    }

    private void assertHungUpOn(LineKind.Raw stranger) {
        CompletableFuture<Integer> exited = new CompletableFuture<>();
        CompletableFuture<Optional<Connection>> accepted = CompletableFuture.supplyAsync(() -> accept(exited), THREADS);
        assertThat(stranger.hasEnded()).isTrue();
        assertThat(accepted).isNotDone();
        exited.complete(1);
        assertThat(accepted.join()).isEmpty();
    }

    private Optional<Connection> accept(CompletableFuture<?> exited) {
        try {
            return listener.accept(LONG, exited);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private LineKind.Raw say(ByteBuffer words) throws IOException {
        LineKind.Raw raw = LineKind.open(pipes);
        opened.add(raw);
        raw.write(words);
        return raw;
    }

    private static byte[] secret(int fill) {
        byte[] secret = new byte[Connection.SECRET_LENGTH];
        Arrays.fill(secret, (byte) fill);
        return secret;
    }
}
