package org.paralleltask.base;

import java.time.Duration;

/** Durations as nanoseconds that a lock can wait for. */
public final class Durations {
    private Durations() {}

    /** As many as fit: beyond 292 years it is for ever. */
    public static long saturatedNanos(Duration duration) {
        try {
            return duration.toNanos();
        } catch (ArithmeticException tooLong) {
            return duration.isNegative() ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }
}
