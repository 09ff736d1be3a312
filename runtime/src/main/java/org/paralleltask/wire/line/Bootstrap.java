package org.paralleltask.wire.line;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import org.paralleltask.codec.bytes.PathText;

/**
 * What a worker is told on its standard input: where to connect, the secret to prove itself with, and its index. Standard
 * input is used because other processes can read a command line and an environment. Nothing follows: tasks and their children
 * find the end of the stream.
 *
 * @param line where the parent listens
 * @param ledger the file of the ledger that both map
 * @param secret {@link Greeting#SECRET_LENGTH} random bytes, good for one connection
 * @param name the worker's name, such as {@code sumPrimes-3}
 * @param index its index among the pool's workers, from 0
 * @param reportsMemory whether it is to send a {@code Frame.Memory} after each task
 * @param depth 1 for the worker of a program, 2 for a worker of that worker, and so on
 * @param logged what of its logs it is to forward; empty for nothing
 */
@SuppressWarnings("ArrayRecordComponent") // passed on, never compared
public record Bootstrap(
        Endpoint line,
        Path ledger,
        byte[] secret,
        String name,
        int index,
        boolean reportsMemory,
        int depth,
        String logged) {
    /** The system property in which a worker process keeps its depth, for the pools that its tasks open. */
    public static final String DEPTH_PROPERTY = "org.paralleltask.depth";

    private static final int MAGIC = 0x50544249;

    /** Writes it to a worker's standard input. */
    public void writeTo(OutputStream stdin) throws IOException {
        DataOutputStream out = new DataOutputStream(stdin);
        out.writeInt(MAGIC);
        line.writeTo(out);
        out.writeUTF(PathText.of(ledger));
        out.write(secret);
        out.writeUTF(name);
        out.writeInt(index);
        out.writeBoolean(reportsMemory);
        out.writeInt(depth);
        out.writeUTF(logged);
        out.flush();
    }

    /**
     * Reads what {@link #writeTo} wrote, and not a byte more.
     *
     * @throws IOException also if something else was written: the process was not started by a pool
     */
    public static Bootstrap readFrom(InputStream stdin) throws IOException {
        DataInputStream in = new DataInputStream(stdin);
        if (in.readInt() != MAGIC) {
            throw new IOException("Standard input does not come from a pool: a pool starts its workers itself");
        }
        Endpoint line = Endpoint.readFrom(in);
        Path ledger = Endpoint.path(in.readUTF());
        byte[] secret = new byte[Greeting.SECRET_LENGTH];
        in.readFully(secret);
        return new Bootstrap(
                line, ledger, secret, in.readUTF(), in.readInt(), in.readBoolean(), in.readInt(), in.readUTF());
    }
}
