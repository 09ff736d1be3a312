package org.paralleltask.wire.line;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * Where a worker connects its line for calls of managed objects.
 *
 * @param secret {@link Greeting#SECRET_LENGTH} random bytes, good for one connection
 */
@SuppressWarnings("ArrayRecordComponent") // passed on, never compared
public record CallEndpoint(Endpoint line, byte[] secret) {
    /** This endpoint as bytes. */
    public byte[] toBytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(secret);
        line.writeTo(out);
        return bytes.toByteArray();
    }

    /** The endpoint that {@link #toBytes} has written. */
    public static CallEndpoint of(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        byte[] secret = new byte[Greeting.SECRET_LENGTH];
        in.readFully(secret);
        return new CallEndpoint(Endpoint.readFrom(in), secret);
    }

    /** The endpoint of a further line, which has files of its own. */
    public CallEndpoint numbered(int number) {
        return new CallEndpoint(line.numbered(number), secret);
    }

    /** Connects to the parent. Called by the worker. */
    public Connection connect() throws IOException {
        return Connection.open(line, secret);
    }
}
