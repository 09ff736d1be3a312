package org.paralleltask.wire.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.paralleltask.wire.line.ListenerFixture.LONG;
import static org.paralleltask.wire.line.ListenerFixture.RUNNING;
import static org.paralleltask.wire.line.ListenerFixture.SECRET;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.wire.Frame;

/** What is so with pipes alone; {@link ConnectionListenerTest} has the rest. */
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // for opening a pipe obeys no interrupt
class PipeListenerTest {
    @TempDir
    private Path directory;

    private Endpoint.Pipes pipes;
    private ConnectionListener listener;
    private ListenerFixture fixture;

    @BeforeEach
    void listen() throws IOException {
        pipes = (Endpoint.Pipes) LineKind.PIPES.at(directory);
        fixture = new ListenerFixture(pipes);
        listener = fixture.listener();
    }

    @AfterEach
    void hangUp() throws IOException {
        fixture.close();
    }

    @Test
    @DisplayName("the end of either side is an end for the other, though the parent has held both ends of each pipe")
    void holdsNoEndOnceTheWorkerHasCome() throws IOException {
        LineKind.Raw worker = fixture.greet();
        try (Connection parent = listener.accept(LONG, RUNNING).orElseThrow()) {
            worker.sink().close();
            assertThat(parent.receive(1000)).isEmpty();

            worker.source().close();
            assertThatThrownBy(() -> parent.send(new Frame.Exit())).isInstanceOf(IOException.class);
        }
        try (ConnectionListener again = ConnectionListener.open(pipes, SECRET)) {
            LineKind.Raw next = fixture.greet();
            again.accept(LONG, RUNNING).orElseThrow().close();

            assertThat(next.hasEnded()).isTrue();
        }
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
}
