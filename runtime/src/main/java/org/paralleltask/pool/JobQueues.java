package org.paralleltask.pool;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.paralleltask.PoolOptions;

/**
 * What waits for one set of workers: a queue for each pool on them, served in fair turns.
 *
 * <p>One lock guards all of it. It decides "is there room" and "is it closed" in one step, so that no job can slip in
 * behind the last taker. (Long, because all that waits under that lock is here.)
 */
final class JobQueues {
    final ReentrantLock lock = new ReentrantLock();

    /** Who waits with a worker, the last come last: it is woken first, so that those that nobody needs can idle out. */
    private final Deque<Condition> takers = new ArrayDeque<>(); // guarded by lock

    /** Who was woken and has not looked yet. */
    private int woken; // guarded by lock

    /** Workers on their way to {@link #take}. */
    private int starting; // guarded by lock

    /** For those who have no worker, and would waste a signal that one who has could use. */
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
        Condition last = takers.pollLast();
        if (last != null) {
            woken++;
            last.signal();
        }
        news.signalAll();
    }

    /** Everybody is to look again. The lock is held. */
    void changed() {
        woken += takers.size();
        takers.forEach(Condition::signal);
        takers.clear();
        news.signalAll();
    }

    /** An accepted job has ended. The lock is held. */
    void ended() {
        keepAlive.less();
    }

    /** @throws RejectedExecutionException if closed */
    JobQueue open(String name, PoolOptions options, Events events) {
        lock.lock();
        try {
            if (closed) {
                throw new RejectedExecutionException(
                        "Pool " + name + " cannot be opened on these Workers: they are closed");
            }
            JobQueue queue = new JobQueue(name, options, this, events);
            turns.addLast(queue);
            return queue;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for a job, for a worker. Null when there is none and never will be, or none has come in time, or when
     * {@code givenUp} holds; {@link #wake} makes it look at that.
     *
     * @param patienceNanos how long it waits at most
     * @param isCounted whether the worker was counted by {@link #starting}, and is now here
     */
    @Nullable
    Job<?, ?> take(BooleanSupplier givenUp, long patienceNanos, boolean isCounted) {
        lock.lock();
        try {
            starting -= isCounted ? 1 : 0;
            long start = System.nanoTime();
            Condition turn = lock.newCondition();
            while (!givenUp.getAsBoolean()) {
                Job<?, ?> job = poll();
                if (job != null) {
                    return job;
                }
                long left = patienceNanos - (System.nanoTime() - start);
                if (isFinished() || left <= 0) {
                    return null;
                }
                awaitTurn(turn, left);
            }
            if (waiting() > 0) {
                workWaits(); // the signal that has come here was for somebody who takes
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    @SuppressWarnings("WaitNotInLoop") // the caller's loop
    private void awaitTurn(Condition turn, long patienceNanos) {
        takers.addLast(turn);
        try {
            turn.awaitNanos(patienceNanos);
        } catch (InterruptedException ignored) {
            // a supervisor obeys no interrupt: the flag is cleared, and it looks again
        } finally {
            if (!takers.remove(turn)) {
                woken--;
            }
        }
    }

    /**
     * A worker is about to be started, or to end its task; it will come to {@link #take}, or {@link #notStarted} is
     * called.
     */
    void starting() {
        lock.lock();
        try {
            starting++;
        } finally {
            lock.unlock();
        }
    }

    /** A worker could not be started, or has nobody to feed it. */
    void notStarted() {
        lock.lock();
        try {
            starting--;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until more jobs wait than workers that are free for them or on their way, and counts one more as on its way;
     * false if that will never be, or when {@code givenUp} holds.
     */
    boolean awaitDemand(BooleanSupplier givenUp) {
        lock.lock();
        try {
            while (!isFinished() && !givenUp.getAsBoolean()) {
                if (waiting() > takers.size() + woken + starting) {
                    starting++;
                    return true;
                }
                news.awaitUninterruptibly();
            }
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until there is a job to take; false if there never will be one, or when {@code givenUp} holds. */
    boolean awaitWork(BooleanSupplier givenUp) {
        lock.lock();
        try {
            while (!isFinished() && !givenUp.getAsBoolean()) {
                if (waiting() > 0) {
                    return true;
                }
                news.awaitUninterruptibly();
            }
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Whether more work than what runs now is waiting, or may come. */
    boolean needsMoreWorkers() {
        lock.lock();
        try {
            return !closed || waiting() > 0;
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

    private int waiting() {
        int sum = 0;
        for (JobQueue queue : turns) {
            sum += queue.waitingNow();
        }
        return sum;
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

    /** Whether tasks are accepted. */
    boolean isOpen() {
        lock.lock();
        try {
            return !closed;
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
                if (untilWork && waiting() > 0) {
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
