package org.paralleltask.pool.queue;

import java.util.concurrent.locks.Condition;
import java.util.function.BooleanSupplier;
import org.paralleltask.pool.task.Chunk;

/**
 * One worker's side of the {@link Scheduler}: the worker's supervisor takes tasks through it. While it waits for tasks,
 * the worker may be lent to a caller's thread. Its changing fields are guarded by the lock of the {@link Scheduler},
 * and are used by {@link IdleWorkers} only.
 */
public final class IdleWorker {
    final TaskRunner runner;
    final Condition turn;
    private final Lender lender;
    private final BooleanSupplier givenUp;
    private final long patienceNanos;

    /** Since when it has had nothing to do, by the clock of {@link System#nanoTime}. */
    long idleSince;

    /** How many more times it looks for tasks by itself before it waits to be woken. */
    int looksLeft;

    /** Whether it was woken, and has not looked for tasks since. */
    boolean isWoken;

    boolean isLent;

    /** Whether it waits, and looks again by itself so soon that waking it is not worth it. */
    boolean isPolling;

    /**
     * Whether its waiting time ended, or it was signalled, while the worker was lent: then it looks when the worker
     * comes back.
     */
    boolean hasMissed;

    /** Lends the worker, and gets it back. */
    interface Lender {
        /**
         * The borrower gives the worker back.
         *
         * @param isCounted whether {@link WorkerDemand#starting} has counted the worker
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

    /**
     * Runs the only task of a chunk on the calling thread, which has borrowed the worker, and gives the worker back.
     */
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

    /** How much longer it waits for tasks, in nanoseconds; {@link Long#MAX_VALUE} for ever. */
    long patienceLeft() {
        return patienceNanos == Long.MAX_VALUE ? Long.MAX_VALUE : patienceNanos - (System.nanoTime() - idleSince);
    }
}
