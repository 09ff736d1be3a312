package org.paralleltask.pool;

/** How {@code close} waits: as long as it takes; if the thread is interrupted, it hurries the end and waits on. */
final class Termination {
    private static final long FOR_EVER = Long.MAX_VALUE / 2;

    private Termination() {}

    /** An end that can be waited for; false if it has not come within {@code patienceNanos}. */
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
