package org.paralleltask.wire.line;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
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
import org.paralleltask.system.SystemFeatures;
import org.paralleltask.wire.Frame;
import org.paralleltask.wire.Ring;

/**
 * A private line between a parent and one worker: a {@link Ring} in memory that both map, with two named pipes or a socket
 * ({@link Endpoint}) as its bells. Any thread may send; one thread at a time receives. These threads must not be interrupted
 * meanwhile, because that would close the bell's channel.
 *
 * <p>A worker greets its parent with {@link Greeting}. {@link ConnectionListener} closes the connection of a process that
 * does not know the secret.
 */
public final class Connection implements Closeable {
    /**
     * How many bytes are written to the channel at once. The JDK copies a heap buffer whole into native memory, which it
     * keeps for the thread: slices keep that copy small.
     */
    private static final int SLICE = 1 << 17;

    /** The size of a buffer, in bytes: what fits is read or written by one system call. */
    private static final int BUFFER = 1 << 16;

    private volatile ReadableByteChannel source; // replaced once, by useRing, before the first frame
    private volatile WritableByteChannel sink; // likewise

    /** The controls, which go beside the line. */
    private final Controls controls;

    private final ReentrantLock sending = new ReentrantLock();

    /** Used only by the thread that receives. */
    private final FrameReader reader = new FrameReader(BUFFER);

    /** Outside the heap, where the system can reach it without a copy. */
    private final ByteBuffer out = ByteBuffer.allocateDirect(BUFFER); // guarded by sending

    Connection(ReadableByteChannel source, WritableByteChannel sink, Controls controls) {
        this.source = source;
        this.sink = sink;
        this.controls = controls;
    }

    /**
     * From now on all bytes go through the ring in this memory, and the channels used until now are its bells. Both sides
     * call this, before the first frame.
     */
    public void useRing(ByteBuffer memory, boolean isParent) {
        Ring ring = new Ring(memory, isParent, source, sink);
        source = ring.source();
        sink = ring.sink();
        reader.use(ring, isParent);
    }

    /**
     * A parent's line to a worker that is not reached by a ring: on another machine.
     *
     * @param controls takes what is said beside the line, each {@link Control} in one piece
     */
    public static Connection over(ReadableByteChannel source, WritableByteChannel sink, OutputStream controls) {
        Connection connection = new Connection(source, sink, new Controls.Speaking(controls));
        connection.reader.isParents();
        return connection;
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

    /**
     * Opens one end of a pipe without waiting for the process at the other end, which may have died: see {@link
     * PipeListener}.
     */
    private static FileChannel openEnd(Path pipe, StandardOpenOption end) throws IOException {
        FileChannel both = FileChannel.open(pipe, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            return FileChannel.open(pipe, end);
        } finally {
            both.close();
        }
    }

    private static Connection open(Endpoint.Socket socket, byte[] secret) throws IOException {
        SystemFeatures.checkSocketPath(socket.path());
        SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket.path()));
        try {
            return new Connection(channel, channel, Controls.Hearing.at(socket.path(), secret));
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** Sends a frame, waiting while the other side does not read. Safe from any thread. */
    public void send(Frame frame) throws IOException {
        List<ByteBuffer> bytes = frame.encode();
        sending.lock();
        try {
            write(bytes);
        } finally {
            sending.unlock();
        }
    }

    /** Sends a control beside the line. Called by the parent, on any thread, even an interrupted one. */
    public void tell(Control control) throws IOException {
        ((Controls.Speaking) controls).say(control);
    }

    /**
     * Waits for the next control; empty once {@link #endControls} or {@link #close} was called. Called by one thread of the
     * worker.
     *
     * @throws IOException if the parent has gone
     */
    public Optional<Control> hear() throws IOException {
        return ((Controls.Hearing) controls).next();
    }

    /** Wakes the thread that waits in {@link #hear}. Called by the worker. */
    public void endControls() throws IOException {
        controls.close();
    }

    /**
     * Waits for the next frame; empty at the end of the line. Large arguments of a task alone, and large values, are still
     * {@linkplain Bytes#isArriving() arriving}; the next call passes over what was not read of them.
     *
     * @param maxPayload the largest size of the frame's last field, in bytes
     * @throws ProtocolException if what comes is not a frame
     * @throws EOFException if the line ends within a frame
     */
    public Optional<Frame> receive(int maxPayload) throws IOException {
        return reader.next(source, maxPayload);
    }

    /** The same, by a thread that looks for a moment before it falls asleep. */
    public Optional<Frame> receive(int maxPayload, SpinWait spin) throws IOException {
        spin.until(reader);
        try {
            return reader.next(source, maxPayload);
        } finally {
            spin.ended();
        }
    }

    /**
     * As {@link #receive}, but for passing it on: the frame's bytes are not looked at.
     *
     * @return empty at the end of the line
     */
    public Optional<RawFrame> receiveRaw(int maxPayload) throws IOException {
        return reader.nextRaw(source, maxPayload);
    }

    /** Passes on a frame that was received by another line. */
    public void send(RawFrame frame) throws IOException {
        sending.lock();
        try {
            write(List.of(frame.start()));
            frame.copyRest(piece -> writeAll(sink, piece));
        } finally {
            sending.unlock();
        }
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
