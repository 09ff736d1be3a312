package org.paralleltask.pool.queue;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.paralleltask.PoolOptions;
import org.paralleltask.pool.task.Chunk;
import org.paralleltask.pool.task.DispatchSizer;
import org.paralleltask.pool.task.HomeQueue;
import org.paralleltask.pool.task.IntrusiveList;
import org.paralleltask.pool.task.Job;
import org.paralleltask.pool.task.Lane;
import org.paralleltask.pool.task.PoolObserver;
import org.paralleltask.pool.task.QueueEntry;
import org.paralleltask.wire.Frame;

/**
 * What waits in one pool: at most {@code queueSize} jobs of {@code queueBytes} bytes, and as many urgent ones, which are
 * served before them. Each map and each stream has a lane of its own, all single tasks share one, so that no map, however
 * large, is in the way of a call. All its state is guarded by the lock of the {@link Scheduler} that it belongs to.
 */
public final class TaskQueue implements HomeQueue {
    /** Of how many chunks a worker gets tasks at once, at most: whole ones fill a batch long before. */
    private static final int MOST_RUNS = 64;

    private final String name;
    private final PoolOptions options;
    private final Scheduler all;
    private final PoolObserver events;
    private final Condition finished;

    /** For {@code call} and {@code submit}. */
    private final Lane singles = new Lane(false);

    private final Lane urgentSingles = new Lane(true);

    private final Band ordinary;
    private final Band urgent;

    /** The lanes of calls that were accepted whole: what still comes of them is taken by a closed queue, too. */
    @GuardedBy("all.lock")
    private final Map<Lane, Runnable> reserved = new HashMap<>();

    /** Every job that was accepted and has not ended. */
    @GuardedBy("all.lock")
    private final IntrusiveList<QueueEntry<?, ?>> unfinished = new IntrusiveList<>();

    private final DispatchSizer pace = new DispatchSizer(Chunk.MOST);

    @GuardedBy("all.lock")
    private boolean closed;

    @GuardedBy("all.lock")
    private boolean halted; // calls that were accepted whole are cut short

    /** Whether what waited when it was closed was withdrawn. */
    private volatile boolean stopped;

    /** @param events hears of its tasks */
    TaskQueue(String name, PoolOptions options, Scheduler all, PoolObserver events) {
        this.name = name;
        this.options = options;
        this.all = all;
        this.events = events;
        this.finished = all.lock.newCondition();
        this.ordinary = new Band(new Room(options.queueSize(), options.queueBytes(), all.lock), false);
        this.urgent = new Band(new Room(options.queueSize(), options.queueBytes(), all.lock), true);
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

    private Band band(Lane lane) {
        return lane.isUrgent ? urgent : ordinary;
    }

    /** How many jobs wait. */
    public int waiting() {
        all.lock.lock();
        try {
            return waitingNow();
        } finally {
            all.lock.unlock();
        }
    }

    /** How many jobs {@link #poll} would give. The lock is held. */
    int waitingNow() {
        return ordinary.waiting() + urgent.waiting();
    }

    /**
     * Accepts a job, or the next task of a chunk, waiting while the queue is full.
     *
     * @param givenUp looked at while it waits; {@link #wakePutters} makes it look again
     * @param patienceNanos how long it waits at most
     * @return false if it was given up, or there was no room in time
     * @throws RejectedExecutionException if the pool is closed, or is closed meanwhile
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public boolean put(QueueEntry<?, ?> entry, BooleanSupplier givenUp, long patienceNanos)
            throws InterruptedException {
        return put(entry, givenUp, patienceNanos, false);
    }

    /**
     * As above.
     *
     * @param hasWaited whether it was tried before, and there was no room in time
     */
    public boolean put(QueueEntry<?, ?> entry, BooleanSupplier givenUp, long patienceNanos, boolean hasWaited)
            throws InterruptedException {
        all.lock.lock();
        try {
            long size = entry.size();
            if (!findRoom(entry.lane(), size, givenUp, patienceNanos, hasWaited)) {
                return false;
            }
            add(entry, size);
            all.workWaits();
            return true;
        } finally {
            all.lock.unlock();
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
        all.lock.lock();
        try {
            if (!findRoom(lane, size, () -> false, patienceNanos, false)) {
                return false;
            }
            add(chunk.get(), size);
            all.workWaits();
            return true;
        } finally {
            all.lock.unlock();
        }
    }

    private boolean findRoom(Lane lane, long size, BooleanSupplier givenUp, long patienceNanos, boolean hasWaited)
            throws InterruptedException {
        Room room = band(lane).room();
        if (!isClosedFor(lane)
                && !(hasWaited ? room.hasRoomFor(size) : room.isFreeFor(size))
                && !room.await(size, () -> isClosedFor(lane), givenUp, patienceNanos, hasWaited)) {
            return false;
        }
        if (isClosedFor(lane)) {
            throw closedException();
        }
        return true;
    }

    @SuppressWarnings("GuardedBy") // the lock is held, also where Room asks
    private boolean isClosedFor(Lane lane) {
        return closed && (halted || stopped || !reserved.containsKey(lane));
    }

    /**
     * Accepts a job and lends a worker to its caller, who runs it there and then; null, and nothing is accepted, if no
     * worker is free for that.
     */
    public Scheduler.@Nullable IdleWorker borrow(Job<?, ?> job) {
        all.lock.lock();
        try {
            if (closed || waitingNow() > 0 || band(job.lane()).room().isAwaited()) {
                return null;
            }
            all.accepted();
            Scheduler.IdleWorker taker = all.lend(job);
            if (taker == null) {
                all.ended();
            } else {
                unfinished.addLast(job.unfinished());
                job.isOwed(true);
            }
            return taker;
        } finally {
            all.lock.unlock();
        }
    }

    @GuardedBy("all.lock")
    private void add(QueueEntry<?, ?> entry, long size) {
        boolean isNew = !unfinished.contains(entry.unfinished());
        if (isNew) {
            all.accepted();
        }
        try {
            addToLane(entry);
        } catch (OutOfMemoryError full) {
            if (isNew) {
                all.ended();
            }
            throw full;
        }
        if (isNew) {
            unfinished.addLast(entry.unfinished());
        }
        if (entry instanceof Chunk<?, ?> chunk) {
            chunk.accept(waitingNow() == 0);
        } else {
            ((Job<?, ?>) entry).isOwed(true);
        }
        band(entry.lane()).room().enter(size);
    }

    private void addToLane(QueueEntry<?, ?> entry) {
        if (band(entry.lane()).add(entry)) {
            all.laneArrives();
        }
    }

    @Override
    public void putBack(Job<?, ?> job) {
        all.lock.lock();
        try {
            if (job.isOwed()) { // not withdrawn meanwhile
                band(job.lane()).putBack(job);
                all.workWaits();
            }
        } finally {
            all.lock.unlock();
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

    /**
     * The next jobs: as many as a worker should get at once, of whom {@code takers} want some. The lock is held.
     */
    public TaskSlice poll(int most, int takers) {
        QueueEntry<?, ?> first = peek();
        if (first == null) {
            return TaskSlice.none();
        }
        int share = (waitingNow() + takers - 1) / takers;
        int count = Math.max(1, Math.min(most, Math.min(share, pace.batch())));
        TaskSlice load = new TaskSlice(first instanceof Chunk<?, ?> ? Math.min(count, MOST_RUNS) : count);
        long bytes = 0;
        for (QueueEntry<?, ?> next = first; next != null && load.size() < count && !load.isFull(); next = peek()) {
            if (!load.isEmpty() && !next.goesWith(first)) {
                break;
            }
            long more = next instanceof Chunk<?, ?> chunk
                    ? takeFrom(chunk, load, count, bytes)
                    : take((Job<?, ?>) next, load, bytes);
            if (more < 0) {
                break;
            }
            bytes += more;
        }
        urgent.room().signal();
        ordinary.room().signal();
        return load;
    }

    /** How many bytes it has; negative if it is too large to go with the others. */
    private long take(Job<?, ?> job, TaskSlice load, long bytes) {
        if (!load.isEmpty() && bytes + job.size() > Frame.MAX_BATCH) {
            return -1;
        }
        load.add(job);
        band(job.lane()).takeOut(job);
        return job.size();
    }

    /** As many as there may be: how many bytes they have; negative if that is none. */
    private long takeFrom(Chunk<?, ?> chunk, TaskSlice load, int count, long bytes) {
        int from = chunk.taken();
        int to = from + Math.min(count - load.size(), chunk.waitingNow());
        int least = load.isEmpty() ? from + 1 : from;
        while (to > least && bytes + chunk.size(from, to) > Frame.MAX_BATCH) {
            to--;
        }
        if (to == from) {
            return -1;
        }
        long more = chunk.size(from, to);
        load.add(chunk, from, to - from);
        band(chunk.lane()).takeOut(chunk, to - from);
        return more;
    }

    private @Nullable QueueEntry<?, ?> peek() {
        QueueEntry<?, ?> first = urgent.peek();
        return first == null ? ordinary.peek() : first;
    }

    @Override
    public int cut(Chunk<?, ?> chunk) {
        all.lock.lock();
        try {
            band(chunk.lane()).cut(chunk);
            return chunk.taken();
        } finally {
            all.lock.unlock();
        }
    }

    @Override
    public void remove(Job<?, ?> job) {
        all.lock.lock();
        try {
            band(job.lane()).remove(job);
        } finally {
            all.lock.unlock();
        }
    }

    /**
     * Whether another caller waits than the one whose lane this is, and need not let that go first. The lock is held.
     */
    boolean hasOthers(Lane lane) {
        return urgent.hasOthers(lane) || (!lane.isUrgent && ordinary.hasOthers(lane));
    }

    /** All that was accepted and has not ended, in the order of acceptance. */
    private List<QueueEntry<?, ?>> unfinished() {
        all.lock.lock();
        try {
            return unfinished.elements();
        } finally {
            all.lock.unlock();
        }
    }

    /** Withdraws what waits, kills the workers of what runs, and returns the tasks that certainly never started. */
    public List<Object> cancelAll() {
        halt();
        List<Object> neverStarted = new ArrayList<>();
        for (Job<?, ?> job : unfinishedJobs()) {
            if (job.withdraw() && job.attempt() == 0) {
                neverStarted.add(job.task());
            } else {
                job.cancel();
            }
        }
        reservations().forEach(Runnable::run);
        return neverStarted;
    }

    /** Nothing more comes, also of calls that were accepted whole. */
    private void halt() {
        all.lock.lock();
        try {
            halted = true;
            close();
        } finally {
            all.lock.unlock();
        }
    }

    /** Accepts nothing more, and withdraws what waits; what runs is left to end. */
    public void stop() {
        all.lock.lock();
        try {
            stopped = true; // before any task is withdrawn for that
            close();
        } finally {
            all.lock.unlock();
        }
        unfinishedJobs().forEach(Job::withdraw);
    }

    /** Whether {@link #stop} was called: tasks that were withdrawn and never started are not missed by their streams. */
    public boolean isStopped() {
        return stopped;
    }

    private List<Job<?, ?>> unfinishedJobs() {
        List<Job<?, ?>> jobs = new ArrayList<>();
        for (QueueEntry<?, ?> entry : unfinished()) {
            if (entry instanceof Chunk<?, ?> chunk) {
                jobs.addAll(chunk.jobs());
            } else {
                jobs.add((Job<?, ?>) entry);
            }
        }
        return jobs;
    }

    private List<Runnable> reservations() {
        all.lock.lock();
        try {
            return List.copyOf(reserved.values());
        } finally {
            all.lock.unlock();
        }
    }

    /**
     * Accepts a call as a whole, whose tasks come later in this lane, until {@link #release}: until then it counts as
     * an unfinished task.
     *
     * @param cancel called by {@link #cancelAll}
     * @throws RejectedExecutionException if the pool is closed
     */
    public void reserve(Lane lane, Runnable cancel) {
        all.lock.lock();
        try {
            if (closed) {
                throw closedException();
            }
            reserved.put(lane, cancel);
            all.accepted();
        } finally {
            all.lock.unlock();
        }
    }

    /** Whether tasks may come though it is closed. The lock is held. */
    @SuppressWarnings("GuardedBy") // the lock is held, by Scheduler, which calls it for each of its queues
    boolean isReserved() {
        return !reserved.isEmpty();
    }

    /** Nothing more comes in this lane. */
    public void release(Lane lane) {
        all.lock.lock();
        try {
            if (reserved.remove(lane) != null) {
                all.ended();
                finishIfEmpty();
            }
        } finally {
            all.lock.unlock();
        }
    }

    @Override
    public boolean owes(Job<?, ?> job) {
        all.lock.lock();
        try {
            return job.isOwed();
        } finally {
            all.lock.unlock();
        }
    }

    @Override
    public void ended(List<Job<?, ?>> jobs) {
        if (jobs.isEmpty()) {
            return;
        }
        all.lock.lock();
        try {
            for (Job<?, ?> job : jobs) {
                less(job);
            }
            finishIfEmpty();
        } finally {
            all.lock.unlock();
        }
    }

    @Override
    public void ended(Job<?, ?> job) {
        all.lock.lock();
        try {
            if (job.isOwed()) { // it may never have been accepted
                band(job.lane()).removeReturned(job); // it may have been withdrawn just before it was put back
                less(job);
                finishIfEmpty();
            }
        } finally {
            all.lock.unlock();
        }
    }

    @Override
    public void ended(Chunk<?, ?> chunk, int count) {
        all.lock.lock();
        try {
            less(chunk, count);
            finishIfEmpty();
        } finally {
            all.lock.unlock();
        }
    }

    @GuardedBy("all.lock")
    private void less(Job<?, ?> job) {
        if (!job.isOwed()) {
            return;
        }
        job.isOwed(false);
        Chunk<?, ?> chunk = job.chunk();
        if (chunk != null) {
            less(chunk, 1);
        } else if (unfinished.remove(job.unfinished())) {
            all.ended();
        }
    }

    @GuardedBy("all.lock")
    private void less(Chunk<?, ?> chunk, int count) {
        if (chunk.ended(count) && unfinished.remove(chunk.unfinished())) {
            all.ended();
        }
    }

    @GuardedBy("all.lock")
    private void finishIfEmpty() {
        if (isEmpty()) {
            finished.signalAll();
            if (closed) {
                all.forget(this);
                all.changed();
            }
        }
    }

    @GuardedBy("all.lock")
    private boolean isEmpty() {
        return unfinished.isEmpty() && reserved.isEmpty();
    }

    /** Lets those who wait for room look whether they have given up. */
    public void wakePutters() {
        all.lock.lock();
        try {
            wakeAll();
        } finally {
            all.lock.unlock();
        }
    }

    private void wakeAll() {
        urgent.room().wakeAll();
        ordinary.room().wakeAll();
    }

    /** Accepts nothing more; who waits for room is rejected. */
    public void close() {
        all.lock.lock();
        try {
            closed = true;
            wakeAll();
            finishIfEmpty();
        } finally {
            all.lock.unlock();
        }
    }

    public boolean isClosed() {
        all.lock.lock();
        try {
            return closed;
        } finally {
            all.lock.unlock();
        }
    }

    /** Closed, and every accepted job has ended. */
    public boolean hasEnded() {
        all.lock.lock();
        try {
            return isFinished();
        } finally {
            all.lock.unlock();
        }
    }

    /** Closed, and every accepted job has ended. The lock is held. */
    @SuppressWarnings("GuardedBy") // the lock is held, by Scheduler, which calls it for each of its queues
    boolean isFinished() {
        return closed && isEmpty();
    }

    /**
     * Waits until every accepted job has ended; false if they have not in time.
     *
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public boolean awaitFinished(long patienceNanos) throws InterruptedException {
        all.lock.lock();
        try {
            long left = patienceNanos;
            while (!isEmpty() && left > 0) {
                left = finished.awaitNanos(left);
            }
            return isEmpty();
        } finally {
            all.lock.unlock();
        }
    }

    RejectedExecutionException closedException() {
        return new RejectedExecutionException("Pool " + name + " is closed: it accepts no more tasks");
    }
}
