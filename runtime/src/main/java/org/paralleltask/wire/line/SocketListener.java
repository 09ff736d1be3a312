package org.paralleltask.wire.line;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.paralleltask.system.SystemFeatures;

/**
 * The socket at which a parent waits for one worker, which connects twice: for its line, and for its controls.
 *
 * <p>Every process that can reach the socket may connect to it, but only one that sends the secret is let in. Other
 * connections are closed. A process that connects and sends nothing must not hold up the worker, so this is the one place
 * that uses a selector.
 */
final class SocketListener implements ConnectionListener {
    /** The largest number of connections without a greeting; beyond that the oldest is closed. */
    private static final int MAX_UNPROVEN = 16;

    private final Path socket;
    private final byte[] secret;
    private final ServerSocketChannel server;
    private final Selector selector;
    private final Queue<SocketChannel> unproven = new ArrayDeque<>();

    /** The connection for the line, once it has sent the secret. The worker is let in when it has both. */
    private @Nullable SocketChannel forLine;

    private @Nullable SocketChannel forControls;

    private SocketListener(Path socket, byte[] secret, ServerSocketChannel server, Selector selector) {
        this.socket = socket;
        this.secret = secret;
        this.server = server;
        this.selector = selector;
    }

    /**
     * Listens at a path that does not exist yet, in a directory that only this user may enter.
     *
     * @param socket at most about 100 bytes long, by the operating system's rule
     */
    static SocketListener open(Path socket, byte[] secret) throws IOException {
        SystemFeatures.checkSocketPath(socket);
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            server.bind(UnixDomainSocketAddress.of(socket));
            server.configureBlocking(false);
            Selector selector = Selector.open();
            server.register(selector, SelectionKey.OP_ACCEPT);
            return new SocketListener(socket, secret, server, selector);
        } catch (IOException e) {
            boolean bound = server.getLocalAddress() != null; // if not, the file at that path is another's
            server.close();
            if (bound) {
                Files.deleteIfExists(socket);
            }
            throw e;
        }
    }

    @Override
    public Endpoint line() {
        return new Endpoint.Socket(socket);
    }

    @Override
    public Optional<Connection> accept(Duration limit, CompletionStage<?> exited) throws IOException {
        AtomicBoolean ended = new AtomicBoolean();
        exited.whenComplete((value, failure) -> {
            ended.set(true);
            selector.wakeup();
        });
        long deadline = System.nanoTime() + TimeUnit.NANOSECONDS.convert(limit);
        while (true) {
            long millis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (ended.get() || millis <= 0) {
                return Optional.empty();
            }
            selector.select(millis);
            for (SelectionKey key : selector.selectedKeys()) {
                if (key.channel() instanceof ServerSocketChannel) {
                    letKnock();
                } else if (hasProvenItself(key)) {
                    unproven.remove((SocketChannel) key.channel());
                    key.cancel();
                }
            }
            selector.selectedKeys().clear();
            if (forLine != null && forControls != null) {
                return Optional.of(letIn(forLine, forControls));
            }
        }
    }

    private Connection letIn(SocketChannel line, SocketChannel controls) throws IOException {
        selector.selectNow(); // a channel may block again only when no selector has it
        line.configureBlocking(true);
        forLine = null;
        forControls = null;
        return new Connection(line, line, Controls.Speaking.at(controls));
    }

    private void letKnock() throws IOException {
        SocketChannel stranger = server.accept();
        if (stranger == null) {
            return;
        }
        stranger.configureBlocking(false);
        stranger.register(selector, SelectionKey.OP_READ, ByteBuffer.allocate(Greeting.LENGTH));
        unproven.add(stranger);
        if (unproven.size() > MAX_UNPROVEN) {
            unproven.remove().close();
        }
    }

    /**
     * Reads a greeting, and keeps a connection that knows the secret; closes one that sends something else. Returns whether
     * it knows the secret.
     */
    private boolean hasProvenItself(SelectionKey key) throws IOException {
        SocketChannel stranger = (SocketChannel) key.channel();
        ByteBuffer hello = (ByteBuffer) key.attachment();
        try {
            if (stranger.read(hello) >= 0 && hello.hasRemaining()) {
                return false;
            }
        } catch (IOException hungUp) { // by its process, or by letKnock to make room
            stranger.close();
            return false;
        }
        if (hello.hasRemaining()) { // and no more will come
            stranger.close();
            return false;
        }
        if (Greeting.proves(hello.flip(), secret)) {
            forLine = instead(forLine, stranger);
        } else if (Greeting.provesControls(hello.rewind(), secret)) {
            forControls = instead(forControls, stranger);
        } else {
            stranger.close();
            return false;
        }
        return true;
    }

    /** Replaces the worker's connection: a process that knows the secret is the worker, and may connect again. */
    private static SocketChannel instead(@Nullable SocketChannel before, SocketChannel now) throws IOException {
        if (before != null) {
            before.close();
        }
        return now;
    }

    /** Closes all connections that were not let in, and removes the socket. */
    @Override
    public void close() throws IOException {
        if (!selector.isOpen()) {
            return;
        }
        for (SelectionKey key : selector.keys()) {
            if (key.isValid()) {
                key.channel().close();
            }
        }
        for (SocketChannel proven : new SocketChannel[] {forLine, forControls}) {
            if (proven != null) {
                proven.close();
            }
        }
        selector.close();
        server.close();
        Files.deleteIfExists(socket);
    }
}
