package org.paralleltask.cluster.message;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The lines of one slot on which its worker calls managed objects, by their numbers. Each has a window of its own, so a call
 * that is not answered holds up no other line. A line is made when it is first named. Thread-safe.
 */
public final class CallByteLines {
    private final Consumer<? super Message.OfCalls> out;

    @GuardedBy("this")
    private final Map<Integer, ByteLine> lines = new HashMap<>();

    @GuardedBy("this")
    private boolean isAtEnd;

    /** @param out takes what is said on these lines; must not wait for them */
    public CallByteLines(Consumer<? super Message.OfCalls> out) {
        this.out = out;
    }

    /** The line of this number. */
    public synchronized ByteLine line(int number) {
        return lines.computeIfAbsent(number, unknown -> {
            ByteLine line = new ByteLine(said -> out.accept(new Message.OfCalls(number, said)));
            if (isAtEnd) {
                line.end();
            }
            return line;
        });
    }

    /** The other end says this on one of the lines. */
    public void received(Message.OfCalls message) {
        ByteLine line = line(message.line());
        if (message.what() instanceof Message.Data data) {
            line.received(data.bytes());
        } else if (message.what() instanceof Message.Credit credit) {
            line.granted(credit.bytes());
        }
    }

    /** The other end is gone, or will say no more: what has arrived may still be read. */
    public synchronized void end() {
        isAtEnd = true;
        lines.values().forEach(ByteLine::end);
    }
}
