package org.paralleltask.base;

/**
 * Measures how long this program was stopped ({@code SIGSTOP}, Ctrl-Z) while a time limit ran. The limit is waited for in
 * short steps: a step that ends much later than planned shows that the program was stopped. Used by one thread at a time.
 */
public final class StoppedTime {
    private static final long LOOK_NANOS = 250_000_000;

    /** How late a look must be to show a stop, in nanoseconds. A look that is less late may have waited for a CPU. */
    private static final long LEAST_NANOS = 1_000_000_000;

    private long lookedNanos = System.nanoTime();
    private long delayNanos;
    private long sumNanos;

    /** How long to wait until the next look, in nanoseconds, if {@code nanos} are left to wait in all. */
    public long delayOf(long nanos) {
        lookedNanos = System.nanoTime();
        delayNanos = Math.min(nanos, LOOK_NANOS);
        return delayNanos;
    }

    /** Looks at the clock, after the delay has passed. */
    public void look() {
        long passed = System.nanoTime() - lookedNanos;
        if (passed - delayNanos > LEAST_NANOS) {
            sumNanos += passed; // when the stop began is not known: this is too long by at most the delay
        }
    }

    /** How long the program was stopped in all, in nanoseconds. */
    public long nanos() {
        return sumNanos;
    }
}
