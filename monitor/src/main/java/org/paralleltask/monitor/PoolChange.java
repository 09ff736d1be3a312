package org.paralleltask.monitor;

import java.time.Duration;
import org.paralleltask.PoolStats;
import org.paralleltask.WorkerStats;

/** What a pool has done between two looks at it. */
record PoolChange(int done, int failed, int cancelled, int retried, long waiting, long busyNanos) {
    static PoolChange between(PoolStats before, PoolStats now) {
        return new PoolChange(
                (int) (now.done() - before.done()),
                (int) (now.failed() - before.failed()),
                (int) (now.cancelled() - before.cancelled()),
                (int) (now.retried() - before.retried()),
                now.waiting() - before.waiting(),
                working(now) - working(before));
    }

    private static long working(PoolStats stats) {
        return stats.workers().stream()
                .map(WorkerStats::working)
                .mapToLong(Duration::toNanos)
                .sum();
    }
}
