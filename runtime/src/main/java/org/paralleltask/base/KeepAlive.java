package org.paralleltask.base;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps the program running while accepted tasks have not ended, though every other thread of a pool is a daemon: by one
 * thread that is not. Guarded by the lock it is given.
 */
public final class KeepAlive {
    /** The thread outlives a burst by this much or twice, because starting one for each call would cost more than the call. */
    private static final long LOOK_MILLIS = 25;

    private final String name;
    private final ReentrantLock lock;
    private final Condition look;
    private int unfinished;
    private boolean running;

    public KeepAlive(String name, ReentrantLock lock) {
        this.name = name;
        this.lock = lock;
        this.look = lock.newCondition();
    }

    /** One more task is unfinished. The lock is held. */
    public void more() {
        if (!running) {
            Thread thread = UninterruptibleThread.detached(name + "-keep-alive", this::stay);
            thread.setDaemon(false); // whatever thread has submitted the task
            try {
                thread.start(); // it needs the lock, which is held
                running = true;
            } catch (OutOfMemoryError noThread) {
                // the workers that run can serve all the same; the next task tries again
            }
        }
        unfinished++;
    }

    /** One task less is unfinished. The lock is held. */
    public void less() {
        unfinished--;
    }

    /** Looks now and then, for waking this thread would cost more than a short call. */
    private void stay() {
        lock.lock();
        try {
            boolean isIdle = false;
            while (unfinished > 0 || !isIdle) {
                isIdle = unfinished == 0;
                if (look.awaitNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS)) > 0) {
                    isIdle = false;
                }
            }
        } catch (InterruptedException e) {
            throw new AssertionError("nobody interrupts this thread", e);
        } finally {
            running = false;
            lock.unlock();
        }
    }
}
