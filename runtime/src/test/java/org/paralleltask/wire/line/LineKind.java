package org.paralleltask.wire.line;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.paralleltask.wire.Frame;
import org.paralleltask.wire.Ledger;
import org.paralleltask.wire.Ring;
import org.paralleltask.wire.WorkerLedger;

/** The kinds of lines that there are. */
public enum LineKind {
    PIPES {
        @Override
        public Endpoint of(Path path) {
            return new Endpoint.Pipes(
                    path.resolveSibling("to-worker"),
                    path.resolveSibling("to-parent"),
                    path.resolveSibling("controls"));
        }

        @Override
        Endpoint at(Path directory) throws IOException {
            Endpoint.Pipes pipes = (Endpoint.Pipes) of(directory.resolve("line"));
            Process maker = new ProcessBuilder(
                            "mkfifo",
                            pipes.toWorker().toString(),
                            pipes.toParent().toString(),
                            pipes.controls().toString())
                    .inheritIO()
                    .start();
            if (maker.onExit().join().exitValue() != 0) {
                throw new IOException("mkfifo has failed");
            }
            return pipes;
        }
    },

    SOCKET {
        @Override
        public Endpoint of(Path path) {
            return new Endpoint.Socket(path);
        }

        @Override
        Endpoint at(Path directory) {
            return of(directory.resolve("line"));
        }
    };

    /** One of which nothing exists. */
    public abstract Endpoint of(Path path);

    /** One to listen at. */
    abstract Endpoint at(Path directory) throws IOException;

    /** Makes nonsense of what a worker says that it has written. */
    public static void spoilRing(FileChannel ledger) throws IOException {
        ledger.write(ByteBuffer.wrap(new byte[] {77, 77, 77, 77}), Ledger.RING + Ring.TO_PARENT);
    }

    /** A worker's end, without frames. */
    public record Raw(ReadableByteChannel source, WritableByteChannel sink) implements Closeable {
        /** All of it. */
        public void write(ByteBuffer bytes) throws IOException {
            while (bytes.hasRemaining()) {
                sink.write(bytes);
            }
        }

        /** What a worker does after its greeting: from now on this is the bell of the ledger's ring. */
        public Raw throughRing(WorkerLedger ledger) {
            Ring ring = new Ring(ledger.ringMemory(), false, source, sink);
            return new Raw(ring.source(), ring.sink());
        }

        /** Greets the parent, and from then on sends frames through the ring in this memory. This is the bell then. */
        public Connection connect(byte[] secret, ByteBuffer ring) throws IOException {
            write(Greeting.hello(Frame.VERSION, secret));
            Connection connection =
                    new Connection(source, sink, new Controls.Speaking(OutputStream.nullOutputStream()));
            connection.useRing(ring, false);
            return connection;
        }

        void endOutput() throws IOException {
            if (sink instanceof SocketChannel socket) {
                socket.shutdownOutput();
            } else {
                sink.close();
            }
        }

        /** Whether the parent has hung up; waits for that, or for a byte. If it left bytes unread, that is a reset. */
        public boolean hasEnded() {
            try {
                return source.read(ByteBuffer.allocate(1)) < 0;
            } catch (IOException reset) {
                return true;
            }
        }

        @Override
        public void close() throws IOException {
            source.close();
            sink.close();
        }
    }

    /** Opens a worker's end of what is beside the line. */
    static Controls.Hearing openControls(Endpoint line, byte[] secret) throws IOException {
        return line instanceof Endpoint.Pipes pipes
                ? new Controls.Hearing(FileChannel.open(pipes.controls(), StandardOpenOption.READ))
                : Controls.Hearing.at(((Endpoint.Socket) line).path(), secret);
    }

    /** Opens the controls for a worker that does not listen to them. Without them its parent does not let it in. */
    public static Closeable openUnheard(Endpoint line, byte[] secret) throws IOException {
        return openControls(line, secret);
    }

    /** Opens a worker's end of the line. */
    public static Raw open(Endpoint line) throws IOException {
        if (line instanceof Endpoint.Pipes pipes) {
            return new Raw(
                    FileChannel.open(pipes.toWorker(), StandardOpenOption.READ),
                    FileChannel.open(pipes.toParent(), StandardOpenOption.WRITE));
        }
        SocketChannel socket = SocketChannel.open(UnixDomainSocketAddress.of(((Endpoint.Socket) line).path()));
        return new Raw(socket, socket);
    }
}
