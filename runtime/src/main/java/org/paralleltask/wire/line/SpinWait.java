package org.paralleltask.wire.line;

import java.util.function.BooleanSupplier;

/**
 * Waits for the other side by looking again and again, as long as that has been worth it: waking a sleeping thread can take
 * longer than a short task and its way there and back. Used by one thread at a time.
 */
public final class SpinWait {
    /** About how long it takes to fall asleep and be woken. */
    private static final long ONE_NANOS = 25_000;

    /** About how long a dispatch of the shortest tasks takes where all CPUs are busy. */
    private static final long MANY_NANOS = 250_000;

    private final long mostNanos;
    private boolean isWorthIt = true;
    private boolean isUnderWay;
    private long beginNanos;

    private SpinWait(long mostNanos) {
        this.mostNanos = mostNanos;
    }

    /** For a task alone. */
    public static SpinWait forOne() {
        return new SpinWait(ONE_NANOS);
    }

    /** For a dispatch of several short tasks. */
    public static SpinWait forMany() {
        return new SpinWait(MANY_NANOS);
    }

    /** Looks until {@code isThere} holds, or for the longest time that is worth it; not at all if the last wait was long. */
    public void until(BooleanSupplier isThere) {
        beginNanos = System.nanoTime();
        isUnderWay = true;
        while (isWorthIt && !isThere.getAsBoolean() && System.nanoTime() - beginNanos < mostNanos) {
            pause();
        }
    }

    /** Yields the CPU between two looks: the other side may have been woken on this one. */
    @SuppressWarnings(
            "ThreadPriorityCheck") // it is about the scheduler: a thread that can run does, and none has to be woken
    private static void pause() {
        Thread.yield();
    }

    /** Ends a wait: if it took long, the next one begins without looking. Does nothing if no wait was begun. */
    public void ended() {
        if (isUnderWay) {
            isUnderWay = false;
            isWorthIt = System.nanoTime() - beginNanos < 2 * mostNanos;
        }
    }
}
