package org.paralleltask.wire.line;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import org.paralleltask.codec.bytes.PathText;
import org.paralleltask.wire.Ring;

/**
 * Where a worker connects its line for calls of managed objects.
 *
 * @param secret {@link Greeting#SECRET_LENGTH} random bytes, good for one connection
 * @param ring the file of the line's {@link Ring}; empty if all goes through the pipes, or the socket
 */
@SuppressWarnings("ArrayRecordComponent") // passed on, never compared
public record CallEndpoint(Endpoint line, byte[] secret, Optional<Path> ring) {
    /** This endpoint as bytes. */
    public byte[] toBytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(secret);
        line.writeTo(out);
        out.writeUTF(ring.map(PathText::of).orElse(""));
        return bytes.toByteArray();
    }

    /** The endpoint that {@link #toBytes} has written. */
    public static CallEndpoint of(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        byte[] secret = new byte[Greeting.SECRET_LENGTH];
        in.readFully(secret);
        Endpoint line = Endpoint.readFrom(in);
        String ring = in.readUTF();
        return new CallEndpoint(line, secret, ring.isEmpty() ? Optional.empty() : Optional.of(Endpoint.path(ring)));
    }

    /** The endpoint of a further line, which has pipes of its own, and no ring. */
    public CallEndpoint numbered(int number) {
        return new CallEndpoint(line.numbered(number), secret, Optional.empty());
    }

    /** Connects to the parent. Called by the worker. */
    public Connection connect() throws IOException {
        if (ring.isEmpty()) {
            return Connection.open(line, secret);
        }
        ByteBuffer memory = Ring.mapForCalls(ring.get()); // first, because the parent deletes the file at the greeting
        Connection connection = Connection.open(line, secret);
        connection.useRing(memory, false);
        return connection;
    }
}
