package org.paralleltask.pool.queue;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * Limits how many workers of a set may take tasks at once; the others are spares. Thread-safe, by the lock of the
 * {@link Scheduler}.
 */
public final class WorkPermits {
    private final ReentrantLock lock;
    private final BooleanSupplier isFinished;
    private final Condition mayBeFree;

    @GuardedBy("lock")
    private int most = Integer.MAX_VALUE;

    @GuardedBy("lock")
    private int used;

    /** Whether more permits are in use than there are now. */
    private volatile boolean isExceeded;

    /** @param isFinished whether no more work will come; called with the lock held */
    WorkPermits(ReentrantLock lock, BooleanSupplier isFinished) {
        this.lock = lock;
        this.isFinished = isFinished;
        this.mayBeFree = lock.newCondition();
    }

    /** The permit of one worker, once that has taken it. */
    public final class Permit {
        private volatile boolean isHeld; // written with the lock held

        private Permit() {}

        /** Whether its worker has taken it. */
        public boolean isHeld() {
            return isHeld;
        }

        /** Takes it, if one is free. */
        public void tryTake() {
            lock.lock();
            try {
                if (!isHeld && used < most) {
                    used++;
                    isHeld = true;
                }
            } finally {
                lock.unlock();
            }
        }

        /**
         * Takes it, waiting while none is free. Returns without it if {@code givenUp} holds, or no more work will come.
         */
        public void take(BooleanSupplier givenUp) {
            lock.lock();
            try {
                while (!isHeld && !isFinished.getAsBoolean() && !givenUp.getAsBoolean()) {
                    tryTake();
                    if (!isHeld) {
                        mayBeFree.awaitUninterruptibly();
                    }
                }
            } finally {
                lock.unlock();
            }
        }

        /** Gives it back, if it is held, so that a spare can take it. Safe from any thread. */
        public void giveBack() {
            lock.lock();
            try {
                used -= isHeld ? 1 : 0;
                isHeld = false;
                changed();
            } finally {
                lock.unlock();
            }
        }

        /** Gives it back if more permits are in use than there are now. */
        public void giveBackExcess() {
            if (isExceeded) {
                lock.lock();
                try {
                    if (used > most) {
                        giveBack();
                    }
                } finally {
                    lock.unlock();
                }
            }
        }
    }

    /** A permit for one more worker, not yet taken. */
    public Permit newPermit() {
        return new Permit();
    }

    /** From now on {@code workers} workers may take tasks at once. */
    public void set(int workers) {
        lock.lock();
        try {
            most = workers;
            changed();
        } finally {
            lock.unlock();
        }
    }

    /** Wakes every supervisor that waits for a permit, to look again. */
    void changed() {
        lock.lock();
        try {
            isExceeded = used > most;
            mayBeFree.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether more permits are in use than there are now. */
    public boolean isExceeded() {
        return isExceeded;
    }
}
