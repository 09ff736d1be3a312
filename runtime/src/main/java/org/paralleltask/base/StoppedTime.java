package org.paralleltask.base;

/**
 * How long this program was stopped ({@code SIGSTOP}, Ctrl-Z) while a time limit ran. The limit is waited for in short
 * steps: a step that ends much later than planned tells of a stop. Used by one thread at a time.
 */
public final class StoppedTime {
    private static final long LOOK_NANOS = 250_000_000;

    /** A look that is less late may have waited for a CPU. */
    private static final long LEAST_NANOS = 1_000_000_000;

    private long lookedNanos = System.nanoTime();
    private long delayNanos;
    private long sumNanos;

    /** How long to wait for the next look, of a time that is to pass. */
    public long delayOf(long nanos) {
        lookedNanos = System.nanoTime();
        delayNanos = Math.min(nanos, LOOK_NANOS);
        return delayNanos;
    }

    /** Looks: the delay has passed. */
    public void look() {
        long passed = System.nanoTime() - lookedNanos;
        if (passed - delayNanos > LEAST_NANOS) {
            sumNanos += passed; // when the stop began is not known: this is too much by the delay at most
        }
    }

    /** How long it was in all. */
    public long nanos() {
        return sumNanos;
    }
}
