package org.paralleltask.pool.call;

import java.util.concurrent.TimeUnit;
import org.paralleltask.ProgressListener;

/** Tells a listener how far one call is, at most ten times a second. Used by one thread. */
public final class ProgressMeter {
    /** The least time between two reports. */
    static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final ProgressListener listener;
    private final long total;
    private long reported = -1;
    private long reportedNanos;

    /** @param total how many tasks there are; -1 if that is not known */
    public ProgressMeter(ProgressListener listener, long total) {
        this.listener = listener;
        this.total = total;
    }

    /** {@code done} tasks have ended: reported if the last report was long enough ago. */
    void reached(long done) {
        long now = System.nanoTime();
        if (reported < 0 || now - reportedNanos >= PERIOD_NANOS) {
            reportedNanos = now;
            report(done);
        }
    }

    /** The call has ended, with {@code done} tasks: reported now. */
    void ended(long done) {
        report(done);
    }

    private void report(long done) {
        if (done != reported) {
            reported = done;
            listener.progressed(done, total);
        }
    }
}
