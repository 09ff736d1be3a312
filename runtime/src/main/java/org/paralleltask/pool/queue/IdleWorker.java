package org.paralleltask.pool.queue;

import java.util.concurrent.locks.Condition;
import java.util.function.BooleanSupplier;
import org.paralleltask.pool.task.Chunk;

/**
 * Takes tasks for one worker. While it waits for some, the worker may be lent to a caller. What changes is guarded by the lock
 * of the {@link Scheduler}, and belongs to {@link IdleWorkers}.
 */
public final class IdleWorker {
    final TaskRunner runner;
    final Condition turn;
    private final Lender lender;
    private final BooleanSupplier givenUp;
    private final long patienceNanos;

    /** Since when it has nothing to do. */
    long idleSince;

    /** How often it still looks by itself before it waits to be woken. */
    int looksLeft;

    /** Whether it was woken, and has not looked yet. */
    boolean isWoken;

    boolean isLent;

    /** Whether it waits, and looks again by itself so soon that waking it is not worth it. */
    boolean isPolling;

    /** Whether it wanted to look at something while it was lent. */
    boolean hasMissed;

    /** Has lent the worker. */
    interface Lender {
        /**
         * The worker comes back.
         *
         * @param isCounted whether {@link WorkerDemand#starting} counts it
         */
        void giveBack(IdleWorker idleWorker, boolean isCounted);
    }

    IdleWorker(TaskRunner runner, Lender lender, Condition turn, BooleanSupplier givenUp, long patienceNanos) {
        this.runner = runner;
        this.lender = lender;
        this.turn = turn;
        this.givenUp = givenUp;
        this.patienceNanos = patienceNanos;
    }

    /** Runs the only task of a chunk on this thread, which has borrowed the worker, and gives that back. */
    public void run(Chunk<?, ?> chunk) {
        boolean isCounted = false;
        try {
            isCounted = runner.runForCaller(chunk);
        } finally {
            lender.giveBack(this, isCounted);
        }
    }

    boolean hasGivenUp() {
        return givenUp.getAsBoolean();
    }

    /** How long it still waits for tasks. */
    long patienceLeft() {
        return patienceNanos == Long.MAX_VALUE ? Long.MAX_VALUE : patienceNanos - (System.nanoTime() - idleSince);
    }
}
