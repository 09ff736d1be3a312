package org.paralleltask.wire.line;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.paralleltask.codec.bytes.Bytes;
import org.paralleltask.wire.Frame;
import org.paralleltask.wire.Ring;

/**
 * A private line between a parent and one worker: a {@link Ring} in memory that both map, with two named pipes or a socket
 * ({@link Endpoint}) for its bell. Any thread may send; one receives at a time. None may be interrupted meanwhile: that would
 * close the bell's channel.
 *
 * <p>A worker greets its parent with {@link Greeting}; whoever does not know the secret is hung up on, by
 * {@link ConnectionListener}.
 */
public final class Connection implements Closeable {
    /**
     * How many bytes go to the channel at once. The JDK copies a heap buffer whole into native memory, which it keeps
     * for the thread: slices keep that copy small.
     */
    private static final int SLICE = 1 << 17;

    /** What is not larger takes one call of the system. */
    private static final int BUFFER = 1 << 16;

    private volatile ReadableByteChannel source; // set again once, before the first frame
    private volatile WritableByteChannel sink; // likewise

    /** What is said beside the line. */
    private final Controls controls;

    private final ReentrantLock sending = new ReentrantLock();

    /** Of the thread that receives. */
    private final FrameReader reader = new FrameReader(BUFFER);

    /** Outside the heap, where the system can reach it without a copy. */
    private final ByteBuffer out = ByteBuffer.allocateDirect(BUFFER); // guarded by sending

    Connection(ReadableByteChannel source, WritableByteChannel sink, Controls controls) {
        this.source = source;
        this.sink = sink;
        this.controls = controls;
    }

    /**
     * From now on all goes through the ring in this memory, and what it was sent by until now is a bell. Before the first
     * frame; both sides do so.
     */
    public void useRing(ByteBuffer memory, boolean isParent) {
        Ring ring = new Ring(memory, isParent, source, sink);
        source = ring.source();
        sink = ring.sink();
        reader.use(ring, isParent);
    }

    /** Connects a worker to its parent, and greets it. */
    public static Connection open(Endpoint line, byte[] secret) throws IOException {
        Connection connection =
                line instanceof Endpoint.Pipes pipes ? open(pipes) : open((Endpoint.Socket) line, secret);
        try {
            connection.write(List.of(Greeting.hello(Frame.VERSION, secret)));
            return connection;
        } catch (IOException e) {
            connection.close();
            throw e;
        }
    }

    private static Connection open(Endpoint.Pipes pipes) throws IOException {
        List<FileChannel> opened = new ArrayList<>();
        try {
            opened.add(openEnd(pipes.toWorker(), StandardOpenOption.READ));
            opened.add(openEnd(pipes.toParent(), StandardOpenOption.WRITE));
            opened.add(openEnd(pipes.controls(), StandardOpenOption.READ));
            Controls controls = new Controls.Hearing(opened.get(2));
            return new Connection(opened.get(0), opened.get(1), controls);
        } catch (IOException e) {
            for (FileChannel one : opened) {
                one.close();
            }
            throw e;
        }
    }

    /** Without waiting for who has the other end, which may have died: see {@link PipeListener}. */
    private static FileChannel openEnd(Path pipe, StandardOpenOption end) throws IOException {
        FileChannel both = FileChannel.open(pipe, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            return FileChannel.open(pipe, end);
        } finally {
            both.close();
        }
    }

    private static Connection open(Endpoint.Socket socket, byte[] secret) throws IOException {
        SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket.path()));
        try {
            return new Connection(channel, channel, Controls.Hearing.at(socket.path(), secret));
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** Sends a frame, waiting while the other side does not take it. */
    public void send(Frame frame) throws IOException {
        List<ByteBuffer> bytes = frame.encode();
        sending.lock();
        try {
            write(bytes);
        } finally {
            sending.unlock();
        }
    }

    /** The parent: says something beside the line. Any thread, also one that is interrupted. */
    public void tell(Control control) throws IOException {
        ((Controls.Speaking) controls).say(control);
    }

    /**
     * The worker: waits for what is said beside the line; empty once {@link #endControls} or {@link #close} was called. One
     * thread.
     *
     * @throws IOException if there is no parent any more who could speak
     */
    public Optional<Control> hear() throws IOException {
        return ((Controls.Hearing) controls).next();
    }

    /** The worker: wakes who hears. */
    public void endControls() throws IOException {
        controls.close();
    }

    /**
     * Waits for the next frame; empty at the end of the line. The arguments of a task alone, and a value, that are large
     * are still {@linkplain Bytes#isArriving() arriving}; what is not read of them by then is passed over with the next call.
     *
     * @param maxPayload how many bytes its last field may have
     * @throws ProtocolException if what comes is not a frame
     * @throws EOFException if the line ends within a frame
     */
    public Optional<Frame> receive(int maxPayload) throws IOException {
        return reader.next(source, maxPayload);
    }

    @Override
    public void close() throws IOException {
        try {
            source.close();
        } finally {
            closeRest();
        }
    }

    private void closeRest() throws IOException {
        try {
            sink.close();
        } finally {
            controls.close();
        }
    }

    private void write(List<ByteBuffer> all) throws IOException {
        out.clear();
        for (ByteBuffer bytes : all) {
            if (bytes.remaining() > out.remaining()) {
                writeOut();
            }
            if (bytes.remaining() <= out.remaining()) {
                out.put(bytes);
            } else {
                writeSlices(bytes);
            }
        }
        writeOut();
    }

    static void writeAll(WritableByteChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private void writeOut() throws IOException {
        writeAll(sink, out.flip());
        out.clear();
    }

    private void writeSlices(ByteBuffer bytes) throws IOException {
        int end = bytes.limit();
        while (bytes.position() < end) {
            bytes.limit(Math.min(end, bytes.position() + SLICE));
            sink.write(bytes);
        }
    }
}
