package org.paralleltask.pool.supervise;

import java.util.function.BooleanSupplier;
import org.paralleltask.host.Worker;
import org.paralleltask.pool.queue.WorkPermits;
import org.paralleltask.pool.view.PoolObserver;

/**
 * Decides whether one worker takes tasks or waits as a spare. Used by the thread that feeds it; only {@link #giveWay}
 * is safe from any thread.
 */
final class Standby {
    /** A spare that dies sooner than this is suspect: its successor might do the same. */
    private static final long LASTING_NANOS = 1_000_000_000;

    private final Worker worker;
    private final PoolObserver events;
    private final WorkPermits.Permit permit;
    private final long readyNanos = System.nanoTime();
    private boolean wasSpare;

    Standby(Worker worker, WorkPermits permits, PoolObserver events) {
        this.worker = worker;
        this.events = events;
        this.permit = permits.newPermit();
    }

    /**
     * Takes a permit to run tasks; if none is free, waits as a spare until one is, or the worker is to go.
     *
     * @param beforeItWaits called if it waits
     * @return whether it has a permit
     */
    boolean mayWork(BooleanSupplier isToGo, Runnable beforeItWaits) {
        permit.giveBackExcess();
        if (!permit.isHeld()) {
            permit.tryTake();
        }
        if (!permit.isHeld()) {
            wasSpare = true;
            beforeItWaits.run();
            events.workerIsSpare(worker, true);
            permit.take(isToGo);
            events.workerIsSpare(worker, false);
        }
        return permit.isHeld();
    }

    /** Lets a spare take over: this worker is gone, or takes no task after this one. Safe from any thread. */
    void giveWay() {
        permit.giveBack();
    }

    /** Whether it has waited as a spare, and has lived for longer than a second. */
    boolean hasLasted() {
        return wasSpare && System.nanoTime() - readyNanos > LASTING_NANOS;
    }
}
