package org.paralleltask.wire;

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

/**
 * The socket at which a parent waits for one worker.
 *
 * <p>Anybody who can reach the socket may connect to it; only who sends the secret is let in. Others are hung up on,
 * and one who connects and says nothing keeps nobody waiting, which is why this is the one place that selects.
 */
final class SocketListener implements ConnectionListener {
    /** Strangers that may be connected at once; past that, who came first is hung up on. */
    private static final int MAX_UNPROVEN = 16;

    private final Path socket;
    private final byte[] secret;
    private final ServerSocketChannel server;
    private final Selector selector;
    private final Queue<SocketChannel> unproven = new ArrayDeque<>();

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
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            server.bind(UnixDomainSocketAddress.of(socket));
            server.configureBlocking(false);
            Selector selector = Selector.open();
            server.register(selector, SelectionKey.OP_ACCEPT);
            return new SocketListener(socket, secret, server, selector);
        } catch (IOException e) {
            boolean bound = server.getLocalAddress() != null; // if not, what stands at that path is not ours
            server.close();
            if (bound) {
                Files.deleteIfExists(socket);
            }
            throw e;
        }
    }

    @Override
    public Line line() {
        return new Line.Socket(socket);
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
                    SocketChannel worker = (SocketChannel) key.channel();
                    unproven.remove(worker);
                    key.cancel();
                    selector.selectNow(); // a channel may block again only when no selector has it
                    worker.configureBlocking(true);
                    return Optional.of(new Connection(worker, worker, null));
                }
            }
            selector.selectedKeys().clear();
        }
    }

    private void letKnock() throws IOException {
        SocketChannel stranger = server.accept();
        if (stranger == null) {
            return;
        }
        stranger.configureBlocking(false);
        stranger.register(selector, SelectionKey.OP_READ, ByteBuffer.allocate(Connection.HELLO_LENGTH));
        unproven.add(stranger);
        if (unproven.size() > MAX_UNPROVEN) {
            unproven.remove().close();
        }
    }

    /** Reads what a stranger says; hangs up on one who says something else than the secret. */
    private boolean hasProvenItself(SelectionKey key) throws IOException {
        SocketChannel stranger = (SocketChannel) key.channel();
        ByteBuffer hello = (ByteBuffer) key.attachment();
        try {
            if (stranger.read(hello) >= 0 && hello.hasRemaining()) {
                return false;
            }
        } catch (IOException hungUp) { // by them, or by us to make room
            stranger.close();
            return false;
        }
        if (hello.hasRemaining() || !Connection.proves(hello.flip(), secret)) {
            stranger.close();
            return false;
        }
        return true;
    }

    /** Hangs up on whoever has not been let in, and removes the socket. */
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
        selector.close();
        server.close();
        Files.deleteIfExists(socket);
    }
}
