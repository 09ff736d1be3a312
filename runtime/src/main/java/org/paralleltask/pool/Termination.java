package org.paralleltask.pool;

/** How {@code close} waits: for as long as it takes, and less patiently once it is interrupted. */
final class Termination {
    private static final long FOR_EVER = Long.MAX_VALUE / 2;

    private Termination() {}

    /** Something that can be waited for; false if it has not come in time. */
    interface Wait {
        boolean await(long patienceNanos) throws InterruptedException;
    }

    /** Waits; if the thread is interrupted, calls {@code hurry}, waits on, and leaves the interrupt flag set. */
    static void await(Wait end, Runnable hurry) {
        boolean interrupted = false;
        boolean ended = false;
        while (!ended) {
            try {
                ended = end.await(FOR_EVER);
            } catch (InterruptedException e) {
                interrupted = true;
                hurry.run();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
