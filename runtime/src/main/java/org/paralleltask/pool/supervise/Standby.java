package org.paralleltask.pool.supervise;

import java.util.function.BooleanSupplier;
import org.paralleltask.host.Worker;
import org.paralleltask.pool.queue.WorkPermits;
import org.paralleltask.pool.view.PoolObserver;

/** Whether one worker takes tasks, or waits as a spare. Used by the thread that feeds it, but for {@link #giveWay}. */
final class Standby {
    /** A spare that dies sooner may have a successor that does, too. */
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
     * Waits as a spare, if it is not one of those that take tasks, until it is or is to go.
     *
     * @param beforeItWaits called if it does
     * @return whether it takes tasks
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

    /** A spare may take over: this worker is gone, or takes no task after this one. Safe from any thread. */
    void giveWay() {
        permit.giveBack();
    }

    /** Whether it has waited as a spare, and lived for a while. */
    boolean hasLasted() {
        return wasSpare && System.nanoTime() - readyNanos > LASTING_NANOS;
    }
}
