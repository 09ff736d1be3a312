package org.paralleltask.host.os;

import java.io.IOException;
import org.paralleltask.wire.line.ConnectionListener;
import org.paralleltask.wire.line.Endpoint;

/** Waits for a worker to connect: at named pipes, if the system has any; otherwise at a socket. */
public final class Rendezvous {
    private Rendezvous() {}

    /**
     * Waits at this endpoint for a process that knows the secret. The system must have this kind of endpoint, and the
     * endpoint's files must not exist yet.
     */
    public static ConnectionListener open(Endpoint endpoint, byte[] secret) throws IOException {
        if (endpoint instanceof Endpoint.Pipes pipes && !NamedPipes.make(pipes)) {
            throw new IOException("Named pipes cannot be made any more");
        }
        return ConnectionListener.open(endpoint, secret);
    }

    /** Waits for a process that knows the secret. Neither the pipes nor the socket may exist yet. */
    public static ConnectionListener open(Endpoint.Pipes pipes, Endpoint.Socket socket, byte[] secret)
            throws IOException {
        if (NamedPipes.make(pipes)) {
            try {
                return ConnectionListener.open(pipes, secret);
            } catch (IOException theyCannotBeHeld) {
                // such as a system where one process cannot open both ends of a pipe; for other reasons the socket
                // fails too
            }
        }
        return ConnectionListener.open(socket, secret);
    }
}
