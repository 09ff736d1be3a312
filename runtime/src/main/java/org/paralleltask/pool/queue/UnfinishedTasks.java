package org.paralleltask.pool.queue;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.paralleltask.base.KeepAlive;
import org.paralleltask.pool.task.Chunk;
import org.paralleltask.pool.task.IntrusiveList;
import org.paralleltask.pool.task.Job;
import org.paralleltask.pool.task.Lane;

/**
 * The chunks and whole calls that a queue has accepted and that have not ended, and whether it accepts more.
 * Thread-safe, by the lock of the {@link Scheduler}.
 */
final class UnfinishedTasks {
    private final ReentrantLock lock;
    private final Condition finished;

    @GuardedBy("lock")
    private final KeepAlive keepAlive;

    /** Called with the lock held once the queue is closed and nothing is left. */
    private final Runnable whenFinished;

    /** Every chunk that has tasks which were accepted and have not ended. */
    @GuardedBy("lock")
    private final IntrusiveList<Chunk<?, ?>> chunks = new IntrusiveList<>();

    /**
     * The lanes of calls that were accepted whole, each with what cancels its call. A closed queue still accepts their
     * tasks.
     */
    @GuardedBy("lock")
    private final Map<Lane, Runnable> reserved = new HashMap<>();

    @GuardedBy("lock")
    private boolean closed;

    @GuardedBy("lock")
    private boolean closedForReserved; // even tasks of calls that were accepted whole are refused

    UnfinishedTasks(ReentrantLock lock, KeepAlive keepAlive, Runnable whenFinished) {
        this.lock = lock;
        this.finished = lock.newCondition();
        this.keepAlive = keepAlive;
        this.whenFinished = whenFinished;
    }

    /**
     * Called with the lock held before a task of this chunk is accepted; returns whether it is the chunk's first, or
     * all before it have ended.
     */
    @SuppressWarnings("GuardedBy") // by QueueIntake
    boolean add(Chunk<?, ?> chunk) {
        boolean isNew = !chunks.contains(chunk.unfinished());
        if (isNew) {
            keepAlive.more();
            chunks.addLast(chunk.unfinished());
        }
        return isNew;
    }

    /** Called with the lock held when all tasks of this chunk have ended, or none was accepted after all. */
    @SuppressWarnings("GuardedBy") // QueueIntake, which also calls this, holds the lock
    void remove(Chunk<?, ?> chunk) {
        if (chunks.remove(chunk.unfinished())) {
            keepAlive.less();
        }
    }

    /** {@code count} tasks of a chunk have ended. */
    void end(Chunk<?, ?> chunk, int count) {
        lock.lock();
        try {
            less(chunk, count);
            finishIfEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** These tasks have ended. */
    void end(List<Job<?, ?>> jobs) {
        if (jobs.isEmpty()) {
            return;
        }
        lock.lock();
        try {
            for (Job<?, ?> job : jobs) {
                less(job);
            }
            finishIfEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Whether this task was accepted, and has not ended. */
    boolean owes(Job<?, ?> job) {
        lock.lock();
        try {
            return job.isOwed();
        } finally {
            lock.unlock();
        }
    }

    /** This task has ended. */
    void end(Job<?, ?> job) {
        lock.lock();
        try {
            less(job);
            finishIfEmpty();
        } finally {
            lock.unlock();
        }
    }

    @GuardedBy("lock")
    private void less(Job<?, ?> job) {
        if (job.settle()) {
            less(job.chunk(), 1);
        }
    }

    @GuardedBy("lock")
    private void less(Chunk<?, ?> chunk, int count) {
        if (chunk.tasksEnded(count)) {
            remove(chunk);
        }
    }

    /** The jobs of all tasks that have not ended, in the order of acceptance. */
    List<Job<?, ?>> jobs() {
        List<Chunk<?, ?>> all;
        lock.lock();
        try {
            all = chunks.elements();
        } finally {
            lock.unlock();
        }
        List<Job<?, ?>> jobs = new ArrayList<>();
        for (Chunk<?, ?> chunk : all) {
            jobs.addAll(chunk.jobs());
        }
        return jobs;
    }

    /** Accepts a call as a whole; returns false if the queue is closed. */
    boolean reserve(Lane lane, Runnable cancel) {
        lock.lock();
        try {
            if (closed) {
                return false;
            }
            reserved.put(lane, cancel);
            keepAlive.more();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** A call that was accepted whole has ended. */
    void release(Lane lane) {
        lock.lock();
        try {
            if (reserved.remove(lane) != null) {
                keepAlive.less();
                finishIfEmpty();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Whether calls that were accepted whole have not ended. */
    boolean hasReserved() {
        lock.lock();
        try {
            return !reserved.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Withdraws the tasks that wait, stops those that run, and returns the tasks that certainly never started. */
    List<Object> cancelAll() {
        List<Object> neverStarted = new ArrayList<>();
        for (Job<?, ?> job : jobs()) {
            if (job.withdraw() && job.attempt() == 0) {
                neverStarted.add(job.task());
            } else {
                job.cancel();
            }
        }
        cancelsOfReserved().forEach(Runnable::run);
        return neverStarted;
    }

    private List<Runnable> cancelsOfReserved() {
        lock.lock();
        try {
            return List.copyOf(reserved.values());
        } finally {
            lock.unlock();
        }
    }

    /**
     * Accepts nothing more.
     *
     * @param evenReserved whether tasks of calls that were accepted whole are refused, too
     */
    void close(boolean evenReserved) {
        lock.lock();
        try {
            closed = true;
            closedForReserved |= evenReserved;
            finishIfEmpty();
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** Whether a task in this lane is refused. The lock is held. */
    @SuppressWarnings("GuardedBy") // by QueueIntake
    boolean isClosedFor(Lane lane) {
        return closed && (closedForReserved || !reserved.containsKey(lane));
    }

    /** Whether it is closed, and all that was accepted has ended. */
    boolean isFinished() {
        lock.lock();
        try {
            return closed && isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until all that was accepted has ended; returns false if it has not within {@code patienceNanos}. */
    boolean awaitEmpty(long patienceNanos) throws InterruptedException {
        lock.lock();
        try {
            long left = patienceNanos;
            while (!isEmpty() && left > 0) {
                left = finished.awaitNanos(left);
            }
            return isEmpty();
        } finally {
            lock.unlock();
        }
    }

    @GuardedBy("lock")
    private void finishIfEmpty() {
        if (isEmpty()) {
            finished.signalAll();
            if (closed) {
                whenFinished.run();
            }
        }
    }

    @GuardedBy("lock")
    private boolean isEmpty() {
        return chunks.isEmpty() && reserved.isEmpty();
    }
}
