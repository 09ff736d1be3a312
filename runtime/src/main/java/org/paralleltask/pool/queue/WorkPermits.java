package org.paralleltask.pool.queue;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** How many workers of a set may take tasks at once; those beyond are spares. Thread-safe, by the lock of {@link Scheduler}. */
public final class WorkPermits {
    private final ReentrantLock lock;
    private final BooleanSupplier isFinished;
    private final Condition mayBeFree;

    @GuardedBy("lock")
    private int most = Integer.MAX_VALUE;

    @GuardedBy("lock")
    private int used;

    /** Whether there are fewer now than are in use. */
    private volatile boolean isExceeded;

    /** @param isFinished whether no work will come; called with the lock held */
    WorkPermits(ReentrantLock lock, BooleanSupplier isFinished) {
        this.lock = lock;
        this.isFinished = isFinished;
        this.mayBeFree = lock.newCondition();
    }

    /** One worker's, once it has taken it. */
    public final class Permit {
        private volatile boolean isHeld; // written with the lock held

        private Permit() {}

        /** Whether its worker has it. */
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

        /** Takes it, waiting while none is free; not when {@code givenUp} holds, or no work will come. */
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

        /** Gives it back, if it is held: a spare may take over. Any thread. */
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

        /** Gives it back if more are in use than there are now. */
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

    /** One more worker's, which does not have it yet. */
    public Permit newPermit() {
        return new Permit();
    }

    /** From now on there are so many. */
    public void set(int workers) {
        lock.lock();
        try {
            most = workers;
            changed();
        } finally {
            lock.unlock();
        }
    }

    /** Every worker that waits is to look again. */
    void changed() {
        lock.lock();
        try {
            isExceeded = used > most;
            mayBeFree.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether more are in use than there are now. */
    public boolean isExceeded() {
        return isExceeded;
    }
}
