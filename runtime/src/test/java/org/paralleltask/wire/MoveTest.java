package org.paralleltask.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ProtocolException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.codec.Bytes;

@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // for opening a pipe obeys no interrupt
class MoveTest {
    private static final Executor THREADS = task -> new Thread(task).start();
    private static final byte[] SECRET = new byte[Connection.SECRET_LENGTH];

    @TempDir
    private Path directory;

    private Line.Pipes pipes;
    private Connection worker;
    private Connection parent;

    @BeforeEach
    void connect() throws IOException {
        pipes = (Line.Pipes) LineKind.PIPES.at(directory);
        try (ConnectionListener listener = ConnectionListener.open(pipes, SECRET)) {
            worker = Connection.open(pipes, SECRET);
            parent = listener.accept(Duration.ofSeconds(10), new CompletableFuture<>())
                    .orElseThrow();
        }
    }

    @AfterEach
    void hangUp() throws IOException {
        worker.close();
        parent.close();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void movesToTheSocket() throws IOException {
        offer();
        assertThat(openPipes()).isEqualTo(4);

        trade(1);
        assertThat(openPipes()).isZero();

        trade(2);
    }

    @Test
    void carriesWhatPipesCarry() throws IOException {
        byte[] bytes = new byte[3_000_000];
        bytes[2_999_999] = 7;
        offer();
        trade(1);

        CompletableFuture<Void> sent = sending(parent, new Frame.Value(2, Bytes.of(bytes)));

        Frame.Value received = (Frame.Value) worker.receive(bytes.length).orElseThrow();
        assertThat(received.value().toArray()).isEqualTo(bytes);
        sent.join();
    }

    @Test
    @DisplayName("the line stays as it is while the parent sends nothing")
    void goesOnUntilTheParentMoves() throws IOException {
        offer();

        worker.send(new Frame.Loaded(1));
        worker.send(new Frame.Loaded(2));

        assertThat(parent.receive(1000)).contains(new Frame.Loaded(1));
        assertThat(parent.receive(1000)).contains(new Frame.Loaded(2));
        trade(3);
    }

    @Test
    @DisplayName("what a worker's other threads send while it moves arrives in order")
    void keepsTheOrder() throws IOException {
        offer();
        CompletableFuture<Void> sent = CompletableFuture.runAsync(
                () -> {
                    for (int i = 0; i < 20_000; i++) {
                        Frames.send(worker, new Frame.Loaded(i));
                    }
                },
                THREADS);
        assertThat(parent.receive(1000)).contains(new Frame.Loaded(0));
        parent.send(new Frame.Exit());
        CompletableFuture<Frame> received = CompletableFuture.supplyAsync(() -> Frames.receive(worker, 1000), THREADS);

        for (int i = 1; i < 20_000; i++) {
            assertThat(parent.receive(1000)).contains(new Frame.Loaded(i));
        }

        sent.join();
        assertThat(received.join()).isEqualTo(new Frame.Exit());
        trade(1);
    }

    @Test
    @DisplayName("a worker whose other threads cannot send just now, because nobody reads, is moved nevertheless")
    void movesThoughAnotherThreadWaitsToSend() throws IOException {
        offer();
        Frame.Thrown large = new Frame.Thrown(1, new byte[1 << 20]);
        CompletableFuture<Void> stuck = sending(worker, large);
        CompletableFuture<Void> sent = sending(parent, new Frame.Value(2, Bytes.of(new byte[1 << 20])));

        assertThat(worker.receive(1 << 20)).containsInstanceOf(Frame.Value.class);

        sent.join();
        assertThat(parent.receive(1 << 20)).containsInstanceOf(Frame.Thrown.class);
        stuck.join();
        trade(3);
    }

    @Test
    void theEndOfTheSocketIsTheEndOfTheLine() throws IOException {
        offer();
        trade(1);

        worker.close();

        assertThat(parent.receive(1000)).isEmpty();
    }

    @Test
    void theEndOfThePipesIsTheEndOfALineThatWasAboutToMove() throws IOException {
        offer();

        worker.close();

        assertThat(parent.receive(1000)).isEmpty();
        assertThatThrownBy(() -> parent.send(new Frame.Exit())).isInstanceOf(IOException.class);
    }

    @Test
    @DisplayName("I12: a stranger who has connected first is hung up on")
    void hangsUpOnStrangers() throws IOException {
        worker.offerSocket();
        try (SocketChannel silent = SocketChannel.open(UnixDomainSocketAddress.of(pipes.socket()));
                SocketChannel wrong = SocketChannel.open(UnixDomainSocketAddress.of(pipes.socket()))) {
            ByteBuffer lie = Connection.hello(Frame.VERSION, SECRET);
            lie.put(7, (byte) 1);
            wrong.write(lie);
            hearOffer();

            trade(1);

            assertThat(silent.read(ByteBuffer.allocate(1))).isNegative();
            assertThat(wrong.read(ByteBuffer.allocate(1))).isNegative();
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void staysWhereItCannotListen() throws IOException {
        Files.writeString(pipes.socket(), "precious");

        worker.offerSocket();
        trade(1);

        assertThat(pipes.socket()).hasContent("precious");
        assertThat(openPipes()).isEqualTo(4);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    @DisplayName("where the parent cannot reach the socket the line stays as it is")
    void staysWhereTheParentCannotConnect() throws IOException {
        worker.offerSocket();
        Files.delete(pipes.socket());
        Files.writeString(pipes.socket(), "no socket");
        hearOffer();

        trade(1);
        trade(2);

        assertThat(openPipes()).isEqualTo(4);
    }

    @Test
    void aParentThatIsAskedTwiceComplains() throws IOException {
        worker.send(new Frame.Listening());
        worker.send(new Frame.Listening());

        assertThatThrownBy(() -> parent.receive(1000))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("A worker listens for its parent once");
    }

    @Test
    void aWorkerThatDoesNotListenComplains() throws IOException {
        parent.send(new Frame.Move());

        assertThatThrownBy(() -> worker.receive(1000))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("A parent moves to where its worker listens");
    }

    @Test
    void aWorkerWhoseParentIsNotThereComplains() throws IOException {
        worker.offerSocket();
        parent.send(new Frame.Move());

        assertThatThrownBy(() -> worker.receive(1000))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("A parent moves to where it is");
    }

    @Test
    @DisplayName("what makes no sense where it is said is for others to complain of")
    void passesOnWhatIsOutOfTurn() throws IOException {
        worker.send(new Frame.Moved());
        worker.send(new Frame.Move());
        parent.send(new Frame.Listening());

        assertThat(parent.receive(1000)).contains(new Frame.Moved());
        assertThat(parent.receive(1000)).contains(new Frame.Move());
        assertThat(worker.receive(1000)).contains(new Frame.Listening());
    }

    @Test
    void nobodySpeaksOnWhereHeHasLeft() throws IOException {
        ByteBuffer both = ByteBuffer.allocate(10)
                .put(Frames.whole(new Frame.Moved()))
                .put(Frames.whole(new Frame.Moved()))
                .flip();
        offer();
        parent.send(new Frame.Exit());
        try (var pipe = FileChannel.open(pipes.toParent(), StandardOpenOption.WRITE)) {
            pipe.write(both);

            assertThatThrownBy(() -> parent.receive(1000))
                    .isInstanceOf(ProtocolException.class)
                    .hasMessage("It has moved, and speaks on");
        }
    }

    /** The worker offers to move, and its parent has reached the socket. */
    private void offer() throws IOException {
        worker.offerSocket();
        hearOffer();
    }

    /** The parent hears what the worker says next, and has tried to reach the socket. */
    private void hearOffer() throws IOException {
        worker.send(new Frame.Loaded(77));
        assertThat(parent.receive(1000)).contains(new Frame.Loaded(77));
        while (Files.exists(pipes.socket())) { // the name goes when that is over
            Thread.onSpinWait();
        }
    }

    /** A frame each way. */
    private void trade(int number) throws IOException {
        parent.send(new Frame.Exit());
        assertThat(worker.receive(1000)).contains(new Frame.Exit());
        worker.send(new Frame.Loaded(number));
        assertThat(parent.receive(1000)).contains(new Frame.Loaded(number));
    }

    /** How many of this process's descriptors are of the pipes, on Linux. */
    private long openPipes() throws IOException {
        long count = 0;
        try (var descriptors = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (Path descriptor : descriptors) {
                count += Files.exists(descriptor)
                                && (Files.isSameFile(descriptor, pipes.toParent())
                                        || Files.isSameFile(descriptor, pipes.toWorker()))
                        ? 1
                        : 0;
            }
        }
        return count;
    }

    private static CompletableFuture<Void> sending(Connection connection, Frame frame) {
        return CompletableFuture.runAsync(() -> Frames.send(connection, frame), THREADS);
    }
}
