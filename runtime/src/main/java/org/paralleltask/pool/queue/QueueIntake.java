package org.paralleltask.pool.queue;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.paralleltask.pool.task.Chunk;
import org.paralleltask.pool.task.Lane;

/**
 * Accepts tasks into one pool's queue. It decides in one step whether there is room and whether the queue is closed, so
 * that no task can slip in behind the last worker. Thread-safe, by the lock of the {@link Scheduler}.
 */
final class QueueIntake {
    private final String pool;
    private final Scheduler scheduler;

    @GuardedBy("scheduler.lock")
    private final WaitingTasks waiting;

    private final UnfinishedTasks unfinished;

    /** @param pool its name, for messages */
    QueueIntake(String pool, Scheduler scheduler, WaitingTasks waiting, UnfinishedTasks unfinished) {
        this.pool = pool;
        this.scheduler = scheduler;
        this.waiting = waiting;
        this.unfinished = unfinished;
    }

    /** See {@link TaskQueue#put(Chunk, BooleanSupplier, long, boolean)}. */
    boolean put(Chunk<?, ?> chunk, BooleanSupplier givenUp, long patienceNanos, boolean hasWaited)
            throws InterruptedException {
        scheduler.lock.lock();
        try {
            long size = chunk.nextSize();
            if (!findRoom(chunk.lane(), size, givenUp, patienceNanos, hasWaited)) {
                return false;
            }
            add(chunk, size);
            scheduler.workWaits();
            return true;
        } finally {
            scheduler.lock.unlock();
        }
    }

    /** See {@link TaskQueue#put(Lane, long, Supplier, long)}. */
    boolean put(Lane lane, long size, Supplier<? extends Chunk<?, ?>> chunk, long patienceNanos)
            throws InterruptedException {
        scheduler.lock.lock();
        try {
            if (!findRoom(lane, size, () -> false, patienceNanos, false)) {
                return false;
            }
            add(chunk.get(), size);
            scheduler.workWaits();
            return true;
        } finally {
            scheduler.lock.unlock();
        }
    }

    @GuardedBy("scheduler.lock")
    private boolean findRoom(Lane lane, long size, BooleanSupplier givenUp, long patienceNanos, boolean hasWaited)
            throws InterruptedException {
        Room room = waiting.room(lane);
        if (!unfinished.isClosedFor(lane)
                && !(hasWaited ? room.hasRoomFor(size) : room.isFreeFor(size))
                && !room.await(size, () -> unfinished.isClosedFor(lane), givenUp, patienceNanos, hasWaited)) {
            return false;
        }
        if (unfinished.isClosedFor(lane)) {
            throw closedException();
        }
        return true;
    }

    @GuardedBy("scheduler.lock")
    private void add(Chunk<?, ?> chunk, long size) {
        boolean isNew = unfinished.add(chunk);
        try {
            if (waiting.add(chunk)) {
                scheduler.laneArrives();
            }
        } catch (OutOfMemoryError full) {
            if (isNew) {
                unfinished.remove(chunk);
            }
            throw full;
        }
        chunk.accept(waiting.count() == 0);
        waiting.room(chunk.lane()).enter(size);
    }

    /** See {@link TaskQueue#borrow}. */
    @Nullable
    IdleWorker borrow(Chunk<?, ?> chunk) {
        scheduler.lock.lock();
        try {
            if (unfinished.isClosed()
                    || waiting.count() > 0
                    || waiting.room(chunk.lane()).isAwaited()) {
                return null;
            }
            unfinished.add(chunk);
            IdleWorker idleWorker = scheduler.lend(chunk.definition());
            if (idleWorker == null) {
                unfinished.remove(chunk);
            } else {
                chunk.accept(true);
            }
            return idleWorker;
        } finally {
            scheduler.lock.unlock();
        }
    }

    /** See {@link TaskQueue#reserve}. */
    void reserve(Lane lane, Runnable cancel) {
        if (!unfinished.reserve(lane, cancel)) {
            throw closedException();
        }
    }

    private RejectedExecutionException closedException() {
        return new RejectedExecutionException("Pool " + pool + " is closed: it accepts no more tasks");
    }
}
