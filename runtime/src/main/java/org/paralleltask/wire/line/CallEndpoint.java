package org.paralleltask.wire.line;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * Where a worker opens the line for calls of managed objects.
 *
 * @param secret {@link Greeting#SECRET_LENGTH} random bytes, good for one connection
 */
@SuppressWarnings("ArrayRecordComponent") // passed on, never compared
public record CallEndpoint(Endpoint line, byte[] secret) {
    /** It as bytes. */
    public byte[] toBytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(secret);
        line.writeTo(out);
        return bytes.toByteArray();
    }

    /** What {@link #toBytes} has written. */
    public static CallEndpoint of(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        byte[] secret = new byte[Greeting.SECRET_LENGTH];
        in.readFully(secret);
        return new CallEndpoint(Endpoint.readFrom(in), secret);
    }

    /** That of a further line: each has files of its own. */
    public CallEndpoint numbered(int number) {
        return new CallEndpoint(line.numbered(number), secret);
    }

    /** The worker: opens the line. */
    public Connection connect() throws IOException {
        return Connection.open(line, secret);
    }
}
