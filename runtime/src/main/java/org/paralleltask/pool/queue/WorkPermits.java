package org.paralleltask.pool.queue;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** How many workers of a set may take tasks at once; those beyond are spares. Guarded by the lock of {@link Scheduler}. */
public final class WorkPermits {
    private final ReentrantLock lock;
    private final BooleanSupplier isFinished;
    private final Condition mayBeFree;
    private int most = Integer.MAX_VALUE;
    private int used;

    /** Whether there are fewer now than are in use. */
    private volatile boolean isExceeded;

    /** @param isFinished whether no work will come; called with the lock held */
    WorkPermits(ReentrantLock lock, BooleanSupplier isFinished) {
        this.lock = lock;
        this.isFinished = isFinished;
        this.mayBeFree = lock.newCondition();
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

    /** Takes one; false if none is free. */
    public boolean tryTake() {
        lock.lock();
        try {
            boolean isFree = used < most;
            used += isFree ? 1 : 0;
            return isFree;
        } finally {
            lock.unlock();
        }
    }

    /** Takes one, waiting while none is free; false when {@code givenUp} holds, or no work will come. */
    public boolean take(BooleanSupplier givenUp) {
        lock.lock();
        try {
            while (!isFinished.getAsBoolean() && !givenUp.getAsBoolean()) {
                if (tryTake()) {
                    return true;
                }
                mayBeFree.awaitUninterruptibly();
            }
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Gives one back. */
    public void giveBack() {
        lock.lock();
        try {
            used--;
            changed();
        } finally {
            lock.unlock();
        }
    }

    /** Gives one back if there are fewer now than are in use; false if there are not. */
    public boolean giveBackExcess() {
        if (!isExceeded) {
            return false;
        }
        lock.lock();
        try {
            boolean isExcess = used > most;
            used -= isExcess ? 1 : 0;
            changed();
            return isExcess;
        } finally {
            lock.unlock();
        }
    }

    /** Everybody is to look again. */
    void changed() {
        lock.lock();
        try {
            isExceeded = used > most;
            mayBeFree.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether one that has one is to give it back. */
    public boolean isExceeded() {
        return isExceeded;
    }
}
