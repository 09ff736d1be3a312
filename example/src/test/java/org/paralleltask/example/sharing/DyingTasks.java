package org.paralleltask.example.sharing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Lock;
import org.paralleltask.Managed;
import org.paralleltask.ParallelTask;

/** Tasks that end while they hold something of the program's. */
final class DyingTasks {
    private static final List<byte[]> KEPT = new ArrayList<>();

    private DyingTasks() {}

    /** How a task ends. */
    enum End {
        HALT,
        EXIT,
        HEAP,
        RETURN,
        THROW,
        NEVER
    }

    /** Takes the lock and all permits, says so, and ends. */
    @SuppressWarnings("LockNotBeforeTry") // which is what it is about
    @ParallelTask(workers = 1)
    static void holdAndEnd(End end, @Managed Lock file, @Managed Semaphore permits, @Managed CountDownLatch isHeld)
            throws InterruptedException {
        file.lock();
        file.lock();
        permits.acquire(2);
        isHeld.countDown();
        end(end);
    }

    private static void end(End end) throws InterruptedException {
        switch (end) {
            case HALT -> Runtime.getRuntime().halt(3);
            case EXIT -> System.exit(4);
            case HEAP -> fillHeap();
            case RETURN -> {}
            case THROW -> throw new IllegalStateException("as asked");
            case NEVER -> new CountDownLatch(1).await();
        }
    }

    private static void fillHeap() {
        while (true) {
            KEPT.add(new byte[1 << 20]);
        }
    }

    @ParallelTask(workers = 2)
    static boolean meet(@Managed CyclicBarrier all) throws InterruptedException {
        try {
            all.await();
            return true;
        } catch (BrokenBarrierException e) {
            return false;
        }
    }

    /** Takes the lock, and lets the program know. */
    @ParallelTask(workers = 1)
    static String lockOnly(@Managed Lock file) {
        file.lock();
        try {
            return "locked";
        } finally {
            file.unlock();
        }
    }
}
