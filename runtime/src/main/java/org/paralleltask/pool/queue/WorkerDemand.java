package org.paralleltask.pool.queue;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * Decides whether another worker is needed. Supervisors that have no worker wait here until one is. Thread-safe, by the
 * lock of the {@link Scheduler}.
 */
public final class WorkerDemand {
    /** How often a supervisor that may start a worker looks whether another one is late. */
    private static final long LATE_LOOK_NANOS = 5_000_000;

    private final ReentrantLock lock;

    /**
     * Supervisors that have no worker wait for this one condition: of other signals each could be wasted that a
     * supervisor with a worker would use.
     */
    private final Condition news;

    private final QueueTurns queues;
    private final IdleWorkers idleWorkers;
    private final TaskRunners runners;

    /** How many workers are on their way to {@link Scheduler#take}. */
    @GuardedBy("lock")
    private int starting;

    WorkerDemand(ReentrantLock lock, QueueTurns queues, IdleWorkers idleWorkers, TaskRunners runners) {
        this.lock = lock;
        this.news = lock.newCondition();
        this.queues = queues;
        this.idleWorkers = idleWorkers;
        this.runners = runners;
    }

    /** Wakes every supervisor that waits here, to look again. The lock is held. */
    void changed() {
        news.signalAll();
    }

    /** A worker has been sent more tasks than it has begun: if those take long, another worker may be needed. */
    public void dispatchStarted() {
        lock.lock();
        try {
            changed();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Counts a worker that is about to be started, or to end its task. Afterwards it comes to {@link Scheduler#take},
     * or {@link #notStarted} is called.
     */
    public void starting() {
        lock.lock();
        try {
            starting++;
        } finally {
            lock.unlock();
        }
    }

    /** A worker that was counted by {@link #starting} has come to {@link Scheduler#take}. The lock is held. */
    void arrived() {
        lock.lock();
        try {
            starting--;
        } finally {
            lock.unlock();
        }
    }

    /** A worker that was counted by {@link #starting} could not be started, or its loop takes no more tasks. */
    public void notStarted() {
        lock.lock();
        try {
            starting--;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until more tasks wait than there are workers free for them or on their way; then counts one more worker as
     * on its way and returns true. Returns false if no more work will come, or {@code givenUp} holds.
     */
    public boolean awaitDemand(BooleanSupplier givenUp) {
        lock.lock();
        try {
            while (!queues.areFinished() && !givenUp.getAsBoolean()) {
                int coming = idleWorkers.count() + starting;
                if (queues.waiting() > coming || (coming == 0 && runners.isLate())) {
                    starting++;
                    return true;
                }
                awaitNews();
            }
            return false;
        } finally {
            lock.unlock();
        }
    }

    @SuppressWarnings("WaitNotInLoop") // the caller's loop
    @GuardedBy("lock")
    private void awaitNews() {
        if (!runners.hasMore()) {
            news.awaitUninterruptibly();
            return;
        }
        try {
            news.awaitNanos(LATE_LOOK_NANOS);
        } catch (InterruptedException ignored) {
            // a supervisor obeys no interrupt: the flag is cleared, and it looks again
        }
    }

    /** Waits until a task waits; returns false if no more work will come, or {@code givenUp} holds. */
    public boolean awaitWork(BooleanSupplier givenUp) {
        lock.lock();
        try {
            while (!queues.areFinished() && !givenUp.getAsBoolean()) {
                if (queues.waiting() > 0) {
                    return true;
                }
                news.awaitUninterruptibly();
            }
            return false;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Lets time pass until {@code endNanos} by the clock of {@link System#nanoTime}; ends early if no more work will
     * come.
     *
     * @param untilWork whether it also ends early when a task waits
     * @return true if it has ended early because a task waits
     */
    public boolean pause(long endNanos, boolean untilWork) {
        lock.lock();
        try {
            while (System.nanoTime() - endNanos < 0 && !queues.areFinished()) {
                if (untilWork && queues.waiting() > 0) {
                    return true;
                }
                try {
                    news.awaitNanos(endNanos - System.nanoTime());
                } catch (InterruptedException ignored) {
                    // a supervisor obeys no interrupt: the flag is cleared, and it looks again
                }
            }
            return false;
        } finally {
            lock.unlock();
        }
    }
}
