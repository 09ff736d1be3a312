package org.paralleltask.wire.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.paralleltask.codec.Copies;
import org.paralleltask.codec.bytes.BrokenOffException;
import org.paralleltask.codec.bytes.Bytes;
import org.paralleltask.wire.Allocation;
import org.paralleltask.wire.Frame;
import org.paralleltask.wire.Frames;

@Timeout(20)
@ParameterizedClass
@EnumSource
class ConnectionTest {
    /** A thread for each task: they wait for one another. */
    private static final Executor THREADS = task -> new Thread(task).start();

    private static final byte[] SECRET = new byte[Greeting.SECRET_LENGTH];
    private static final int SLICE = 128 * 1024;

    private static final int MAX_PAYLOAD = 1 << 30;
    private static final int MAX_LENGTH = MAX_PAYLOAD + 64;

    /** Bytes of a Value's frame besides its payload: the kind, the task. */
    private static final int FIELDS = 1 + Long.BYTES;

    /** Far less than the frames of these tests pretend to be, far more than it takes to refuse them. */
    private static final long LITTLE = 2_000_000;

    @TempDir
    private Path directory;

    private final LineKind kind;

    /** The worker's end, for bytes that a Connection would not send. */
    private LineKind.Raw raw;

    private Connection worker;
    private Connection parent;

    ConnectionTest(LineKind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void connect() throws IOException {
        Endpoint line = kind.at(directory);
        try (ConnectionListener listener = ConnectionListener.open(line, SECRET)) {
            raw = LineKind.open(line);
            raw.write(Greeting.hello(Frame.VERSION, SECRET));
            worker = new Connection(raw.source(), raw.sink(), LineKind.openControls(line, SECRET));
            parent = listener.accept(Duration.ofSeconds(10), new CompletableFuture<>())
                    .orElseThrow();
        }
    }

    @AfterEach
    void hangUp() throws IOException {
        worker.close();
        parent.close();
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0,
                1,
                SLICE - FIELDS - Integer.BYTES - 1, // the slice ends right after, at, and before the last sent byte
                SLICE - FIELDS - Integer.BYTES,
                SLICE - FIELDS - Integer.BYTES + 1,
                SLICE - FIELDS - 1, // … and received byte
                SLICE - FIELDS,
                SLICE - FIELDS + 1,
                SLICE - 1,
                SLICE,
                SLICE + 1,
                2 * SLICE - FIELDS,
                2 * SLICE - FIELDS + 1,
                20_000_000
            })
    @DisplayName("I8: payloads of all sizes cross, both ways")
    void carriesPayloads(int size) {
        byte[] bytes = randomBytes(size);

        assertThat(carry(worker, parent, new Frame.Value(1, Bytes.of(bytes)))).isEqualTo(bytes);
        assertThat(carry(parent, worker, new Frame.Value(2, Bytes.of(bytes)))).isEqualTo(bytes);
    }

    private static byte[] carry(Connection from, Connection to, Frame.Value frame) {
        CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> Frames.send(from, frame), THREADS);
        Frame.Value received = (Frame.Value) Frames.receive(to, MAX_PAYLOAD);
        byte[] bytes = Copies.drain(received.value());
        sent.join();
        assertThat(received.task()).isEqualTo(frame.task());
        return bytes;
    }

    @Test
    void passesOverWhatNobodyReadsOfAFrame() throws IOException {
        CompletableFuture<Void> sent = CompletableFuture.runAsync(
                () -> {
                    Frames.send(worker, new Frame.Value(1, Bytes.of(new byte[3_000_000])));
                    Frames.send(worker, new Frame.Loaded(2));
                },
                THREADS);
        Bytes large = ((Frame.Value) Frames.receive(parent, MAX_PAYLOAD)).value();
        assertThat(large.isArriving()).isTrue();

        assertThat(parent.receive(MAX_PAYLOAD)).contains(new Frame.Loaded(2));
        assertThatThrownBy(() -> Copies.drain(large)).isInstanceOf(BrokenOffException.class);
        sent.join();
    }

    @Test
    void anInterruptDoesNotCloseTheLineWhileAFrameArrives() {
        byte[] bytes = randomBytes(3_000_000);
        CompletableFuture<Void> sent =
                CompletableFuture.runAsync(() -> Frames.send(worker, new Frame.Value(1, Bytes.of(bytes))), THREADS);
        Bytes large = ((Frame.Value) Frames.receive(parent, MAX_PAYLOAD)).value();

        Thread.currentThread().interrupt();
        assertThat(Copies.drain(large)).isEqualTo(bytes);

        assertThat(Thread.interrupted()).isTrue();
        sent.join();
    }

    @Test
    void carriesFramesInOrder() throws IOException {
        CompletableFuture<Void> sent = CompletableFuture.runAsync(
                () -> {
                    for (int i = 0; i < 1000; i++) {
                        Frames.send(parent, new Frame.Loaded(i));
                    }
                    Frames.send(parent, new Frame.Exit());
                },
                THREADS);

        for (int i = 0; i < 1000; i++) {
            assertThat(worker.receive(MAX_PAYLOAD)).contains(new Frame.Loaded(i));
        }
        assertThat(worker.receive(MAX_PAYLOAD)).contains(new Frame.Exit());
        sent.join();
    }

    @Test
    void carriesBothWaysAtOnce() {
        byte[] bytes = randomBytes(3_000_000);
        CompletableFuture<byte[]> there = CompletableFuture.supplyAsync(
                () -> Copies.drain(((Frame.Value) Frames.receive(worker, MAX_PAYLOAD)).value()), THREADS);
        CompletableFuture<Void> sentBack = CompletableFuture.runAsync(
                () -> Frames.send(worker, new Frame.Unloadable(1, "x".repeat(2_000_000))), THREADS);
        CompletableFuture<Void> sentThere =
                CompletableFuture.runAsync(() -> Frames.send(parent, new Frame.Value(2, Bytes.of(bytes))), THREADS);

        assertThat(Frames.receive(parent, MAX_PAYLOAD)).isEqualTo(new Frame.Unloadable(1, "x".repeat(2_000_000)));
        assertThat(there.join()).isEqualTo(bytes);
        CompletableFuture.allOf(sentBack, sentThere).join();
    }

    @Test
    void putsAFrameTogetherThatComesByteByByte() throws IOException {
        ByteBuffer frame = Frames.whole(new Frame.Unloadable(5, "slowly"));
        CompletableFuture<Frame> received =
                CompletableFuture.supplyAsync(() -> Frames.receive(parent, MAX_PAYLOAD), THREADS);

        while (frame.hasRemaining()) {
            raw.write(frame.slice(frame.position(), 1));
            frame.get();
        }

        assertThat(received.join()).isEqualTo(new Frame.Unloadable(5, "slowly"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE, MAX_LENGTH + 1, Integer.MAX_VALUE})
    void refusesAWrongLengthWithoutAllocation(int length) throws IOException {
        raw.write(ByteBuffer.allocate(100).putInt(length).rewind());
        long before = Allocation.bytesSoFar();

        assertThatThrownBy(() -> parent.receive(MAX_PAYLOAD))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("A frame of " + length + " bytes; 1 to " + MAX_LENGTH + " are possible");

        assertThat(Allocation.bytesSoFar() - before).isLessThan(LITTLE);
    }

    @Test
    void allocatesNoMoreThanWhatReallyComes() throws IOException {
        raw.write(ByteBuffer.allocate(1000).putInt(MAX_LENGTH).rewind());
        raw.endOutput();
        long before = Allocation.bytesSoFar();

        assertThatThrownBy(() -> parent.receive(MAX_PAYLOAD))
                .isInstanceOf(EOFException.class)
                .hasMessage("The line ended within a frame of " + MAX_LENGTH + " bytes");

        assertThat(Allocation.bytesSoFar() - before).isLessThan(LITTLE);
    }

    @Test
    void refusesAFrameOfUnknownKind() throws IOException {
        raw.write(ByteBuffer.allocate(5).putInt(1).put((byte) 99).flip());

        assertThatThrownBy(() -> parent.receive(MAX_PAYLOAD))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("A frame of unknown kind 99");
    }

    @Test
    @DisplayName("I8: the other side's end is an end, not a hang")
    void noticesTheEndBetweenFrames() throws IOException {
        worker.send(new Frame.Exit());
        worker.close();

        assertThat(parent.receive(MAX_PAYLOAD)).contains(new Frame.Exit());
        assertThat(parent.receive(MAX_PAYLOAD)).isEmpty();
        assertThat(parent.receive(MAX_PAYLOAD)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "10, 1",
        "10, 3",
        "10, 4",
        "10, 5",
        "10, 22",
        "200000, 131076",
        "200000, 131077",
        "200000, 200012",
        "300000, 30",
        "300000, 68",
        "300000, 300012"
    })
    @DisplayName("I8: an end within a frame is an error, not a hang")
    void noticesTheEndWithinAFrame(int payload, int sent) throws IOException {
        ByteBuffer frame =
                Frames.whole(new Frame.Value(1, Bytes.of(new byte[payload]))).limit(sent);
        assertThat(frame.capacity()).isGreaterThan(sent);
        CompletableFuture<Void> written = CompletableFuture.runAsync(
                () -> {
                    try {
                        while (frame.hasRemaining()) {
                            raw.write(frame);
                        }
                        raw.close();
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                },
                THREADS);

        assertThatThrownBy(() ->
                        Copies.drain(((Frame.Value) parent.receive(MAX_PAYLOAD).orElseThrow()).value()))
                .satisfiesAnyOf(
                        early -> assertThat(early).isInstanceOf(EOFException.class),
                        late -> assertThat(late)
                                .isInstanceOf(BrokenOffException.class)
                                .hasCauseInstanceOf(EOFException.class))
                .hasMessageContaining("The line ended within a frame");
        written.join();
    }

    @Test
    void failsToSendToWhoHasHungUp() throws IOException {
        worker.close();

        assertThatThrownBy(() -> parent.send(new Frame.Exit())).isInstanceOf(IOException.class);
    }

    @Test
    void failsToOpenWhereNobodyListens() {
        assertThatThrownBy(() -> Connection.open(kind.of(directory.resolve("nobody/there")), SECRET))
                .isInstanceOf(IOException.class);
    }

    private static byte[] randomBytes(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }
}
