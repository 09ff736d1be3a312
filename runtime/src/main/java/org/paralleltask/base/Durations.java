package org.paralleltask.base;

import java.time.Duration;

/** Durations as nanoseconds that a lock can wait for. */
public final class Durations {
    private Durations() {}

    /** The duration in nanoseconds; {@link Long#MAX_VALUE}, which means for ever, if it is longer than 292 years. */
    public static long saturatedNanos(Duration duration) {
        try {
            return duration.toNanos();
        } catch (ArithmeticException tooLong) {
            return duration.isNegative() ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }
}
