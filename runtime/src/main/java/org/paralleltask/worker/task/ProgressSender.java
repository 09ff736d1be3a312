package org.paralleltask.worker.task;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.paralleltask.base.UninterruptibleThread;
import org.paralleltask.exec.RunContext;
import org.paralleltask.wire.Frame;
import org.paralleltask.wire.line.Connection;

/**
 * Sends the progress that tasks report, on a thread of its own: a task's thread may be interrupted, and an interrupted
 * thread closes the channel that it writes to. Once in ten milliseconds at most, it sends the latest report, and before
 * it the last report that reached its total, if there is one. Thread-safe.
 */
public final class ProgressSender implements RunContext.ProgressSink {
    private static final long PAUSE_MILLIS = 10;

    private final Connection connection;
    private final LedgerFuture ledger;

    /**
     * Held while a report is taken and sent, so that {@link #flush} returns only after it was sent. Taken before lock.
     */
    private final Object sending = new Object();

    private final Object lock = new Object();

    @GuardedBy("lock")
    private Frame.@Nullable Progress latest;

    /**
     * The last report before {@link #latest} that reached its total; only another such report replaces it. Guarded by
     * lock.
     */
    private Frame.@Nullable Progress reached;

    @GuardedBy("lock")
    private boolean running;

    /** Whether there may be something to send. Read without the lock, after each task. */
    private volatile boolean isDue;

    public ProgressSender(Connection connection, LedgerFuture ledger) {
        this.connection = connection;
        this.ledger = ledger;
    }

    @Override
    public void progress(long task, long done, long total) {
        synchronized (lock) {
            if (latest != null && latest.done() == latest.total() && done != total) {
                reached = latest;
            }
            latest = new Frame.Progress(task, done, total);
            isDue = true;
            lock.notifyAll();
            if (!running) {
                new UninterruptibleThread("progress", this::send).start(); // it waits for the lock, which is held here
                running = true;
            }
        }
    }

    /** Sends what has not been sent yet. The calling thread must be safe from interrupts. */
    public void flush() throws IOException {
        if (!isDue) {
            return;
        }
        synchronized (sending) {
            for (Frame.Progress progress : take()) {
                connection.send(progress);
                ledger.get().progressSent();
            }
        }
    }

    private List<Frame.Progress> take() {
        synchronized (lock) {
            List<Frame.Progress> taken =
                    Stream.of(reached, latest).filter(Objects::nonNull).toList();
            reached = null;
            latest = null;
            return taken;
        }
    }

    private void send() {
        try {
            while (true) {
                synchronized (lock) {
                    while (latest == null) {
                        lock.wait();
                    }
                }
                flush();
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (IOException parentIsGone) {
            // the thread that reads the line finds its end, and ends this process
        } catch (InterruptedException impossible) {
            throw new AssertionError("an uninterruptible thread was interrupted", impossible);
        }
    }
}
