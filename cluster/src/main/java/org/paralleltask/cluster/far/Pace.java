package org.paralleltask.cluster.far;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import org.paralleltask.wire.Ledger;
import org.paralleltask.wire.mirror.LedgerNews;

/**
 * How many tasks one worker of a node should get together. Nothing can be taken back from it before that is late, so what it
 * gets is short: ten round trips of work, and never more than 50 ms, by this worker's own run times. Thread-safe.
 */
final class Pace {
    private static final double MOST_NANOS = 50_000_000;
    private static final double ROUND_TRIPS = 10;

    /** Before one was measured. */
    private static final double FIRST_ROUND_TRIP_NANOS = 500_000;

    private static final double WEIGHT = 0.25;

    /** Of a task, besides its run. */
    private static final double OVERHEAD_NANOS = 200;

    @GuardedBy("this")
    private double taskNanos = -1;

    @GuardedBy("this")
    private double roundTripNanos = FIRST_ROUND_TRIP_NANOS;

    @GuardedBy("this")
    private long sentNanos;

    @GuardedBy("this")
    private long ranNanos;

    @GuardedBy("this")
    private boolean isUnderWay;

    /** Something was sent to the worker. */
    synchronized void sent(long now) {
        if (!isUnderWay) {
            isUnderWay = true;
            sentNanos = now;
            ranNanos = 0;
        }
    }

    /** So many of its tasks are known to have ended. */
    synchronized void heard(LedgerNews.Ended ended, long now) {
        ranNanos += ended.nanos();
        if (ended.tasks() > 0) {
            double each = (double) ended.nanos() / ended.tasks();
            taskNanos = taskNanos < 0 ? each : WEIGHT * each + (1 - WEIGHT) * taskNanos;
        }
        if (ended.isOver() && isUnderWay) {
            isUnderWay = false;
            double way = Math.max(0, now - sentNanos - ranNanos);
            roundTripNanos = WEIGHT * way + (1 - WEIGHT) * roundTripNanos;
        }
    }

    void heard(LedgerNews.Ended ended) {
        heard(ended, System.nanoTime());
    }

    /** How many tasks it should get now. */
    synchronized int tasks() {
        if (taskNanos < 0) {
            return 1;
        }
        double work = Math.min(MOST_NANOS, ROUND_TRIPS * roundTripNanos);
        return (int) Math.max(1, Math.min(Ledger.MAX_TASKS, work / (taskNanos + OVERHEAD_NANOS)));
    }
}
