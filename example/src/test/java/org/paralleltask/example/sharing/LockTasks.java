package org.paralleltask.example.sharing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import org.paralleltask.Managed;
import org.paralleltask.ParallelTask;

/** Tasks that wait for one another. */
final class LockTasks {
    private LockTasks() {}

    /** What a wait came to, and how long it took. */
    record Waited(boolean isSuccess, long nanos) {}

    @ParallelTask
    static boolean tryLock(@Managed Lock lock) {
        boolean isLocked = lock.tryLock();
        if (isLocked) {
            lock.unlock();
        }
        return isLocked;
    }

    @ParallelTask
    static Waited tryLockInTime(long millis, @Managed Lock lock) throws InterruptedException {
        long start = System.nanoTime();
        boolean isLocked = lock.tryLock(millis, TimeUnit.MILLISECONDS);
        return new Waited(isLocked, System.nanoTime() - start);
    }

    @ParallelTask
    static void unlockOnly(@Managed Lock lock) {
        lock.unlock();
    }

    /** Holds the lock until it is told to let go of it. */
    @ParallelTask
    static void hold(@Managed Lock lock, @Managed CountDownLatch isHeld, @Managed CountDownLatch isEnough)
            throws InterruptedException {
        lock.lock();
        try {
            isHeld.countDown();
            isEnough.await();
        } finally {
            lock.unlock();
        }
    }

    /** What the program says after each of three locks and three unlocks. */
    @ParallelTask
    static List<String> lockThrice(
            @Managed Lock lock, @Managed IntSupplier depth, @Managed BooleanSupplier isFreeForOthers) {
        List<String> seen = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            lock.lock();
            seen.add(depth.getAsInt() + " " + isFreeForOthers.getAsBoolean());
        }
        for (int i = 0; i < 3; i++) {
            lock.unlock();
            seen.add(depth.getAsInt() + " " + isFreeForOthers.getAsBoolean());
        }
        return seen;
    }

    @ParallelTask
    static int addWithLock(int count, @Managed Lock lock, @Managed Cell cell) {
        for (int i = 0; i < count; i++) {
            lock.lock();
            try {
                cell.set(cell.get() + 1);
            } finally {
                lock.unlock();
            }
        }
        return count;
    }

    /** A number of the program. */
    interface Cell {
        int get();

        void set(int value);
    }

    /** Whether each of so many was to be had at once. */
    @ParallelTask
    static List<Boolean> tryAcquire(int times, @Managed Semaphore permits) {
        List<Boolean> acquired = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            acquired.add(permits.tryAcquire());
        }
        return acquired;
    }

    @ParallelTask
    static Waited tryAcquireInTime(int count, long millis, @Managed Semaphore permits) throws InterruptedException {
        long start = System.nanoTime();
        boolean isAcquired = permits.tryAcquire(count, millis, TimeUnit.MILLISECONDS);
        return new Waited(isAcquired, System.nanoTime() - start);
    }

    @ParallelTask
    static int release(int count, @Managed Semaphore permits) {
        permits.release(count);
        return permits.availablePermits();
    }

    @SuppressWarnings("WaitNotInLoop") // what wakes it is what it is about
    @ParallelTask(workers = 3)
    static void awaitSignal(@Managed Lock lock, @Managed Condition isSignalled) throws InterruptedException {
        lock.lock();
        try {
            isSignalled.await();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the program's number is as large, but no longer than this. */
    @ParallelTask
    static Waited awaitNumber(
            int least, long millis, @Managed Lock lock, @Managed Condition hasChanged, @Managed IntSupplier number)
            throws InterruptedException {
        long start = System.nanoTime();
        long left = TimeUnit.MILLISECONDS.toNanos(millis);
        lock.lock();
        try {
            while (number.getAsInt() < least) {
                if (left <= 0) {
                    return new Waited(false, System.nanoTime() - start);
                }
                left = hasChanged.awaitNanos(left);
            }
            return new Waited(true, System.nanoTime() - start);
        } finally {
            lock.unlock();
        }
    }
}
