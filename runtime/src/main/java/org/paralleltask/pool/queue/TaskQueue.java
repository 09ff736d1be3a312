package org.paralleltask.pool.queue;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.paralleltask.PoolOptions;
import org.paralleltask.base.KeepAlive;
import org.paralleltask.pool.task.Chunk;
import org.paralleltask.pool.task.DispatchSizer;
import org.paralleltask.pool.task.HomeQueue;
import org.paralleltask.pool.task.Job;
import org.paralleltask.pool.task.Lane;
import org.paralleltask.pool.view.PoolObserver;

/**
 * One pool's queue. Each map and each stream has a lane of its own, all single tasks share one, so that no map, however
 * large, is in the way of a call. Thread-safe, by the lock of the {@link Scheduler} that it belongs to.
 */
public final class TaskQueue implements HomeQueue {
    private final String name;
    private final PoolOptions options;
    private final Scheduler scheduler;
    private final PoolObserver events;

    /** For {@code call} and {@code submit}. */
    private final Lane singles = new Lane(false);

    private final Lane urgentSingles = new Lane(true);

    @GuardedBy("scheduler.lock")
    private final WaitingTasks waiting;

    private final UnfinishedTasks unfinished;
    private final DispatchSizer pace = new DispatchSizer(Chunk.MOST);

    /** Whether what waited when it was closed was withdrawn. */
    private volatile boolean stopped;

    /**
     * @param keepAlive knows of each chunk and call that has not ended
     * @param events hears of its tasks
     */
    TaskQueue(String name, PoolOptions options, Scheduler scheduler, KeepAlive keepAlive, PoolObserver events) {
        this.name = name;
        this.options = options;
        this.scheduler = scheduler;
        this.events = events;
        this.waiting = new WaitingTasks(options, scheduler.lock);
        this.unfinished = new UnfinishedTasks(scheduler.lock, keepAlive, () -> scheduler.forget(this));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public PoolOptions options() {
        return options;
    }

    @Override
    public PoolObserver events() {
        return events;
    }

    /** The lane of single tasks. */
    public Lane singles(boolean isUrgent) {
        return isUrgent ? urgentSingles : singles;
    }

    /** How many tasks wait. */
    public int waiting() {
        scheduler.lock.lock();
        try {
            return waiting.count();
        } finally {
            scheduler.lock.unlock();
        }
    }

    /** How many tasks wait. The lock is held. */
    @SuppressWarnings("GuardedBy") // by Scheduler, which calls it for each of its queues
    int waitingNow() {
        return waiting.count();
    }

    /**
     * Accepts the next task of a chunk, waiting while the queue is full.
     *
     * @param givenUp looked at while it waits; {@link #wakePutters} makes it look again
     * @param patienceNanos how long it waits at most
     * @return false if it was given up, or there was no room in time
     * @throws RejectedExecutionException if the pool is closed, or is closed meanwhile
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public boolean put(Chunk<?, ?> chunk, BooleanSupplier givenUp, long patienceNanos) throws InterruptedException {
        return put(chunk, givenUp, patienceNanos, false);
    }

    /**
     * As above.
     *
     * @param hasWaited whether it was tried before, and there was no room in time
     */
    public boolean put(Chunk<?, ?> chunk, BooleanSupplier givenUp, long patienceNanos, boolean hasWaited)
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

    /**
     * As above, waiting for ever if need be, or for as long as there is patience.
     *
     * @param lane of the chunk
     * @param size of the task, in bytes
     * @param chunk writes it into one, under the lock, once there is room
     */
    public boolean put(Lane lane, long size, Supplier<? extends Chunk<?, ?>> chunk, long patienceNanos)
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

    /**
     * Accepts the only task of a chunk and lends a worker to its caller, who runs it there and then; null, and nothing is
     * accepted, if no worker is free for that.
     */
    public @Nullable IdleWorker borrow(Chunk<?, ?> chunk) {
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

    @Override
    public void putBack(Job<?, ?> job) {
        scheduler.lock.lock();
        try {
            if (job.isOwed()) { // not withdrawn meanwhile
                waiting.putBack(job);
                scheduler.workWaits();
            }
        } finally {
            scheduler.lock.unlock();
        }
    }

    /** Whether small tasks go into chunks: the last ones were short, and nobody wants to hear of each. Without the lock. */
    public boolean takesChunks() {
        return pace.isTiny() && events.quietNanos() > 0;
    }

    @Override
    public DispatchSizer pace() {
        return pace;
    }

    /** Takes out the next tasks: as many as one worker should get at once, while so many want some. The lock is held. */
    @SuppressWarnings("GuardedBy") // by Scheduler, which calls it for each of its queues
    public TaskSlice poll(int most, int workers) {
        return waiting.poll(most, workers, pace);
    }

    @Override
    public int cut(Chunk<?, ?> chunk) {
        scheduler.lock.lock();
        try {
            waiting.cut(chunk);
            return chunk.taken();
        } finally {
            scheduler.lock.unlock();
        }
    }

    @Override
    public void remove(Job<?, ?> job) {
        scheduler.lock.lock();
        try {
            waiting.remove(job);
        } finally {
            scheduler.lock.unlock();
        }
    }

    /** Whether another caller waits than the one whose lane this is, and need not let that go first. The lock is held. */
    @SuppressWarnings("GuardedBy") // by Scheduler, which calls it for each of its queues
    boolean hasOthers(Lane lane) {
        return waiting.hasOthers(lane);
    }

    /** Withdraws what waits, kills the workers of what runs, and returns the tasks that certainly never started. */
    public List<Object> cancelAll() {
        close(true);
        List<Object> neverStarted = new ArrayList<>();
        for (Job<?, ?> job : unfinished.jobs()) {
            if (job.withdraw() && job.attempt() == 0) {
                neverStarted.add(job.task());
            } else {
                job.cancel();
            }
        }
        unfinished.reserved().forEach(Runnable::run);
        return neverStarted;
    }

    /** Accepts nothing more, and withdraws what waits; what runs is left to end. */
    public void stop() {
        stopped = true; // before any task is withdrawn for that
        close(true);
        unfinished.jobs().forEach(Job::withdraw);
    }

    /** Whether {@link #stop} was called: tasks that were withdrawn and never started are not missed by their streams. */
    public boolean isStopped() {
        return stopped;
    }

    /**
     * Accepts a call as a whole, whose tasks come later in this lane, until {@link #release}: until then it counts as
     * an unfinished task.
     *
     * @param cancel called by {@link #cancelAll}
     * @throws RejectedExecutionException if the pool is closed
     */
    public void reserve(Lane lane, Runnable cancel) {
        if (!unfinished.reserve(lane, cancel)) {
            throw closedException();
        }
    }

    /** Whether tasks may come though it is closed. */
    boolean isReserved() {
        return unfinished.hasReserved();
    }

    /** Nothing more comes in this lane. */
    public void release(Lane lane) {
        unfinished.release(lane);
    }

    @Override
    public boolean owes(Job<?, ?> job) {
        scheduler.lock.lock();
        try {
            return job.isOwed();
        } finally {
            scheduler.lock.unlock();
        }
    }

    @Override
    public void ended(List<Job<?, ?>> jobs) {
        if (jobs.isEmpty()) {
            return;
        }
        unfinished.end(jobs);
    }

    @Override
    public void ended(Job<?, ?> job) {
        scheduler.lock.lock();
        try {
            if (job.isOwed()) { // it may never have been accepted
                waiting.removeReturned(job); // it may have been withdrawn just before it was put back
                unfinished.end(job);
            }
        } finally {
            scheduler.lock.unlock();
        }
    }

    @Override
    public void ended(Chunk<?, ?> chunk, int count) {
        unfinished.end(chunk, count);
    }

    /** Callers that wait for room look whether they have given up. */
    public void wakePutters() {
        scheduler.lock.lock();
        try {
            waiting.wakeCallers();
        } finally {
            scheduler.lock.unlock();
        }
    }

    /** Accepts nothing more; callers that wait for room are rejected. */
    public void close() {
        close(false);
    }

    private void close(boolean evenReserved) {
        scheduler.lock.lock();
        try {
            unfinished.close(evenReserved);
            waiting.wakeCallers();
        } finally {
            scheduler.lock.unlock();
        }
    }

    public boolean isClosed() {
        return unfinished.isClosed();
    }

    /** Closed, and every accepted task has ended. */
    public boolean hasEnded() {
        return unfinished.isFinished();
    }

    /**
     * Waits until every accepted task has ended; false if they have not in time.
     *
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public boolean awaitFinished(long patienceNanos) throws InterruptedException {
        return unfinished.awaitEmpty(patienceNanos);
    }

    private RejectedExecutionException closedException() {
        return new RejectedExecutionException("Pool " + name + " is closed: it accepts no more tasks");
    }
}
