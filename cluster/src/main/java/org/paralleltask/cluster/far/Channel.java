package org.paralleltask.cluster.far;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.paralleltask.cluster.engine.Member;
import org.paralleltask.cluster.message.ByteLine;
import org.paralleltask.cluster.message.Message;

/** What a program and a node say of one slot, as the program hears it. Thread-safe. */
final class Channel {
    private final int number;
    private final Member node;
    private final Link link;
    private final ByteLine line;
    private final Printed printed;
    private final Printing printing;

    /** The answer to the hiring that has not been looked at. */
    @GuardedBy("this")
    private @Nullable Message answer;

    @GuardedBy("this")
    private String loss = "";

    @GuardedBy("this")
    private @Nullable FarPeer peer;

    /** Takes what a worker prints. */
    @FunctionalInterface
    interface Printed {
        /** A line of a worker; its pid is 0 if it has printed before it was hired. */
        void line(long pid, boolean isError, String line);
    }

    /** @param printed takes what the worker prints */
    Channel(int number, Member node, Link link, Printed printed) {
        this.number = number;
        this.node = node;
        this.link = link;
        this.line = new ByteLine(this::send);
        this.printed = printed;
        this.printing = new Printing("cluster-" + number);
    }

    Member node() {
        return node;
    }

    ByteLine line() {
        return line;
    }

    void send(Message message) {
        link.send(node.id(), number, message);
    }

    /** From now on this hears of the worker's end; at once, if that has come. */
    void hiredAs(FarPeer hired) {
        String lost;
        synchronized (this) {
            peer = hired;
            lost = loss;
        }
        if (!lost.isEmpty()) {
            hired.lost(lost);
        }
    }

    /**
     * Waits for the node's answer.
     *
     * @throws IOException if the node is gone, or does not answer within {@code patience}
     */
    synchronized Message awaitAnswer(Duration patience) throws IOException {
        long end = System.nanoTime() + patience.toNanos();
        boolean wasInterrupted = false;
        try {
            while (answer == null && loss.isEmpty()) {
                long millis = (end - System.nanoTime()) / 1_000_000;
                if (millis <= 0) {
                    throw new IOException("it did not answer within " + patience.toSeconds() + " s");
                }
                try {
                    wait(millis);
                } catch (InterruptedException e) {
                    wasInterrupted = true;
                }
            }
        } finally {
            if (wasInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
        Message received = answer;
        if (received == null) {
            throw new IOException(loss);
        }
        answer = null;
        return received;
    }

    /** The link's thread: the node says this. */
    void received(Message message) {
        if (message instanceof Message.Data data) {
            line.received(data.bytes());
        } else if (message instanceof Message.Credit credit) {
            line.granted(credit.bytes());
        } else if (message instanceof Message.Output output) {
            FarPeer hired = peer();
            long pid = hired == null ? 0 : hired.pid();
            printing.print(() -> printed.line(pid, output.isError(), output.line()));
        } else if (message instanceof Message.Memory memory) {
            FarPeer hired = peer();
            if (hired != null) {
                hired.holds(memory.bytes());
            }
        } else if (message instanceof Message.Exited exited) {
            line.end();
            FarPeer hired = peer();
            if (hired == null) {
                lost("the worker has ended at once, with exit status "
                        + exited.report().status());
            } else {
                hired.exited(exited.report());
            }
        } else {
            synchronized (this) {
                answer = message;
                notifyAll();
            }
        }
    }

    private synchronized @Nullable FarPeer peer() {
        return peer;
    }

    /** The node is gone. */
    void lost(String how) {
        FarPeer hired;
        synchronized (this) {
            loss = how;
            hired = peer;
            notifyAll();
        }
        line.end();
        if (hired != null) {
            hired.lost(how);
        }
    }

    /** Lets go of the slot. */
    void close() {
        send(new Message.End());
        link.forget(number);
        printing.end();
        int dropped = printing.dropped();
        if (dropped > 0) {
            printed.line(0, true, "(" + dropped + " lines are left out here: their OutputHandler was too slow)");
        }
    }
}
