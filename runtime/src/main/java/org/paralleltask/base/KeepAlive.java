package org.paralleltask.base;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps the program running while accepted tasks have not ended, although the pool's other threads are daemons: it has one
 * thread that is none. Guarded by the lock that it is given.
 */
public final class KeepAlive {
    /**
     * The thread outlives the last task by this time, or twice that: starting a thread for each call would cost more than the
     * call.
     */
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

    /** Notes that one more task is unfinished. The lock is held. */
    public void more() {
        if (!running) {
            Thread thread = UninterruptibleThread.detached(name + "-keep-alive", this::stay);
            thread.setDaemon(false); // else it would inherit this from the thread that submits the task
            try {
                thread.start(); // it waits for the lock, which is held here
                running = true;
            } catch (OutOfMemoryError noThread) {
                // running workers still serve the task; the next task tries again
            }
        }
        unfinished++;
    }

    /** Notes that one task less is unfinished. The lock is held. */
    public void less() {
        unfinished--;
    }

    /** Looks every 25 ms whether tasks are unfinished: waking this thread would cost more than a short call. */
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
            throw new AssertionError("a thread that no other refers to was interrupted", e);
        } finally {
            running = false;
            lock.unlock();
        }
    }
}
