package org.paralleltask.wire.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.paralleltask.wire.line.ListenerFixture.LONG;
import static org.paralleltask.wire.line.ListenerFixture.RUNNING;
import static org.paralleltask.wire.line.ListenerFixture.SECRET;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.paralleltask.wire.Frame;

/** What is so with a socket alone; {@link ConnectionListenerTest} has the rest. */
@Timeout(20)
class SocketListenerTest {
    private static final Duration SHORT = Duration.ofMillis(50);

    @TempDir
    private Path directory;

    private Path socket;
    private ConnectionListener listener;
    private ListenerFixture fixture;

    @BeforeEach
    void listen() throws IOException {
        socket = directory.resolve("s");
        fixture = new ListenerFixture(new Endpoint.Socket(socket));
        listener = fixture.listener();
    }

    @AfterEach
    void hangUp() throws IOException {
        fixture.close();
    }

    @ParameterizedTest
    @MethodSource("org.paralleltask.wire.line.ListenerFixture#wrongGreetings")
    @DisplayName("I12: a stranger that is hung up on does not keep the worker out")
    void letsTheWorkerInAfterAStranger(ByteBuffer words) throws IOException {
        assertHungUpOn(fixture.say(words));
    }

    @Test
    void hangsUpOnHalfAGreeting() throws IOException {
        LineKind.Raw stranger = fixture.say(ListenerFixture.greeting().slice(0, Greeting.LENGTH - 1));
        stranger.endOutput();

        assertHungUpOn(stranger);
    }

    @Test
    void outlivesAStrangerWhoLeaves() throws IOException {
        fixture.say(ByteBuffer.wrap(new byte[3])).close();

        assertLetsInTheWorker();
    }

    @Test
    void letsTheWorkerInWhileSilentStrangersWait() throws IOException {
        for (int i = 0; i < 10; i++) {
            fixture.say(ByteBuffer.wrap(new byte[i]));
        }

        assertLetsInTheWorker();
    }

    @Test
    void hangsUpOnSilentStrangersWhenItCloses() throws IOException {
        LineKind.Raw silent = fixture.say(ByteBuffer.allocate(0));
        assertThat(listener.accept(SHORT, RUNNING)).isEmpty();
        assertThat(isHungUpOn(silent)).isFalse();

        listener.close();

        assertThat(isHungUpOn(silent)).isTrue();
    }

    @Test
    void hangsUpOnWhoCameFirstWhenTooManyStrangersWait() throws IOException {
        List<LineKind.Raw> strangers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            strangers.add(fixture.say(ByteBuffer.allocate(0)));
        }

        fixture.assertHangsUpOn(strangers.get(3));

        assertThat(isHungUpOn(strangers.get(0))).isTrue();
        assertThat(isHungUpOn(strangers.get(4))).isFalse();
        assertThat(isHungUpOn(strangers.get(19))).isFalse();
        assertLetsInTheWorker();
    }

    @Test
    void removesTheSocketWhenItCloses() throws IOException {
        assertThat(socket).exists();

        listener.close();
        listener.close();

        assertThat(socket).doesNotExist();
    }

    @Test
    void leavesTheSocketOfAnotherAlone() throws IOException {
        assertThatThrownBy(() -> SocketListener.open(socket, new byte[Greeting.SECRET_LENGTH]))
                .isInstanceOf(IOException.class);

        assertThat(socket).exists();
        assertLetsInTheWorker();
    }

    @Test
    void leavesAFileThatIsInItsPlaceAlone() throws IOException {
        Path file = Files.writeString(directory.resolve("f"), "precious");

        assertThatThrownBy(() -> SocketListener.open(file, SECRET)).isInstanceOf(IOException.class);

        assertThat(file).hasContent("precious");
    }

    private void assertHungUpOn(LineKind.Raw stranger) throws IOException {
        fixture.assertHangsUpOn(stranger);
        assertLetsInTheWorker();
    }

    private void assertLetsInTheWorker() throws IOException {
        try (Connection worker = Connection.open(listener.line(), SECRET);
                Connection parent = listener.accept(LONG, RUNNING).orElseThrow()) {
            worker.send(new Frame.Unloadable(1, "it is me"));
            assertThat(parent.receive(1000)).contains(new Frame.Unloadable(1, "it is me"));
        }
    }

    /** Without waiting. */
    private static boolean isHungUpOn(LineKind.Raw stranger) throws IOException {
        ((SocketChannel) stranger.source()).configureBlocking(false);
        return stranger.hasEnded();
    }
}
