package org.paralleltask.benchmark;

import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.Lock;
import java.util.stream.Stream;
import org.paralleltask.Managed;
import org.paralleltask.ParallelTask;
import org.paralleltask.Shared;
import org.paralleltask.SharedAtomicLongArray;
import org.paralleltask.SharedBuffer;

/** What the workers do with what they share, and what takes more than a value to return. */
final class SharingTasks {
    private SharingTasks() {}

    /** Numbers of the program. */
    interface Numbers {
        long next();
    }

    /** The median call of an object of the program, of so many, in nanoseconds. */
    @ParallelTask(workers = 1)
    static double timeCalls(int times, @Managed Numbers numbers) throws Exception {
        return Clock.median(times, numbers::next);
    }

    /** The median time to lock and unlock, of so many times, in nanoseconds. */
    @SuppressWarnings("LockNotBeforeTry") // nothing is done in between
    @ParallelTask(workers = 1)
    static double timeLocks(int times, @Managed Lock lock) throws Exception {
        return Clock.median(times, () -> {
            lock.lock();
            lock.unlock();
        });
    }

    /** Takes so many maps out of a queue, and returns how many characters were in them. */
    @ParallelTask(workers = 1)
    static long measureQueued(int count, @Managed BlockingQueue<Map<String, String>> queue)
            throws InterruptedException {
        long length = 0;
        for (int i = 0; i < count; i++) {
            length += Tasks.measure(queue.take());
        }
        return length;
    }

    /** Locks, says so, and never unlocks. */
    @SuppressWarnings("LockNotBeforeTry")
    @ParallelTask(workers = 1)
    static void holdForEver(@Managed Lock lock, @Managed Runnable isHeld) throws InterruptedException {
        lock.lock();
        isHeld.run();
        new CountDownLatch(1).await();
    }

    @SuppressWarnings("LockNotBeforeTry") // nothing is done in between
    @ParallelTask(workers = 1)
    static void lockOnce(@Managed Lock lock) {
        lock.lock();
        lock.unlock();
    }

    /** Adds 1 so many times to the first number, which others add to at the same time. */
    @ParallelTask(workers = 2)
    static int addOnes(int times, @Shared SharedBuffer buffer) {
        SharedAtomicLongArray numbers = SharedAtomicLongArray.over(buffer);
        for (int i = 0; i < times; i++) {
            numbers.getAndAdd(0, 1);
        }
        return times;
    }

    /** So many blocks of so many bytes, each made when it is asked for. */
    @ParallelTask(workers = 1)
    static Stream<byte[]> blocks(int count, int bytes) {
        return Stream.generate(() -> new byte[bytes]).limit(count);
    }
}
