package org.paralleltask.wire;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.paralleltask.codec.Bytes;

/**
 * A private line between a parent and one worker, over a Unix domain socket. Any thread may send; one receives at a time.
 * None may be interrupted meanwhile: that would close the channel.
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

    /**
     * How many bytes go to the channel at once. The JDK copies a heap buffer whole into native memory, which it keeps
     * for the thread: slices keep that copy small.
     */
    private static final int SLICE = 1 << 17;

    /** What is not larger takes one call of the system. */
    private static final int BUFFER = 1 << 16;

    private final SocketChannel channel;
    private final ReentrantLock sending = new ReentrantLock();

    /** Outside the heap, where the system can reach them without a copy. What was read and not yet received. */
    private final ByteBuffer in = ByteBuffer.allocateDirect(BUFFER).limit(0);

    private final ByteBuffer out = ByteBuffer.allocateDirect(BUFFER); // guarded by sending

    Connection(SocketChannel channel) {
        this.channel = channel;
    }

    /** Has the JDK load what sockets take, a generator of random numbers first; whoever needs it next waits for it. */
    public static void load() {
        try {
            SocketChannel.open(StandardProtocolFamily.UNIX).close();
        } catch (IOException | UnsupportedOperationException noSocket) {
            // as who needs one will hear
        }
    }

    /** Connects a worker to its parent, and greets it. */
    public static Connection open(Path socket, byte[] secret) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.connect(UnixDomainSocketAddress.of(socket));
            Connection connection = new Connection(channel);
            connection.write(List.of(hello(Frame.VERSION, secret)));
            return connection;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    static ByteBuffer hello(int version, byte[] secret) {
        return ByteBuffer.allocate(HELLO_LENGTH)
                .putInt(MAGIC)
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
        if (hello.getInt() != MAGIC) {
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
        return Optional.of(Frame.decode(receiveBody(bytes)));
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
        channel.close();
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

    private void writeOut() throws IOException {
        out.flip();
        while (out.hasRemaining()) {
            channel.write(out);
        }
        out.clear();
    }

    private void writeSlices(ByteBuffer bytes) throws IOException {
        int end = bytes.limit();
        while (bytes.position() < end) {
            bytes.limit(Math.min(end, bytes.position() + SLICE));
            channel.write(bytes);
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
                if (channel.read(in) < 0) {
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
            int count = channel.read(bytes);
            bytes.limit(end);
            if (count < 0) {
                return false;
            }
        }
        return true;
    }
}
