package org.paralleltask.monitor;

/** What was counted of one pool. Mutable; guarded by the recorder. */
final class PoolRecord {
    /** Each doubling of a duration has four steps: a quantile is exact to a fifth. */
    private static final int STEPS = 4;

    final String name;
    final Series series;

    private final long[] ended = new long[RunKind.values().length];
    private final long[] durations = new long[Long.SIZE * STEPS];
    private long longest;

    PoolRecord(String name) {
        this(name, new Series());
    }

    private PoolRecord(String name, Series series) {
        this.name = name;
        this.series = series;
    }

    /** Runs of the same kind have ended. */
    void add(RunKind kind, int runs) {
        ended[kind.code()] += runs;
    }

    /** A run has taken this long. */
    void add(long nanos) {
        durations[step(nanos)]++;
        longest = Math.max(longest, nanos);
    }

    long ended(RunKind kind) {
        return ended[kind.code()];
    }

    long longest() {
        return longest;
    }

    private static int step(long nanos) {
        if (nanos < STEPS) {
            return (int) Math.max(0, nanos);
        }
        int doubling = Long.SIZE - 1 - Long.numberOfLeadingZeros(nanos);
        int step = (int) (nanos >>> (doubling - 2)) & (STEPS - 1);
        return doubling * STEPS + step;
    }

    /** The duration that this share of the runs has not exceeded, to a fifth; 0 if there was no run. */
    long quantile(double share) {
        long all = 0;
        for (long count : durations) {
            all += count;
        }
        long left = (long) Math.ceil(all * share);
        for (int i = 0; i < durations.length; i++) {
            left -= durations[i];
            if (left <= 0 && durations[i] > 0) {
                return Math.min(longest, upperEnd(i));
            }
        }
        return longest;
    }

    private static long upperEnd(int step) {
        if (step < STEPS) {
            return step;
        }
        int doubling = step / STEPS;
        return ((long) (STEPS + step % STEPS + 1) << (doubling - 2)) - 1;
    }

    /** A copy whose numbers over time reach to this time. */
    PoolRecord copyUntil(long end) {
        PoolRecord copy = new PoolRecord(name, series.copyUntil(end));
        System.arraycopy(ended, 0, copy.ended, 0, ended.length);
        System.arraycopy(durations, 0, copy.durations, 0, durations.length);
        copy.longest = longest;
        return copy;
    }
}
