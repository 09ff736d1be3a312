package org.paralleltask.monitor;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * Numbers of one pool over time, in at most {@value #BUCKETS} spans of time: whenever the run is longer than these, two
 * spans become one. Times in nanoseconds since the recording began. Mutable; guarded by the recorder.
 */
final class Series {
    static final int BUCKETS = 1024;

    private static final int PARTS = 8;

    /** What is counted. */
    enum Line {
        /** Runs that ended with a value. */
        DONE,
        /** Runs that failed, at the end or before a retry. */
        FAILED,
        /** Tasks that began to wait, less those that no longer do. */
        WAITING,
        /** Nanoseconds that workers have run tasks. */
        BUSY
    }

    private final Map<Line, long[]> lines = new EnumMap<>(Line.class);
    private long width = 1 << 20; // a millisecond

    Series() {
        for (Line line : Line.values()) {
            lines.put(line, new long[BUCKETS]);
        }
    }

    private long[] of(Line line) {
        return Objects.requireNonNull(lines.get(line));
    }

    long width() {
        return width;
    }

    /** Adds to what happened at a time. */
    void add(Line line, long at, long amount) {
        int bucket = bucket(at);
        of(line)[bucket] += amount;
    }

    /** Adds to what happened between two times, of which no more is known. */
    void spread(Line line, long from, long to, long amount) {
        for (int i = 0; i < PARTS; i++) {
            add(line, from + (to - from) * i / PARTS, amount * (i + 1) / PARTS - amount * i / PARTS);
        }
    }

    /** A run from one time to another. */
    void busy(long from, long to) {
        int last = bucket(to); // first, as it may double the width
        long begin = Math.max(0, from);
        for (int i = bucket(begin); i <= last; i++) {
            long part = Math.min(to, (i + 1) * width) - Math.max(begin, i * width);
            of(Line.BUSY)[i] += Math.max(0, part);
        }
    }

    private int bucket(long at) {
        long index = Math.max(0, at) / width;
        while (index >= BUCKETS) {
            for (long[] line : lines.values()) {
                for (int i = 0; i < BUCKETS; i++) {
                    line[i] = i < BUCKETS / 2 ? line[2 * i] + line[2 * i + 1] : 0;
                }
            }
            width *= 2;
            index /= 2;
        }
        return (int) index;
    }

    /** The numbers of the spans up to this time, which {@link #copyUntil} was given. */
    long[] values(Line line, long end) {
        return Arrays.copyOf(of(line), (int) (end / width) + 1);
    }

    /** A copy whose spans reach to this time. */
    Series copyUntil(long end) {
        Series copy = new Series();
        copy.width = width;
        lines.forEach((line, values) -> copy.lines.put(line, values.clone()));
        copy.bucket(end);
        return copy;
    }
}
