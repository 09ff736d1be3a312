package org.paralleltask.pool.call;

import java.util.concurrent.TimeUnit;
import org.paralleltask.ProgressListener;

/** Tells a listener how far one call is, not too often. Used by one thread. */
public final class ProgressMeter {
    /** Between two reports. */
    static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final ProgressListener listener;
    private final long total;
    private long reported = -1;
    private long reportedNanos;

    /** @param total -1 if it is not known */
    public ProgressMeter(ProgressListener listener, long total) {
        this.listener = listener;
        this.total = total;
    }

    /** So many are done: reported if the last report was long ago. */
    void reached(long done) {
        long now = System.nanoTime();
        if (reported < 0 || now - reportedNanos >= PERIOD_NANOS) {
            reportedNanos = now;
            report(done);
        }
    }

    /** The last are done. */
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
