package org.paralleltask.wire;

import java.io.Closeable;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How a line of named pipes moves to a socket, while it is used:
 *
 * <ol>
 *   <li>The worker listens at the socket, and says so at the end of a batch, when the parent hears it: {@link
 *       Frame.Listening}.
 *   <li>The parent connects, by a thread of its own, says its secret on the socket, and removes its name. Nobody waits for
 *       that.
 *   <li>Before the parent sends anything else, it says {@link Frame.Move}, the last that it writes to its pipe.
 *   <li>The worker finds the connection there. Before it sends anything else it says {@link Frame.Moved}, the last that it
 *       writes to its own.
 * </ol>
 *
 * <p>So each side reads its pipe to the end, and no frame overtakes another. Until the parent moves, the line stays as it is
 * if either cannot do its part; if the worker does not find the connection then, the line ends.
 */
abstract class Move implements Closeable {
    private final Path socket;
    private final byte[] secret;

    private Move(Path socket, byte[] secret) {
        this.socket = socket;
        this.secret = secret;
    }

    Path socket() {
        return socket;
    }

    byte[] secret() {
        return secret;
    }

    /** The socket, if this side may send there from now on; else null. */
    abstract @Nullable SocketChannel reached();

    /** What this side says last on its pipe. */
    abstract Frame lastWord();

    /** The parent's part. */
    static final class OfParent extends Move {
        /** Whether this program has reached a worker so before, and has all classes for it. */
        private static volatile boolean hasSockets;

        private boolean isAsked; // only who receives
        private @Nullable SocketChannel reached; // guarded by this
        private boolean isClosed; // guarded by this

        OfParent(Line.Pipes pipes, byte[] secret) {
            super(pipes.socket(), secret);
        }

        /** The worker listens. */
        void begin() throws ProtocolException {
            if (isAsked) {
                throw new ProtocolException("A worker listens for its parent once");
            }
            isAsked = true;
            try {
                new Reaching().start();
            } catch (OutOfMemoryError noThread) {
                // then it stays as it is
            }
        }

        @Override
        Frame lastWord() {
            return new Frame.Move();
        }

        @Override
        synchronized @Nullable SocketChannel reached() {
            return reached;
        }

        /** In a program that has no sockets yet the JDK takes 35 ms to load them. Nobody can interrupt it. */
        private final class Reaching extends Thread {
            Reaching() {
                super("paralleltask-line");
                setDaemon(true);
            }

            @Override
            public void run() {
                try {
                    if (!hasSockets) {
                        Exhaustion.probe();
                    }
                    reach();
                    hasSockets = true;
                    delete();
                } catch (IOException | UnsupportedOperationException | LinkageError | OutOfMemoryError noSocket) {
                    delete(); // and the line stays as it is
                }
            }

            @Override
            public void interrupt() {
                // an interrupted thread closes its channel
            }
        }

        private void reach() throws IOException {
            SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket()));
            try {
                Connection.writeAll(channel, Connection.hello(Frame.VERSION, secret()));
            } catch (IOException e) {
                channel.close();
                throw e;
            }
            synchronized (this) {
                if (!isClosed) {
                    reached = channel;
                    return;
                }
            }
            channel.close();
        }

        private void delete() {
            try {
                Files.deleteIfExists(socket());
            } catch (IOException | OutOfMemoryError e) {
                // it is looked for again when the worker has ended
            }
        }

        @Override
        public synchronized void close() throws IOException {
            isClosed = true;
            if (reached != null) {
                reached.close();
            }
        }
    }

    /** The worker's part; for the thread that receives, but for what says otherwise. */
    static final class OfWorker extends Move {
        private @Nullable ServerSocketChannel server;
        private volatile @Nullable SocketChannel accepted;

        OfWorker(Line.Pipes pipes, byte[] secret) {
            super(pipes.socket(), secret);
        }

        @Override
        Frame lastWord() {
            return new Frame.Moved();
        }

        /** Safe from any thread. */
        @Override
        @Nullable
        SocketChannel reached() {
            return accepted;
        }

        /** Listens; false if that cannot be, and the line stays as it is. */
        boolean listen() throws IOException {
            ServerSocketChannel made = null;
            try {
                made = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
                made.bind(UnixDomainSocketAddress.of(socket()));
                made.configureBlocking(false);
                server = made;
                return true;
            } catch (IOException | UnsupportedOperationException | LinkageError | OutOfMemoryError noSocket) {
                if (made != null) {
                    made.close();
                }
                return false;
            }
        }

        /** The parent, which has connected already. Others who may have done so, too, are hung up on. */
        SocketChannel accept() throws IOException {
            if (server == null) {
                throw new ProtocolException("A parent moves to where its worker listens");
            }
            try (ServerSocketChannel listening = server) {
                for (SocketChannel one = listening.accept(); one != null; one = listening.accept()) {
                    if (hasProvenItself(one)) {
                        accepted = one;
                        return one;
                    }
                    one.close();
                }
            }
            throw new ProtocolException("A parent moves to where it is");
        }

        private boolean hasProvenItself(SocketChannel one) throws IOException {
            ByteBuffer hello = ByteBuffer.allocate(Connection.HELLO_LENGTH);
            try {
                one.configureBlocking(false);
                while (hello.hasRemaining() && one.read(hello) > 0) {
                    // what it has said is there
                }
            } catch (IOException hungUp) {
                return false;
            }
            if (hello.hasRemaining() || !Connection.proves(hello.flip(), secret())) {
                return false;
            }
            one.configureBlocking(true);
            return true;
        }

        @Override
        public void close() throws IOException {
            if (server != null) {
                server.close();
            }
            SocketChannel socket = accepted;
            if (socket != null) {
                socket.close();
            }
        }
    }
}
