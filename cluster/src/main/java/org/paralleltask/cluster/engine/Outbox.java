package org.paralleltask.cluster.engine;

import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.paralleltask.base.UninterruptibleThread;

/**
 * Messages to one other member, sent by a thread of its own: one that is slow, or does not answer, holds up no others. How
 * much waits is bounded by the credits of the slots.
 */
public final class Outbox {
    private static final Entry LAST = new Entry(0, new byte[0]);

    private final Engine engine;
    private final UUID to;
    private final BlockingQueue<Entry> waiting = new LinkedBlockingQueue<>();
    private volatile boolean isClosed;

    @SuppressWarnings("ArrayRecordComponent") // never compared but for its identity
    private record Entry(int channel, byte[] message) {}

    public Outbox(Engine engine, UUID to, String name) {
        this.engine = engine;
        this.to = to;
        UninterruptibleThread.detached("to-" + name, this::run).start();
    }

    public void send(int channel, byte[] message) {
        if (!isClosed) {
            waiting.add(new Entry(channel, message));
        }
    }

    /** Sends no more: the member is gone. */
    public void close() {
        isClosed = true;
        waiting.clear();
        waiting.add(LAST);
    }

    private void run() {
        while (true) {
            try {
                Entry next = waiting.take();
                if (isClosed) {
                    return;
                }
                engine.send(to, next.channel(), next.message());
            } catch (IOException itIsGone) {
                // What decides that is the heartbeat: until it does, there is no use in more tries than there are
                // messages.
            } catch (InterruptedException impossible) {
                return;
            }
        }
    }
}
