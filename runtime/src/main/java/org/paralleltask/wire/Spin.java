package org.paralleltask.wire;

import java.util.function.BooleanSupplier;

/**
 * Waits for the other side by looking, for as long as that has been worth it: to wake a thread that sleeps can take
 * longer than a short task and its way there and back. For one thread at a time.
 */
public final class Spin {
    /** About what it takes to fall asleep and be woken. */
    private static final long ONE_NANOS = 25_000;

    /** About what a batch of the shortest tasks takes where all CPUs are busy. */
    private static final long BATCH_NANOS = 250_000;

    private final long mostNanos;
    private final boolean isYielding;
    private boolean isWorthIt = true;
    private boolean isUnderWay;
    private long beginNanos;

    private Spin(long mostNanos, boolean isYielding) {
        this.mostNanos = mostNanos;
        this.isYielding = isYielding;
    }

    /** For a task alone: keeps its CPU, so that nothing is lost when the other side is there. */
    public static Spin forOne() {
        return new Spin(ONE_NANOS, false);
    }

    /** For a batch of short tasks: lets whoever wants the CPU have it between two looks. */
    public static Spin forMany() {
        return new Spin(BATCH_NANOS, true);
    }

    /** Looks until it is there, or will not be soon. */
    public void until(BooleanSupplier isThere) {
        beginNanos = System.nanoTime();
        isUnderWay = true;
        while (isWorthIt && !isThere.getAsBoolean() && System.nanoTime() - beginNanos < mostNanos) {
            pause();
        }
    }

    @SuppressWarnings("ThreadPriorityCheck") // it is about the scheduler: who can run does, and nobody has to be woken
    private void pause() {
        if (isYielding) {
            Thread.yield();
        } else {
            Thread.onSpinWait();
        }
    }

    /** It is there: if that took long, the next time begins without looking. Nothing, if nobody has waited. */
    public void ended() {
        if (isUnderWay) {
            isUnderWay = false;
            isWorthIt = System.nanoTime() - beginNanos < 2 * mostNanos;
        }
    }
}
