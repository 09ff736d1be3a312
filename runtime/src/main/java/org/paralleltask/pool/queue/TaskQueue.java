package org.paralleltask.pool.queue;

import com.google.errorprone.annotations.concurrent.GuardedBy;
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
 * One pool's queue. Each map and each stream has a lane of its own; all single tasks share one. So no map, however
 * large, holds up a call. Thread-safe, by the lock of the {@link Scheduler} that it belongs to.
 */
public final class TaskQueue implements HomeQueue {
    private final String name;
    private final PoolOptions options;
    private final Scheduler scheduler;
    private final PoolObserver events;

    private final Lane singles = new Lane(false);
    private final Lane urgentSingles = new Lane(true);

    @GuardedBy("scheduler.lock")
    private final WaitingTasks waiting;

    private final UnfinishedTasks unfinished;
    private final QueueIntake intake;
    private final DispatchSizer sizer = new DispatchSizer(Chunk.MOST);

    /** Whether {@link #stop} was called. */
    private volatile boolean stopped;

    /**
     * @param keepAlive told of each chunk and call that has not ended
     * @param events told of each task's start and end
     */
    TaskQueue(String name, PoolOptions options, Scheduler scheduler, KeepAlive keepAlive, PoolObserver events) {
        this.name = name;
        this.options = options;
        this.scheduler = scheduler;
        this.events = events;
        this.waiting = new WaitingTasks(options, scheduler.lock);
        this.unfinished = new UnfinishedTasks(scheduler.lock, keepAlive, () -> scheduler.forget(this));
        this.intake = new QueueIntake(name, scheduler, waiting, unfinished);
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

    @Override
    public DispatchSizer sizer() {
        return sizer;
    }

    // Called by callers' threads.

    /** The lane of single tasks of this priority. */
    public Lane singles(boolean isUrgent) {
        return isUrgent ? urgentSingles : singles;
    }

    /**
     * Whether short tasks are packed: the last ones were short, and no observer wants to hear of each. Without the
     * lock.
     */
    public boolean takesChunks() {
        return sizer.isTiny() && events.quietNanos() > 0;
    }

    /** As {@link #put(Chunk, BooleanSupplier, long, boolean)}, for a task that was not offered before. */
    public boolean put(Chunk<?, ?> chunk, BooleanSupplier givenUp, long patienceNanos) throws InterruptedException {
        return put(chunk, givenUp, patienceNanos, false);
    }

    /**
     * Accepts the next task of a chunk, waiting while the queue is full.
     *
     * @param givenUp whether the caller no longer wants to wait; {@link #wakePutters} makes it look again
     * @param patienceNanos how long it waits at most; {@link Long#MAX_VALUE} for ever
     * @param hasWaited whether this task was offered before, and there was no room in time; then it is first in line
     * @return false if {@code givenUp} holds, or there was no room in time
     * @throws RejectedExecutionException if the pool is closed, or is closed while this waits
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public boolean put(Chunk<?, ?> chunk, BooleanSupplier givenUp, long patienceNanos, boolean hasWaited)
            throws InterruptedException {
        return intake.put(chunk, givenUp, patienceNanos, hasWaited);
    }

    /**
     * Accepts one task of {@code size} bytes, waiting at most {@code patienceNanos} while the queue is full; false if
     * there was no room in time.
     *
     * @param lane that of the chunk
     * @param size of the encoded task, in bytes
     * @param chunk called under the lock once there is room: writes the task into a chunk, and returns that
     * @throws RejectedExecutionException if the pool is closed, or is closed while this waits
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public boolean put(Lane lane, long size, Supplier<? extends Chunk<?, ?>> chunk, long patienceNanos)
            throws InterruptedException {
        return intake.put(lane, size, chunk, patienceNanos);
    }

    /**
     * Accepts the only task of a chunk and lends a worker to the calling thread, which then runs the task with {@link
     * IdleWorker#run}. Returns null, and accepts nothing, if no worker is free for that.
     */
    public @Nullable IdleWorker borrow(Chunk<?, ?> chunk) {
        return intake.borrow(chunk);
    }

    /** Wakes the callers that wait for room: each looks whether it has given up. */
    public void wakePutters() {
        scheduler.lock.lock();
        try {
            waiting.wakeCallers();
        } finally {
            scheduler.lock.unlock();
        }
    }

    /**
     * Accepts a call as a whole; its tasks come later, in this lane. Until {@link #release} it counts as an unfinished
     * task, and its tasks are accepted even if the queue is closed meanwhile.
     *
     * @param cancel called by {@link #cancelAll}
     * @throws RejectedExecutionException if the pool is closed
     */
    public void reserve(Lane lane, Runnable cancel) {
        intake.reserve(lane, cancel);
    }

    /** Ends what {@link #reserve} began: no more tasks come in this lane. */
    public void release(Lane lane) {
        unfinished.release(lane);
    }

    // Called by tasks, and by the threads that run them.

    @Override
    public void putBack(Job<?, ?> job) {
        scheduler.lock.lock();
        try {
            if (job.isOwed()) { // else it was withdrawn meanwhile
                waiting.putBack(job);
                scheduler.workWaits();
            }
        } finally {
            scheduler.lock.unlock();
        }
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

    @Override
    public boolean owes(Job<?, ?> job) {
        return unfinished.owes(job);
    }

    @Override
    public void ended(List<Job<?, ?>> jobs) {
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

    // Called by the scheduler, which holds the lock.

    /** How many tasks wait. */
    @SuppressWarnings("GuardedBy")
    int waitingNow() {
        return waiting.count();
    }

    /**
     * Takes out the next tasks: as many as one worker should get at once, if {@code workers} workers want some; at most
     * {@code most}.
     */
    @SuppressWarnings("GuardedBy")
    public TaskSlice poll(int most, int workers) {
        return waiting.poll(most, workers, sizer);
    }

    /** Whether tasks of other callers than this lane's wait, and need not let this lane's go first. */
    @SuppressWarnings("GuardedBy")
    boolean hasOthers(Lane lane) {
        return waiting.hasOthers(lane);
    }

    /** Whether, though it is closed, tasks may come of a call that was accepted whole. */
    boolean isReserved() {
        return unfinished.hasReserved();
    }

    // Called by the pool.

    /** How many tasks wait. */
    public int waiting() {
        scheduler.lock.lock();
        try {
            return waiting.count();
        } finally {
            scheduler.lock.unlock();
        }
    }

    /**
     * Withdraws the tasks that wait, stops those that run, and returns the tasks that certainly never started. Accepts
     * nothing more, not even tasks of calls that were accepted whole.
     */
    public List<Object> cancelAll() {
        close(true);
        return unfinished.cancelAll();
    }

    /** Accepts nothing more, and withdraws the tasks that wait; those that run are left to end. */
    public void stop() {
        stopped = true; // before any task is withdrawn: its stream asks isStopped
        close(true);
        unfinished.jobs().forEach(Job::withdraw);
    }

    /** Whether {@link #stop} was called: then streams leave out the tasks that were withdrawn and never started. */
    public boolean isStopped() {
        return stopped;
    }

    /** Accepts nothing more; callers that wait for room are rejected. */
    public void close() {
        close(false);
    }

    private void close(boolean evenReserved) {
        unfinished.close(evenReserved);
        wakePutters();
    }

    public boolean isClosed() {
        return unfinished.isClosed();
    }

    /** Whether it is closed, and every accepted task has ended. */
    public boolean hasEnded() {
        return unfinished.isFinished();
    }

    /**
     * Waits until every accepted task has ended; returns false if they have not within {@code patienceNanos}.
     *
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public boolean awaitFinished(long patienceNanos) throws InterruptedException {
        return unfinished.awaitEmpty(patienceNanos);
    }
}
