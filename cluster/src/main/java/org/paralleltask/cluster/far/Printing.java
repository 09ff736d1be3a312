package org.paralleltask.cluster.far;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.paralleltask.base.UninterruptibleThread;

/**
 * Hands the lines that one worker prints to the user's handler, on a thread of its own: a handler that blocks holds up no
 * message. Of a handler that is too slow some lines are dropped, and counted. Thread-safe.
 */
final class Printing {
    private static final int MOST_LINES = 10_000;
    private static final long END_MILLIS = 5_000;

    private final String name;
    private final BlockingQueue<Runnable> lines = new LinkedBlockingQueue<>(MOST_LINES);

    @GuardedBy("this")
    private @Nullable Thread thread;

    @GuardedBy("this")
    private int dropped;

    private volatile boolean isAtEnd;

    /** @param name the worker's */
    Printing(String name) {
        this.name = name;
    }

    /** Has a line printed soon. */
    synchronized void print(Runnable line) {
        if (thread == null) {
            thread = UninterruptibleThread.detached(name + "-out", this::run);
            thread.start();
        }
        if (!lines.offer(line)) {
            dropped++;
        }
    }

    /** How many lines had no room. */
    synchronized int dropped() {
        return dropped;
    }

    private void run() {
        try {
            while (true) {
                Runnable next = lines.poll(100, TimeUnit.MILLISECONDS);
                if (next != null) {
                    next.run();
                } else if (isAtEnd) {
                    return;
                }
            }
        } catch (InterruptedException impossible) {
            // no thread can
        }
    }

    /** There will be no more lines: waits until all have been printed, but not for a handler that is stuck. */
    void end() {
        isAtEnd = true;
        Thread printer;
        synchronized (this) {
            printer = thread;
        }
        if (printer != null && !printer.equals(Thread.currentThread())) {
            try {
                printer.join(END_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // then what has been printed so far
            }
        }
    }
}
