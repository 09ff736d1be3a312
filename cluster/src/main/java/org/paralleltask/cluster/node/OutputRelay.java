package org.paralleltask.cluster.node;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.function.Consumer;
import org.paralleltask.cluster.message.Message;

/**
 * Passes on what a worker prints, in whole lines; of a worker that prints more than a megabyte in a second the rest of that
 * second is counted, not passed on. Thread-safe.
 */
final class OutputRelay {
    private static final long MOST_BYTES = 1 << 20;
    private static final long SECOND_NANOS = 1_000_000_000;

    private final Consumer<? super Message> out;

    @GuardedBy("this")
    private long since = System.nanoTime();

    @GuardedBy("this")
    private long bytes;

    @GuardedBy("this")
    private long dropped;

    OutputRelay(Consumer<? super Message> out) {
        this.out = out;
    }

    synchronized void print(boolean isError, String line) {
        long now = System.nanoTime();
        if (now - since > SECOND_NANOS) {
            since = now;
            bytes = 0;
            if (dropped > 0) {
                out.accept(new Message.Output(
                        true, "(" + dropped + " lines are left out here: a worker on a node may print 1 MB a second)"));
                dropped = 0;
            }
        }
        bytes += line.length();
        if (bytes > MOST_BYTES) {
            dropped++;
        } else {
            out.accept(new Message.Output(isError, line));
        }
    }
}
