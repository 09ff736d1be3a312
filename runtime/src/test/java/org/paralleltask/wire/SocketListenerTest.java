package org.paralleltask.wire;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ProtocolException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class SocketListenerTest {
    /** A thread for each task: they wait for one another. */
    private static final Executor THREADS = task -> new Thread(task).start();

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(50);
    private static final CompletableFuture<Integer> RUNNING = new CompletableFuture<>();
    private static final byte[] SECRET = secret(1);

    private final List<SocketChannel> strangers = new ArrayList<>();

    @TempDir
    private Path directory;

    private Path socket;
    private ConnectionListener listener;

    @BeforeEach
    void listen() throws IOException {
        socket = directory.resolve("s");
        listener = ConnectionListener.open(new Line.Socket(socket), SECRET);
    }

    @AfterEach
    void hangUp() throws IOException {
        listener.close();
        for (SocketChannel stranger : strangers) {
            stranger.close();
        }
    }

    @Test
    void letsInWhoKnowsTheSecret() throws IOException {
        try (Connection worker = Connection.open(new Line.Socket(socket), SECRET);
                Connection parent = listener.accept(LONG, RUNNING).orElseThrow()) {
            worker.send(new Frame.Unloadable(1, "hello"));
            parent.send(new Frame.Exit());

            assertThat(parent.receive(1000)).contains(new Frame.Unloadable(1, "hello"));
            assertThat(worker.receive(1000)).contains(new Frame.Exit());
        }
    }

    @Test
    void keepsTheConnectionWhenItCloses() throws IOException {
        try (Connection worker = Connection.open(new Line.Socket(socket), SECRET);
                Connection parent = listener.accept(LONG, RUNNING).orElseThrow()) {
            listener.close();

            worker.send(new Frame.Exit());
            assertThat(parent.receive(1000)).contains(new Frame.Exit());
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
        SocketChannel worker = say(hello.slice(0, 17));
        CompletableFuture<Optional<Connection>> accepted =
                CompletableFuture.supplyAsync(() -> accept(RUNNING), THREADS);

        send(worker, hello.slice(17, 22));
        send(worker, hello.slice(39, 1));

        try (Connection parent = accepted.get().orElseThrow()) {
            send(worker, Frames.whole(new Frame.Exit()));
            assertThat(parent.receive(1000)).contains(new Frame.Exit());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, Integer.BYTES, Integer.BYTES + Connection.SECRET_LENGTH - 1})
    @DisplayName("I12: a greeting with a wrong byte in it is hung up on")
    void hangsUpOnAWrongByte(int index) throws IOException {
        ByteBuffer hello = Connection.hello(Frame.VERSION, SECRET);
        hello.put(index, (byte) (hello.get(index) ^ 1));

        assertHungUpOn(say(hello));
    }

    @Test
    @DisplayName("I12: another secret is hung up on")
    void hangsUpOnAWrongSecret() throws IOException {
        assertHungUpOn(say(Connection.hello(Frame.VERSION, secret(2))));
    }

    @Test
    @DisplayName("I12: an empty secret is hung up on")
    void hangsUpOnAnEmptySecret() throws IOException {
        assertHungUpOn(say(Connection.hello(Frame.VERSION, new byte[Connection.SECRET_LENGTH])));
    }

    @Test
    @DisplayName("I12: who does not know the secret cannot cause a complaint about versions")
    void hangsUpOnAWrongSecretOfAnotherVersion() throws IOException {
        assertHungUpOn(say(Connection.hello(Frame.VERSION + 1, secret(2))));
    }

    @Test
    void hangsUpOnRubbish() throws IOException {
        byte[] rubbish = new byte[5000];
        new Random(3).nextBytes(rubbish);

        assertHungUpOn(say(ByteBuffer.wrap(rubbish)));
    }

    @Test
    void hangsUpOnHalfAGreeting() throws IOException {
        SocketChannel stranger = say(Connection.hello(Frame.VERSION, SECRET).slice(0, Connection.HELLO_LENGTH - 1));
        stranger.shutdownOutput();

        assertHungUpOn(stranger);
    }

    @Test
    void outlivesAStrangerWhoLeaves() throws IOException {
        say(ByteBuffer.wrap(new byte[3])).close();

        assertLetsInTheWorker();
    }

    @Test
    void letsTheWorkerInWhileSilentStrangersWait() throws IOException {
        for (int i = 0; i < 10; i++) {
            say(ByteBuffer.wrap(new byte[i]));
        }

        assertLetsInTheWorker();
    }

    @Test
    void hangsUpOnSilentStrangersWhenItCloses() throws IOException {
        SocketChannel silent = say(ByteBuffer.allocate(0));
        assertThat(listener.accept(SHORT, RUNNING)).isEmpty();
        assertThat(isHungUpOn(silent)).isFalse();

        listener.close();

        assertThat(isHungUpOn(silent)).isTrue();
    }

    @Test
    void hangsUpOnWhoCameFirstWhenTooManyStrangersWait() throws IOException {
        for (int i = 0; i < 20; i++) {
            say(ByteBuffer.allocate(0));
        }

        acceptUntilHungUpOn(strangers.get(3));

        assertThat(isHungUpOn(strangers.get(0))).isTrue();
        assertThat(isHungUpOn(strangers.get(4))).isFalse();
        assertThat(isHungUpOn(strangers.get(19))).isFalse();
        assertLetsInTheWorker();
    }

    @Test
    void saysThatAWorkerIsOfAnotherVersion() throws IOException {
        say(Connection.hello(Frame.VERSION + 6, SECRET));

        assertThatThrownBy(() -> listener.accept(LONG, RUNNING))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("The worker speaks version " + (Frame.VERSION + 6)
                        + " of the wire format, its parent version " + Frame.VERSION
                        + ": both must run the same version of ParallelTask, check the worker's class path");
    }

    @Test
    void givesUpWhenTheProcessHasAlreadyExited() throws IOException {
        assertThat(listener.accept(LONG, completedFuture(1))).isEmpty();
        assertThat(listener.accept(LONG, failedFuture(new IOException("unknown"))))
                .isEmpty();
    }

    @Test
    void givesUpWhenTheProcessExits() throws IOException {
        SocketChannel wrong = say(Connection.hello(Frame.VERSION, secret(2)));

        acceptUntilHungUpOn(wrong); // then it listens, and the process ends
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
        try (Connection worker = Connection.open(new Line.Socket(socket), SECRET);
                Connection parent = listener.accept(Duration.ofSeconds(Long.MAX_VALUE), RUNNING)
                        .orElseThrow()) {
            parent.send(new Frame.Exit());
            assertThat(worker.receive(1000)).contains(new Frame.Exit());
        }
    }

    @Test
    void removesTheSocketWhenItCloses() throws IOException {
        assertThat(socket).exists();

        listener.close();
        listener.close();

        assertThat(socket).doesNotExist();
        assertThatThrownBy(() -> Connection.open(new Line.Socket(socket), SECRET))
                .isInstanceOf(IOException.class);
    }

    @Test
    void leavesTheSocketOfAnotherAlone() throws IOException {
        assertThatThrownBy(() -> SocketListener.open(socket, secret(2))).isInstanceOf(IOException.class);

        assertThat(socket).exists();
        assertLetsInTheWorker();
    }

    @Test
    void leavesAFileThatIsInItsPlaceAlone() throws IOException {
        Path file = Files.writeString(directory.resolve("f"), "precious");

        assertThatThrownBy(() -> SocketListener.open(file, SECRET)).isInstanceOf(IOException.class);

        assertThat(file).hasContent("precious");
    }

    private void assertHungUpOn(SocketChannel stranger) throws IOException {
        acceptUntilHungUpOn(stranger);
        assertLetsInTheWorker();
    }

    /** Listens until a stranger, who says no more, finds the line dead. */
    private void acceptUntilHungUpOn(SocketChannel stranger) {
        CompletableFuture<Integer> exited = new CompletableFuture<>();
        CompletableFuture<Optional<Connection>> accepted = CompletableFuture.supplyAsync(() -> accept(exited), THREADS);
        assertThat(hasEnded(stranger)).isTrue();
        exited.complete(1);
        assertThat(accepted.join()).isEmpty();
    }

    private void assertLetsInTheWorker() throws IOException {
        try (Connection worker = Connection.open(new Line.Socket(socket), SECRET);
                Connection parent = listener.accept(LONG, RUNNING).orElseThrow()) {
            worker.send(new Frame.Unloadable(1, "it is me"));
            assertThat(parent.receive(1000)).contains(new Frame.Unloadable(1, "it is me"));
        }
    }

    private Optional<Connection> accept(CompletableFuture<?> exited) {
        try {
            return listener.accept(LONG, exited);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isHungUpOn(SocketChannel channel) throws IOException {
        channel.configureBlocking(false);
        return hasEnded(channel);
    }

    /** Whether the other end is closed; with bytes that it did not read, that is a reset. */
    private static boolean hasEnded(SocketChannel channel) {
        try {
            return channel.read(ByteBuffer.allocate(1)) < 0;
        } catch (IOException reset) {
            return true;
        }
    }

    private SocketChannel say(ByteBuffer words) throws IOException {
        SocketChannel stranger = SocketChannel.open(UnixDomainSocketAddress.of(socket));
        strangers.add(stranger);
        send(stranger, words);
        return stranger;
    }

    private static void send(SocketChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static byte[] secret(int fill) {
        byte[] secret = new byte[Connection.SECRET_LENGTH];
        Arrays.fill(secret, (byte) fill);
        return secret;
    }
}
