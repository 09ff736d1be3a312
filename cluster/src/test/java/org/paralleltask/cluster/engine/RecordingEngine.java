package org.paralleltask.cluster.engine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.paralleltask.cluster.message.Message;

/** An engine that keeps what it is given to send; a send may be stuck, or fail. Thread-safe. */
public final class RecordingEngine implements Engine {
    private final List<String> sent = new ArrayList<>(); // guarded by itself
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicInteger stuck = new AtomicInteger();
    private volatile CountDownLatch gate = new CountDownLatch(0);

    /** From now on sends wait, until {@link #open}. */
    public void shut() {
        gate = new CountDownLatch(1);
    }

    /** Whether a send waits. */
    public boolean isStuck() {
        return gate.getCount() > 0 && stuck.get() > 0;
    }

    public void open() {
        gate.countDown();
    }

    /** So many of the next sends fail. */
    public void fail(int count) {
        failures.set(count);
    }

    @Override
    public Member self() {
        return new Member(new UUID(0, 1), "self", 1, Set.of(), Message.VERSION, 17);
    }

    @Override
    public void send(UUID to, int channel, byte[] message) throws IOException {
        try {
            stuck.incrementAndGet();
            gate.await();
            stuck.decrementAndGet();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IOException("it failed");
        }
        synchronized (sent) {
            sent.add(Message.of(message).getClass().getSimpleName() + " " + channel);
        }
    }

    /** What was sent, each as its kind and its channel; pings and pongs are left out. */
    public List<String> sent() {
        synchronized (sent) {
            return sent.stream()
                    .filter(one -> !one.startsWith("Ping") && !one.startsWith("Pong"))
                    .toList();
        }
    }

    /** How many pings, or pongs. */
    public long count(String kind) {
        synchronized (sent) {
            return sent.stream().filter(one -> one.startsWith(kind)).count();
        }
    }

    @Override
    public void close() {}
}
