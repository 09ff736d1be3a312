package org.paralleltask.cluster.engine;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.paralleltask.base.UninterruptibleThread;

/**
 * Messages to one other member, sent by a thread of its own: one that is slow, or does not answer, holds up no others. There
 * is one for each member as long as that is there, so that nothing overtakes a message whose send is stuck. How much waits is
 * bounded by the credits of the slots.
 *
 * <p>After a message was lost, those behind it would make no sense: nothing more is sent, until {@link #resume}. Thread-safe.
 */
public final class Outbox {
    private static final Entry LAST = new Entry(0, new byte[0]);

    private final Engine engine;
    private final UUID to;
    private final Consumer<? super IOException> failed;
    private final BlockingQueue<Entry> waiting = new LinkedBlockingQueue<>();

    @GuardedBy("this")
    private boolean isMuted;

    private volatile boolean isClosed;

    @SuppressWarnings("ArrayRecordComponent") // never compared but for its identity
    private record Entry(int channel, byte[] message) {}

    /** @param failed called on this outbox's thread when a message could not be sent, and it is muted for that */
    public Outbox(Engine engine, UUID to, Consumer<? super IOException> failed) {
        this.engine = engine;
        this.to = to;
        this.failed = failed;
        UninterruptibleThread.detached("to-" + to, this::run).start();
    }

    /** Has a message sent soon; never, if this is muted. */
    public synchronized void send(int channel, byte[] message) {
        if (!isClosed && !isMuted) {
            waiting.add(new Entry(channel, message));
        }
    }

    /** Whether nothing waits to be sent; the send of one message may be under way. */
    public boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** What waits is not sent, nor what comes: the member is given up. */
    public synchronized void mute() {
        if (!isClosed) {
            isMuted = true;
            waiting.clear();
        }
    }

    public synchronized boolean isMuted() {
        return isMuted;
    }

    /** If it is muted, it sends again, this message first: one from which the receiver knows that it was given up. */
    public synchronized void resume(int channel, byte[] first) {
        if (isMuted) {
            isMuted = false;
            send(channel, first);
        }
    }

    /** Sends no more: the member is gone. */
    public synchronized void close() {
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
            } catch (IOException lost) {
                mute();
                failed.accept(lost);
            } catch (InterruptedException impossible) {
                return;
            }
        }
    }
}
