package org.paralleltask.pool;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.paralleltask.PoolOptions;

/**
 * What waits for one set of workers: a queue for each pool on them, served in fair turns.
 *
 * <p>One lock guards all of it. It decides "is there room" and "is it closed" in one step, so that no job can slip in
 * behind the last taker.
 */
final class JobQueues {
    final ReentrantLock lock = new ReentrantLock();

    /** For those who have a worker: something waits, or all is finished, or a worker has exited. */
    private final Condition work = lock.newCondition();

    /** For those who have none, and would waste a signal that one who has could use: the same. */
    private final Condition news = lock.newCondition();

    private final Deque<JobQueue> turns = new ArrayDeque<>(); // guarded by lock
    private final KeepAlive keepAlive; // guarded by lock
    private boolean closed; // guarded by lock

    JobQueues(String name) {
        this.keepAlive = new KeepAlive(name, lock);
    }

    /** A queue has accepted a job. The lock is held. */
    void accepted() {
        keepAlive.more();
        workWaits();
    }

    /** Something waits that did not. The lock is held. */
    void workWaits() {
        work.signal();
        news.signalAll();
    }

    /** Everybody is to look again. The lock is held. */
    void changed() {
        work.signalAll();
        news.signalAll();
    }

    /** An accepted job has ended. The lock is held. */
    void ended() {
        keepAlive.less();
    }

    /** @throws java.util.concurrent.RejectedExecutionException if closed */
    JobQueue open(String name, PoolOptions options) {
        lock.lock();
        try {
            JobQueue queue = new JobQueue(name, options, this);
            if (closed) {
                throw queue.closedException();
            }
            turns.addLast(queue);
            return queue;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for a job. Null when there is none and never will be, or when {@code givenUp} holds; {@link #wake} makes it
     * look at that.
     */
    @Nullable
    Job<?, ?> take(BooleanSupplier givenUp) {
        lock.lock();
        try {
            while (!givenUp.getAsBoolean()) {
                Job<?, ?> job = poll();
                if (job != null) {
                    return job;
                }
                if (isFinished()) {
                    return null;
                }
                work.awaitUninterruptibly();
            }
            if (hasWaiting()) {
                work.signal(); // the signal that has come here was for somebody who takes
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until there is a job to take; false if there never will be one. */
    boolean awaitWork() {
        lock.lock();
        try {
            while (!hasWaiting()) {
                if (isFinished()) {
                    return false;
                }
                news.awaitUninterruptibly();
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** The next job of the queue whose turn it is. */
    private @Nullable Job<?, ?> poll() {
        for (int i = turns.size(); i > 0; i--) {
            JobQueue queue = turns.removeFirst();
            turns.addLast(queue);
            Job<?, ?> job = queue.poll();
            if (job != null) {
                return job;
            }
        }
        return null;
    }

    private boolean hasWaiting() {
        return turns.stream().anyMatch(JobQueue::hasWaiting);
    }

    /** Closed, and every accepted job has ended: a running one may still come back to be run again. */
    private boolean isFinished() {
        return closed && turns.stream().allMatch(JobQueue::isFinished);
    }

    /** Whether more work may come. */
    boolean mayHaveWork() {
        lock.lock();
        try {
            return !isFinished();
        } finally {
            lock.unlock();
        }
    }

    /** Takes out all that waits. */
    List<Job<?, ?>> drain() {
        lock.lock();
        try {
            List<Job<?, ?>> jobs = new ArrayList<>();
            for (Job<?, ?> job = poll(); job != null; job = poll()) {
                jobs.add(job);
            }
            return jobs;
        } finally {
            lock.unlock();
        }
    }

    void wake() {
        lock.lock();
        try {
            changed();
        } finally {
            lock.unlock();
        }
    }

    /** Accepts nothing more, in any queue. */
    void close() {
        lock.lock();
        try {
            closed = true;
            List.copyOf(turns).forEach(JobQueue::close); // which may be forgotten at once
            changed();
        } finally {
            lock.unlock();
        }
    }

    /** Forgets the queue of a pool that is closed and finished. The lock is held. */
    void forget(JobQueue queue) {
        turns.remove(queue);
    }

    /** The queues of the pools that are open. */
    List<JobQueue> open() {
        lock.lock();
        try {
            return List.copyOf(turns);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Lets time pass until {@code endNanos} by the clock of {@link System#nanoTime}; less if there is no more work to
     * come.
     *
     * @return true if it is not over, but something waits and the caller has asked for that
     */
    boolean pause(long endNanos, boolean untilWork) {
        lock.lock();
        try {
            while (System.nanoTime() - endNanos < 0 && !isFinished()) {
                if (untilWork && hasWaiting()) {
                    return true;
                }
                try {
                    news.awaitNanos(endNanos - System.nanoTime());
                } catch (InterruptedException ignored) {
                    // a supervisor obeys no interrupt: the flag is cleared, and we look again
                }
            }
            return false;
        } finally {
            lock.unlock();
        }
    }
}
