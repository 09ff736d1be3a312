package org.paralleltask.wire.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.paralleltask.wire.Frame;

/** A listener, and the worker and strangers that speak before it accepts a connection. */
final class ListenerFixture implements Closeable {
    static final byte[] SECRET = secret(1);
    static final Duration LONG = Duration.ofMinutes(1);
    static final CompletableFuture<Integer> RUNNING = new CompletableFuture<>();

    /** A thread for each task: they wait for one another. */
    private static final Executor THREADS = task -> new Thread(task).start();

    private final ConnectionListener listener;
    private final List<Closeable> opened = new ArrayList<>();

    ListenerFixture(Endpoint line) throws IOException {
        listener = ConnectionListener.open(line, SECRET);
    }

    ConnectionListener listener() {
        return listener;
    }

    /** What a worker says. */
    static ByteBuffer greeting() {
        return Greeting.hello(Frame.VERSION, SECRET);
    }

    /** What strangers say. */
    static Stream<Named<ByteBuffer>> wrongGreetings() {
        byte[] rubbish = new byte[5000];
        new Random(3).nextBytes(rubbish);
        return Stream.of(
                Named.of("a wrong first byte", greetingWithAWrongByte(0)),
                Named.of("a wrong first byte of the secret", greetingWithAWrongByte(Integer.BYTES)),
                Named.of(
                        "a wrong last byte of the secret",
                        greetingWithAWrongByte(Integer.BYTES + Greeting.SECRET_LENGTH - 1)),
                Named.of("another secret", Greeting.hello(Frame.VERSION, secret(2))),
                Named.of("an empty secret", Greeting.hello(Frame.VERSION, secret(0))),
                Named.of("another secret, and another version", Greeting.hello(Frame.VERSION + 1, secret(2))),
                Named.of("rubbish", ByteBuffer.wrap(rubbish)));
    }

    private static ByteBuffer greetingWithAWrongByte(int index) {
        ByteBuffer hello = greeting();
        return hello.put(index, (byte) (hello.get(index) ^ 1));
    }

    private static byte[] secret(int fill) {
        byte[] secret = new byte[Greeting.SECRET_LENGTH];
        Arrays.fill(secret, (byte) fill);
        return secret;
    }

    LineKind.Raw say(ByteBuffer words) throws IOException {
        LineKind.Raw raw = LineKind.open(listener.line());
        opened.add(raw);
        raw.write(words);
        return raw;
    }

    /** A worker's whole greeting, and what follows it. */
    LineKind.Raw greet(ByteBuffer... andMore) throws IOException {
        sayControls();
        ByteBuffer words = ByteBuffer.allocate(1000).put(greeting());
        for (ByteBuffer more : andMore) {
            words.put(more);
        }
        return say(words.flip());
    }

    /** A worker is there to hear controls. */
    void sayControls() throws IOException {
        opened.add(LineKind.openControls(listener.line(), SECRET));
    }

    /** Listens meanwhile. */
    CompletableFuture<Optional<Connection>> accepting(Duration limit, CompletableFuture<Integer> exited) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return listener.accept(limit, exited);
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                },
                THREADS);
    }

    /** For a while at least: nothing tells how far a stranger is that only listens. */
    static void assertGoesOnListening(CompletableFuture<Optional<Connection>> accepted) {
        assertThatThrownBy(() -> accepted.get(50, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
    }

    /** Listens until a stranger that says no more finds the line dead, and then until the worker's process ends. */
    void assertHangsUpOn(LineKind.Raw stranger) {
        CompletableFuture<Integer> exited = new CompletableFuture<>();
        CompletableFuture<Optional<Connection>> accepted = accepting(LONG, exited);
        assertThat(stranger.hasEnded()).isTrue();
        assertGoesOnListening(accepted);
        exited.complete(1);
        assertThat(accepted.join()).isEmpty();
    }

    /** Ends the listener, the worker and the strangers. */
    @Override
    public void close() throws IOException {
        listener.close();
        for (Closeable one : opened) {
            one.close();
        }
    }
}
