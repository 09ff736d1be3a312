package org.paralleltask.wire.line;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.paralleltask.wire.line.ListenerFixture.LONG;
import static org.paralleltask.wire.line.ListenerFixture.RUNNING;
import static org.paralleltask.wire.line.ListenerFixture.SECRET;

import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.paralleltask.wire.Frame;
import org.paralleltask.wire.Frames;

@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // for opening a pipe obeys no interrupt
@ParameterizedClass
@EnumSource
class ConnectionListenerTest {
    @TempDir
    private Path directory;

    private final LineKind kind;

    private Endpoint line;
    private ConnectionListener listener;
    private ListenerFixture fixture;

    ConnectionListenerTest(LineKind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void listen() throws IOException {
        line = kind.at(directory);
        fixture = new ListenerFixture(line);
        listener = fixture.listener();
    }

    @AfterEach
    void hangUp() throws IOException {
        fixture.close();
    }

    @Test
    void letsInWhoKnowsTheSecret() throws IOException {
        try (Connection worker = Connection.open(line, SECRET);
                Connection parent = listener.accept(LONG, RUNNING).orElseThrow()) {
            worker.send(new Frame.Unloadable(1, "hello"));
            parent.send(new Frame.Exit());

            assertThat(parent.receive(1000)).contains(new Frame.Unloadable(1, "hello"));
            assertThat(worker.receive(1000)).contains(new Frame.Exit());
        }
    }

    @Test
    void keepsTheConnectionWhenItCloses() throws IOException {
        try (Connection worker = Connection.open(line, SECRET);
                Connection parent = listener.accept(LONG, RUNNING).orElseThrow()) {
            listener.close();

            worker.send(new Frame.Exit());
            assertThat(parent.receive(1000)).contains(new Frame.Exit());
        }
    }

    @Test
    void aConnectionOutlivesTheEndOfWhatItWaitedFor() throws IOException {
        CompletableFuture<Integer> exited = new CompletableFuture<>();
        LineKind.Raw worker = fixture.greet();
        try (Connection parent = listener.accept(LONG, exited).orElseThrow()) {
            worker.write(Frames.whole(new Frame.Unloadable(7, "last words")));

            exited.complete(1);

            assertThat(parent.receive(1000)).contains(new Frame.Unloadable(7, "last words"));
        }
    }

    @Test
    void takesNothingOfWhatFollowsTheGreeting() throws IOException {
        ByteBuffer frame = Frames.whole(new Frame.Unloadable(7, "at once"));
        fixture.greet(frame);

        try (Connection parent = listener.accept(LONG, RUNNING).orElseThrow()) {
            assertThat(parent.receive(1000)).contains(new Frame.Unloadable(7, "at once"));
        }
    }

    @Test
    void waitsForAGreetingThatComesInPieces() throws IOException {
        ByteBuffer hello = ListenerFixture.greeting();
        LineKind.Raw worker = fixture.say(hello.slice(0, 17));
        fixture.sayControls();
        CompletableFuture<Optional<Connection>> accepted = fixture.accepting(LONG, RUNNING);

        ListenerFixture.assertGoesOnListening(accepted);
        worker.write(hello.slice(17, 22));
        ListenerFixture.assertGoesOnListening(accepted);
        worker.write(hello.slice(39, 1));

        try (Connection parent = accepted.join().orElseThrow()) {
            worker.write(Frames.whole(new Frame.Exit()));
            assertThat(parent.receive(1000)).contains(new Frame.Exit());
        }
    }

    @ParameterizedTest
    @MethodSource("org.paralleltask.wire.line.ListenerFixture#wrongGreetings")
    @DisplayName(
            "I12: a stranger that does not know the secret is hung up on, and cannot cause a complaint about versions;"
                    + " the worker's process is waited for")
    void hangsUpOnAWrongGreeting(ByteBuffer words) throws IOException {
        fixture.assertHangsUpOn(fixture.say(words));
    }

    @Test
    void saysThatAWorkerIsOfAnotherVersion() throws IOException {
        fixture.say(Greeting.hello(Frame.VERSION + 6, SECRET));

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
    @DisplayName("a worker that leaves without a greeting is waited for as a process")
    void givesUpWhenTheProcessExits() throws IOException {
        CompletableFuture<Integer> exited = new CompletableFuture<>();
        fixture.say(ByteBuffer.allocate(3)).close();
        CompletableFuture<Optional<Connection>> accepted = fixture.accepting(LONG, exited);
        ListenerFixture.assertGoesOnListening(accepted);

        exited.complete(1);

        assertThat(accepted.join()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 1, 60})
    void givesUpAfterTheLimit(long millis) throws IOException {
        long start = System.nanoTime();

        assertThat(listener.accept(Duration.ofMillis(millis), RUNNING)).isEmpty();

        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)).isGreaterThanOrEqualTo(millis - 1);
    }

    @Test
    void takesALimitThatNanosecondsCannotHold() throws IOException {
        CompletableFuture<Optional<Connection>> accepted =
                fixture.accepting(Duration.ofSeconds(Long.MAX_VALUE), RUNNING);
        ListenerFixture.assertGoesOnListening(accepted);

        try (Connection worker = Connection.open(line, SECRET);
                Connection parent = accepted.join().orElseThrow()) {
            parent.send(new Frame.Exit());
            assertThat(worker.receive(1000)).contains(new Frame.Exit());
        }
    }

    @Test
    @DisplayName("a worker that comes when its parent is gone does not wait for it")
    void nobodyWaitsForADeadParent() throws IOException {
        listener.close();

        assertThatThrownBy(() -> Connection.open(line, SECRET)).isInstanceOf(IOException.class);
    }

    @Test
    void hangsUpWhenItCloses() throws IOException {
        LineKind.Raw silent = fixture.say(ByteBuffer.allocate(0));

        listener.close();
        listener.close();

        assertThat(silent.hasEnded()).isTrue();
    }
}
