package org.paralleltask.wire.line;

import java.io.Closeable;
import java.io.IOException;
import java.net.ProtocolException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Where a parent waits for one worker. Only a process that sends the secret is let in. */
public interface ConnectionListener extends Closeable {
    /**
     * Listens at an endpoint. The file of a {@link Endpoint.Socket} must not exist yet; all three pipes of {@link
     * Endpoint.Pipes} must.
     */
    static ConnectionListener open(Endpoint line, byte[] secret) throws IOException {
        return line instanceof Endpoint.Pipes pipes
                ? PipeListener.open(pipes, secret)
                : SocketListener.open(((Endpoint.Socket) line).path(), secret);
    }

    /** Where it listens. */
    Endpoint line();

    /**
     * Waits for the worker; empty if it has ended, or has not connected within {@code limit}.
     *
     * @param exited completes when the worker's process ends
     * @throws ProtocolException if the worker speaks another version of the wire format
     */
    Optional<Connection> accept(Duration limit, CompletionStage<?> exited) throws IOException;
}
