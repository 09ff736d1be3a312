package org.paralleltask.wire;

import java.util.function.BooleanSupplier;

/**
 * Waits for the other side by looking, for as long as that has been worth it: to wake a thread that sleeps can take
 * longer than a short task and its way there and back. For one thread at a time.
 */
public final class Spin {
    /** About what it takes to fall asleep and be woken. */
    private static final long MOST_NANOS = 25_000;

    private boolean isWorthIt = true;
    private boolean isUnderWay;
    private long beginNanos;

    /** Does not look yet. */
    public Spin() {}

    /** Looks until it is there, or will not be soon. */
    public void until(BooleanSupplier isThere) {
        beginNanos = System.nanoTime();
        isUnderWay = true;
        while (isWorthIt && !isThere.getAsBoolean() && System.nanoTime() - beginNanos < MOST_NANOS) {
            Thread.onSpinWait();
        }
    }

    /** It is there: if that took long, the next time begins without looking. Nothing, if nobody has waited. */
    public void ended() {
        if (isUnderWay) {
            isUnderWay = false;
            isWorthIt = System.nanoTime() - beginNanos < 2 * MOST_NANOS;
        }
    }
}
