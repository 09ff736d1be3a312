package org.paralleltask.wire;

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
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.paralleltask.codec.Bytes;

/**
 * A private line between a parent and one worker: a {@link Ring} in memory that both map, with two named pipes or a socket
 * ({@link Line}) for its bell. Any thread may send; one receives at a time. None may be interrupted meanwhile: that would
 * close the bell's channel.
 *
 * <p>A worker greets its parent with {@link #hello}; whoever does not know the secret is hung up on, by
 * {@link ConnectionListener}.
 */
public final class Connection implements Closeable {
    /** Bytes of a one-time secret: 256 bits. */
    public static final int SECRET_LENGTH = 32;

    /** "PTSK", the secret, the {@link Frame#VERSION}. */
    static final int HELLO_LENGTH = Integer.BYTES + SECRET_LENGTH + Integer.BYTES;

    private static final int MAGIC = 0x5054534B;

    /** "PTSC", for the second connection to a socket. */
    private static final int MAGIC_OF_CONTROLS = 0x50545343;

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

    private @Nullable Ring ring; // used by the thread that receives

    private final ReentrantLock sending = new ReentrantLock();

    /** Outside the heap, where the system can reach them without a copy. What was read and not yet received. */
    private final ByteBuffer in = ByteBuffer.allocateDirect(BUFFER).limit(0);

    private final ByteBuffer out = ByteBuffer.allocateDirect(BUFFER); // guarded by sending

    Connection(ReadableByteChannel source, WritableByteChannel sink, Controls controls) {
        this.source = source;
        this.sink = sink;
        this.controls = controls;
    }

    /**
     * From now on all goes through the ring in this ledger, and what it was sent by until now is a bell. Before the first
     * frame; both sides do so.
     */
    public void useRing(Ledger ledger, boolean isParent) {
        ring = ledger.ring(isParent, source, sink);
        source = ring.source();
        sink = ring.sink();
    }

    /** Connects a worker to its parent, and greets it. */
    public static Connection open(Line line, byte[] secret) throws IOException {
        Connection connection = line instanceof Line.Pipes pipes ? open(pipes) : open((Line.Socket) line, secret);
        try {
            connection.write(List.of(hello(Frame.VERSION, secret)));
            return connection;
        } catch (IOException e) {
            connection.close();
            throw e;
        }
    }

    private static Connection open(Line.Pipes pipes) throws IOException {
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

    private static Connection open(Line.Socket socket, byte[] secret) throws IOException {
        SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket.path()));
        try {
            return new Connection(channel, channel, Controls.Hearing.at(socket.path(), secret));
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    static ByteBuffer hello(int version, byte[] secret) {
        return hello(MAGIC, version, secret);
    }

    /** What a worker says on its second connection to a socket. */
    static ByteBuffer helloOfControls(int version, byte[] secret) {
        return hello(MAGIC_OF_CONTROLS, version, secret);
    }

    private static ByteBuffer hello(int magic, int version, byte[] secret) {
        return ByteBuffer.allocate(HELLO_LENGTH)
                .putInt(magic)
                .put(secret)
                .putInt(version)
                .flip();
    }

    /**
     * Whether a greeting holds the secret.
     *
     * @throws ProtocolException if it does, and comes from another version of this library. Only who knows the secret
     *     can cause it.
     */
    static boolean proves(ByteBuffer hello, byte[] secret) throws ProtocolException {
        return proves(hello, MAGIC, secret);
    }

    /** The same of a second connection's. */
    static boolean provesControls(ByteBuffer hello, byte[] secret) throws ProtocolException {
        return proves(hello, MAGIC_OF_CONTROLS, secret);
    }

    private static boolean proves(ByteBuffer hello, int magic, byte[] secret) throws ProtocolException {
        if (hello.getInt() != magic) {
            return false;
        }
        byte[] said = new byte[SECRET_LENGTH];
        hello.get(said);
        if (!MessageDigest.isEqual(said, secret)) {
            return false;
        }
        int version = hello.getInt();
        if (version != Frame.VERSION) {
            throw new ProtocolException(
                    "The worker speaks version " + version + " of the wire format, its parent version " + Frame.VERSION
                            + ": both must run the same version of ParallelTask, check the worker's class path");
        }
        return true;
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
     * Waits for the next frame; empty at the end of the line.
     *
     * @param maxPayload how many bytes its last field may have
     * @throws ProtocolException if what comes is not a frame
     * @throws EOFException if the line ends within a frame
     */
    public Optional<Frame> receive(int maxPayload) throws IOException {
        if (!fill(Integer.BYTES)) {
            return Optional.empty();
        }
        int bytes = in.getInt();
        int most = maxPayload + Frame.MAX_FIELDS;
        if (bytes < 1 || bytes > most) {
            throw new ProtocolException("A frame of " + bytes + " bytes; 1 to " + most + " are possible");
        }
        expectsRest(true);
        try {
            return Optional.of(Frame.decode(receiveBody(bytes)));
        } finally {
            expectsRest(false);
        }
    }

    private void expectsRest(boolean isInTheMidst) {
        if (ring != null) {
            ring.expectsRest(isInTheMidst);
        }
    }

    /** In chunks, each made when those before have arrived, so that a length alone allocates nothing. */
    private List<ByteBuffer> receiveBody(int bytes) throws IOException {
        List<ByteBuffer> chunks = new ArrayList<>();
        for (int left = bytes; left > 0; left -= Bytes.MAX_CHUNK) {
            ByteBuffer chunk = ByteBuffer.allocate(Math.min(left, Bytes.MAX_CHUNK));
            chunks.add(chunk);
            if (!read(chunk)) {
                throw new EOFException("The line ended within a frame of " + bytes + " bytes");
            }
            chunk.flip();
        }
        return chunks;
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

    /** Sees to it that so few bytes are in the buffer; false if the line ended before the first of them. */
    private boolean fill(int count) throws IOException {
        if (in.remaining() >= count) {
            return true;
        }
        in.compact();
        try {
            while (in.position() < count) {
                if (source.read(in) < 0) {
                    if (in.position() == 0) {
                        return false;
                    }
                    throw new EOFException("The line ended within a frame");
                }
            }
            return true;
        } finally {
            in.flip();
        }
    }

    /** Fills the buffer; false if the line ended before. */
    private boolean read(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            int end = bytes.limit();
            if (in.hasRemaining()) {
                int count = Math.min(in.remaining(), bytes.remaining());
                bytes.put(bytes.position(), in, in.position(), count);
                bytes.position(bytes.position() + count);
                in.position(in.position() + count);
                continue;
            }
            if (bytes.remaining() < BUFFER) { // what comes next may come with it
                if (!fill(1)) {
                    return false;
                }
                continue;
            }
            bytes.limit(Math.min(end, bytes.position() + SLICE));
            int count = source.read(bytes);
            bytes.limit(end);
            if (count < 0) {
                return false;
            }
        }
        return true;
    }
}
