package org.paralleltask.host.os;

import java.io.IOException;
import org.paralleltask.wire.line.ConnectionListener;
import org.paralleltask.wire.line.Endpoint;

/** Where a worker is waited for: at named pipes, where there are any; else at a socket. */
public final class Rendezvous {
    private Rendezvous() {}

    /** Waits at such an endpoint, whose kind is known to be there, for whoever knows the secret; no file of its may exist yet. */
    public static ConnectionListener open(Endpoint endpoint, byte[] secret) throws IOException {
        if (endpoint instanceof Endpoint.Pipes pipes && !NamedPipes.make(pipes)) {
            throw new IOException("Named pipes cannot be made any more");
        }
        return ConnectionListener.open(endpoint, secret);
    }

    /** Waits there for whoever knows the secret; neither the pipes nor the socket may exist yet. */
    public static ConnectionListener open(Endpoint.Pipes pipes, Endpoint.Socket socket, byte[] secret)
            throws IOException {
        if (NamedPipes.make(pipes)) {
            try {
                return ConnectionListener.open(pipes, secret);
            } catch (IOException theyCannotBeHeld) {
                // as on a system that opens no pipe for both ends; if that is not why, the socket will fail, too
            }
        }
        return ConnectionListener.open(socket, secret);
    }
}
