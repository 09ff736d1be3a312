package org.paralleltask.cluster.engine;

import java.io.IOException;
import java.util.UUID;

/**
 * What carries messages between processes that have joined. A channel is a number; what one process sends to another on one
 * channel arrives in its order, each message once, or the receiver is told to be gone. Thread-safe.
 */
public interface Engine extends AutoCloseable {
    /** Itself. */
    Member self();

    /**
     * Sends a message. It may wait for a receiver that is slow or has stopped; it holds up no other thread's messages to
     * others.
     *
     * @throws IOException if the receiver is gone
     */
    void send(UUID to, int channel, byte[] message) throws IOException;

    /** Leaves. */
    @Override
    void close();

    /** Hears of the others. Called on the engine's threads, which it must not hold up. */
    interface Listener {
        /** Another has joined, or was there before. */
        void joined(Member member);

        /** Another has left, or is not heard any more. A hint: it may come late, or never. */
        void gone(UUID id, String how);

        void received(UUID from, int channel, byte[] message);

        /** This process was cut off from the others, and has to end. */
        void cutOff(String why);
    }
}
