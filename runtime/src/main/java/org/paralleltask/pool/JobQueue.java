package org.paralleltask.pool;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.paralleltask.PoolOptions;

/**
 * What waits in one pool: at most {@code queueSize} jobs, first in, first out. All its state is guarded by the lock of
 * the {@link JobQueues} that it belongs to.
 */
final class JobQueue {
    private final String name;
    private final PoolOptions options;
    private final JobQueues all;
    private final ReentrantLock lock;
    private final Condition room;
    private final Condition finished;

    /** A set, because any job may be withdrawn at any time, and a thousand may wait. */
    private final Set<Job<?>> waiting = new LinkedHashSet<>();

    /** Jobs that came back from a worker; they go first, and take no room from new ones. */
    private final Deque<Job<?>> returned = new ArrayDeque<>();

    private int unfinished;
    private boolean closed;

    JobQueue(String name, PoolOptions options, JobQueues all) {
        this.name = name;
        this.options = options;
        this.all = all;
        this.lock = all.lock;
        this.room = lock.newCondition();
        this.finished = lock.newCondition();
    }

    PoolOptions options() {
        return options;
    }

    /**
     * Accepts a job, waiting while the queue is full.
     *
     * @param givenUp looked at while it waits; {@link #wakePutters} makes it look again
     * @return false if it was given up
     * @throws RejectedExecutionException if the pool is closed, or is closed meanwhile
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    boolean put(Job<?> job, BooleanSupplier givenUp) throws InterruptedException {
        lock.lock();
        try {
            while (waiting.size() >= options.queueSize() && !closed) {
                if (givenUp.getAsBoolean()) {
                    return false;
                }
                room.await();
            }
            if (closed) {
                throw closedException();
            }
            waiting.add(job);
            unfinished++;
            all.changed.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Takes back a job that is to run again; even a closed queue has accepted it once. */
    void putBack(Job<?> job) {
        lock.lock();
        try {
            returned.addFirst(job);
            all.changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** The next job. The lock is held. */
    @Nullable
    Job<?> poll() {
        Job<?> back = returned.pollFirst();
        if (back != null) {
            return back;
        }
        Iterator<Job<?>> first = waiting.iterator();
        if (!first.hasNext()) {
            return null;
        }
        Job<?> job = first.next();
        first.remove();
        room.signal();
        return job;
    }

    /** Whether {@link #poll} would give a job. The lock is held. */
    boolean hasWaiting() {
        return !returned.isEmpty() || !waiting.isEmpty();
    }

    /** Takes out a job that was withdrawn. */
    void remove(Job<?> job) {
        lock.lock();
        try {
            if (waiting.remove(job)) {
                room.signal();
            } else {
                returned.remove(job);
            }
        } finally {
            lock.unlock();
        }
    }

    /** A job of this queue has ended: called once for each. */
    void ended() {
        lock.lock();
        try {
            unfinished--;
            if (unfinished == 0) {
                finished.signalAll();
                if (closed) {
                    all.changed.signalAll();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    void wakePutters() {
        lock.lock();
        try {
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Accepts nothing more; who waits for room is rejected. */
    void close() {
        lock.lock();
        try {
            closed = true;
            room.signalAll();
            all.changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Closed, and every accepted job has ended. The lock is held. */
    boolean isFinished() {
        return closed && unfinished == 0;
    }

    /** Waits until every accepted job has ended. */
    void awaitFinished() {
        lock.lock();
        try {
            while (unfinished > 0) {
                finished.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    RejectedExecutionException closedException() {
        return new RejectedExecutionException("Pool " + name + " is closed: it accepts no more tasks");
    }
}
