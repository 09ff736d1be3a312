package org.paralleltask.cluster.far;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.paralleltask.cluster.engine.Member;
import org.paralleltask.cluster.message.ByteLine;
import org.paralleltask.cluster.message.CallByteLines;
import org.paralleltask.cluster.message.Message;

/** What a program and a node say of one slot, as the program hears it. Thread-safe. */
final class Channel {
    private final int number;
    private final Member node;
    private final Link link;
    private final ByteLine line;
    private final CallByteLines calls;
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
        this.calls = new CallByteLines(this::send);
        this.printed = printed;
        this.printing = new Printing("cluster-" + number);
    }

    Member node() {
        return node;
    }

    ByteLine line() {
        return line;
    }

    CallByteLines calls() {
        return calls;
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
        } else if (message instanceof Message.OfCalls call) {
            calls.received(call);
        } else if (message instanceof Message.Output output) {
            FarPeer hired = peer();
            long pid = hired == null ? 0 : hired.pid();
            printing.print(() -> printed.line(pid, output.isError(), output.line()));
        } else if (message instanceof Message.Memory memory) {
            FarPeer hired = peer();
            if (hired != null) {
                hired.holds(memory.bytes());
            }
        } else if (message instanceof Message.TakenBack taken) {
            FarPeer hired = peer();
            if (hired != null) {
                hired.takenBack(taken);
            }
        } else if (message instanceof Message.Refused refused) {
            endLines(); // code may be on its way
            FarPeer hired;
            synchronized (this) {
                answer = message;
                loss = "its node has given it up: " + refused.why();
                hired = peer;
                notifyAll();
            }
            if (hired != null) {
                hired.lost("its node has given it up: " + refused.why());
            }
        } else if (message instanceof Message.Exited exited) {
            endLines();
            FarPeer hired = peer();
            if (hired == null) {
                lost("the worker has ended at once, with exit status "
                        + exited.report().status());
            } else {
                hired.exited(exited.report());
                endWait("the worker has ended");
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
        endWait(how);
        FarPeer hired = peer();
        endLines();
        if (hired != null) {
            hired.lost(how);
        }
    }

    /** There will be no answer any more, for this reason. */
    private synchronized void endWait(String why) {
        loss = why;
        notifyAll();
    }

    private void endLines() {
        line.end();
        calls.end();
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
