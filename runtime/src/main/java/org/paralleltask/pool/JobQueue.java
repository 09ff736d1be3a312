package org.paralleltask.pool;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.paralleltask.PoolOptions;
import org.paralleltask.wire.Frame;

/**
 * What waits in one pool: at most {@code queueSize} jobs of {@code queueBytes} bytes, in lanes that are served in turns. Each map and each stream has
 * a lane of its own, all single tasks share one, so that no map, however large, is in the way of a call. All its state is
 * guarded by the lock of the {@link JobQueues} that it belongs to. (Long, because all that one lock guards is one class.)
 */
final class JobQueue {
    /** Of how many sheaves a worker gets tasks at once, at most: whole ones fill a batch long before. */
    private static final int MOST_RUNS = 64;

    private final String name;
    private final PoolOptions options;
    private final int queueSize;
    private final long queueBytes;
    private final JobQueues all;
    private final Events events;
    private final ReentrantLock lock;
    private final Condition finished;

    /** For {@code call} and {@code submit}. */
    private final Lane singles = new Lane();

    /** The lanes in which something waits, in turn order. */
    private final Deque<Lane> turns = new ArrayDeque<>();

    /** Jobs that came back from a worker; they have the next turn, and take no room from new ones. */
    private final Lane returned = new Lane();

    private int returnedCount;

    /** Who waits for room, in the order of their coming: nobody may overtake. */
    private final Deque<Condition> putters = new ArrayDeque<>();

    /** Every job that was accepted and has not ended. */
    private final JobList unfinished = new JobList();

    private final Pace pace = new Pace();

    private int waiting;
    private long waitingBytes;
    private boolean closed;

    /** What waits of one caller, first in, first out. Guarded by the queue's lock. */
    static final class Lane {
        private final JobList entries = new JobList();
    }

    /** @param events hears of its tasks */
    JobQueue(String name, PoolOptions options, JobQueues all, Events events) {
        this.name = name;
        this.options = options;
        this.queueSize = options.queueSize();
        this.queueBytes = options.queueBytes();
        this.all = all;
        this.events = events;
        this.lock = all.lock;
        this.finished = lock.newCondition();
    }

    String name() {
        return name;
    }

    PoolOptions options() {
        return options;
    }

    Events events() {
        return events;
    }

    Lane singles() {
        return singles;
    }

    /** How many jobs wait. */
    int waiting() {
        lock.lock();
        try {
            return waitingNow();
        } finally {
            lock.unlock();
        }
    }

    /** How many jobs {@link #poll} would give. The lock is held. */
    int waitingNow() {
        return waiting + returnedCount;
    }

    /**
     * Accepts a job, or the next task of a sheaf, waiting while the queue is full.
     *
     * @param givenUp looked at while it waits; {@link #wakePutters} makes it look again
     * @param patienceNanos how long it waits at most
     * @return false if it was given up, or there was no room in time
     * @throws RejectedExecutionException if the pool is closed, or is closed meanwhile
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    boolean put(Entry<?, ?> entry, BooleanSupplier givenUp, long patienceNanos) throws InterruptedException {
        lock.lock();
        try {
            long size = entry.size();
            if (!findRoom(size, givenUp, patienceNanos)) {
                return false;
            }
            add(entry, size);
            all.workWaits();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /**
     * As above, waiting for ever if need be, or for as long as there is patience.
     *
     * @param size of the task, in bytes
     * @param sheaf writes it into one, under the lock, once there is room
     */
    boolean put(long size, Supplier<? extends Sheaf<?, ?>> sheaf, long patienceNanos) throws InterruptedException {
        lock.lock();
        try {
            if (!findRoom(size, () -> false, patienceNanos)) {
                return false;
            }
            add(sheaf.get(), size);
            all.workWaits();
            return true;
        } finally {
            lock.unlock();
        }
    }

    private boolean findRoom(long size, BooleanSupplier givenUp, long patienceNanos) throws InterruptedException {
        if (!closed && (isFullFor(size) || !putters.isEmpty()) && !awaitRoom(size, givenUp, patienceNanos)) {
            return false;
        }
        if (closed) {
            throw closedException();
        }
        return true;
    }

    /**
     * Accepts a job and lends a worker to its caller, who runs it there and then; null, and nothing is accepted, if no
     * worker is free for that.
     */
    JobQueues.@Nullable Taker borrow(Job<?, ?> job) {
        lock.lock();
        try {
            if (closed || waitingNow() > 0 || !putters.isEmpty()) {
                return null;
            }
            all.accepted();
            JobQueues.Taker taker = all.lend(job);
            if (taker == null) {
                all.ended();
            } else {
                unfinished.addLast(job.unfinished());
                job.isOwed(true);
            }
            return taker;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until this caller is the first in line and there is room, or the queue is closed; false if given up. */
    private boolean awaitRoom(long size, BooleanSupplier givenUp, long patienceNanos) throws InterruptedException {
        Condition turn = lock.newCondition();
        long deadline = System.nanoTime() + patienceNanos;
        boolean forEver = patienceNanos == Long.MAX_VALUE;
        putters.addLast(turn);
        try {
            while (!closed && (isFullFor(size) || !turn.equals(putters.peekFirst()))) {
                long left = forEver ? Long.MAX_VALUE : deadline - System.nanoTime();
                if (left <= 0 || givenUp.getAsBoolean()) {
                    return false;
                }
                if (forEver) {
                    turn.await();
                } else {
                    turn.awaitNanos(left);
                }
            }
            return true;
        } finally {
            putters.remove(turn);
            signalRoom(); // to the next, if there is more room, or this one leaves without taking it
        }
    }

    /** An empty queue is not, however large the job. */
    private boolean isFullFor(long size) {
        return waiting >= queueSize || (waiting > 0 && waitingBytes + size > queueBytes);
    }

    private void signalRoom() {
        Condition first = putters.peekFirst();
        if (first != null) {
            first.signal();
        }
    }

    private void add(Entry<?, ?> entry, long size) {
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
        if (entry instanceof Sheaf<?, ?> sheaf) {
            sheaf.accept(waitingNow() == 0);
        } else {
            ((Job<?, ?>) entry).isOwed(true);
        }
        waiting++;
        waitingBytes += size;
    }

    private void addToLane(Entry<?, ?> entry) {
        JobList entries = entry.lane().entries;
        if (entries.isEmpty()) {
            turns.addLast(entry.lane());
            all.laneComes();
        }
        if (!entries.contains(entry.waiting())) {
            entries.addLast(entry.waiting());
        }
    }

    /** Takes back a job that is to run again; even a closed queue has accepted it once. */
    void putBack(Job<?, ?> job) {
        lock.lock();
        try {
            if (job.isOwed()) { // not withdrawn meanwhile
                if (returned.entries.isEmpty()) {
                    turns.addFirst(returned);
                }
                returned.entries.addFirst(job.waiting());
                returnedCount++;
                all.workWaits();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Whether small tasks go into sheaves: the last ones were short, and nobody wants to hear of each. Without the lock. */
    boolean takesSheaves() {
        return pace.isTiny() && events.quietNanos() > 0;
    }

    /** How long its tasks run. */
    Pace pace() {
        return pace;
    }

    /**
     * The next jobs: as many as a worker should get at once, of whom {@code takers} want some. The lock is held.
     */
    Load poll(int most, int takers) {
        Entry<?, ?> first = peek();
        if (first == null) {
            return Load.none();
        }
        int share = (waitingNow() + takers - 1) / takers;
        int count = Math.max(1, Math.min(most, Math.min(share, pace.batch())));
        Load load = new Load(first instanceof Sheaf<?, ?> ? Math.min(count, MOST_RUNS) : count);
        long bytes = 0;
        for (Entry<?, ?> next = first; next != null && load.size() < count && !load.isFull(); next = peek()) {
            if (!load.isEmpty() && !next.goesWith(first)) {
                break;
            }
            long more = next instanceof Sheaf<?, ?> sheaf
                    ? takeFrom(sheaf, load, count, bytes)
                    : take((Job<?, ?>) next, load, bytes);
            if (more < 0) {
                break;
            }
            bytes += more;
        }
        signalRoom();
        return load;
    }

    /** How many bytes it has; negative if it is too large to go with the others. */
    private long take(Job<?, ?> job, Load load, long bytes) {
        if (!load.isEmpty() && bytes + job.size() > Frame.MAX_BATCH) {
            return -1;
        }
        load.add(job);
        takeOut(job);
        return job.size();
    }

    /** As many as there may be: how many bytes they have; negative if that is none. */
    private long takeFrom(Sheaf<?, ?> sheaf, Load load, int count, long bytes) {
        int from = sheaf.taken();
        int to = from + Math.min(count - load.size(), sheaf.waitingNow());
        int least = load.isEmpty() ? from + 1 : from;
        while (to > least && bytes + sheaf.size(from, to) > Frame.MAX_BATCH) {
            to--;
        }
        if (to == from) {
            return -1;
        }
        long more = sheaf.size(from, to);
        load.add(sheaf, from, to - from);
        takeOut(sheaf, to - from);
        return more;
    }

    private @Nullable Entry<?, ?> peek() {
        Lane lane = turns.peekFirst();
        return lane == null ? null : lane.entries.first();
    }

    private void takeOut(Job<?, ?> job) {
        Lane lane = turns.removeFirst();
        lane.entries.remove(job.waiting());
        if (!lane.entries.isEmpty()) {
            turns.addLast(lane);
        }
        if (lane.equals(returned)) {
            returnedCount--;
        } else {
            waiting--;
            waitingBytes -= job.size();
        }
    }

    private void takeOut(Sheaf<?, ?> sheaf, int count) {
        take(sheaf, count);
        Lane lane = turns.removeFirst();
        if (sheaf.waitingNow() == 0) {
            lane.entries.remove(sheaf.waiting());
        }
        if (!lane.entries.isEmpty()) {
            turns.addLast(lane);
        }
    }

    private void take(Sheaf<?, ?> sheaf, int count) {
        waiting -= sheaf.counted(count);
        waitingBytes -= sheaf.countedBytes(count);
        sheaf.take(count);
    }

    /** Lets what waits of a sheaf wait no more; returns how many of it were accepted so far. */
    int cut(Sheaf<?, ?> sheaf) {
        lock.lock();
        try {
            take(sheaf, sheaf.waitingNow());
            removeFromLane(sheaf);
            signalRoom();
            return sheaf.taken();
        } finally {
            lock.unlock();
        }
    }

    private boolean removeFromLane(Entry<?, ?> entry) {
        boolean isRemoved = entry.lane().entries.remove(entry.waiting());
        if (isRemoved && entry.lane().entries.isEmpty()) {
            turns.remove(entry.lane());
        }
        return isRemoved;
    }

    /** Takes out a job that was withdrawn. */
    void remove(Job<?, ?> job) {
        lock.lock();
        try {
            Sheaf<?, ?> sheaf = job.sheaf();
            if (removeFromLane(job)) {
                waiting--;
                waitingBytes -= job.size();
                signalRoom();
            } else if (sheaf == null || !withdraw(sheaf, job)) {
                removeReturned(job);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Whether it waited with its sheaf. */
    private boolean withdraw(Sheaf<?, ?> sheaf, Job<?, ?> job) {
        long size = sheaf.withdraw(job);
        if (size < 0) {
            return false;
        }
        waiting--;
        waitingBytes -= size;
        if (sheaf.counted(sheaf.waitingNow()) == 0) {
            sheaf.take(sheaf.waitingNow());
            removeFromLane(sheaf);
        }
        signalRoom();
        return true;
    }

    private void removeReturned(Job<?, ?> job) {
        if (returned.entries.remove(job.waiting())) {
            returnedCount--;
            if (returned.entries.isEmpty()) {
                turns.remove(returned);
            }
        }
    }

    /** Whether somebody else waits than the one whose lane this is. The lock is held. */
    boolean hasOthers(Lane lane) {
        return turns.stream().anyMatch(other -> !other.equals(lane) && !other.equals(returned));
    }

    /** All that was accepted and has not ended, in the order of acceptance. */
    private List<Entry<?, ?>> unfinished() {
        lock.lock();
        try {
            return unfinished.entries();
        } finally {
            lock.unlock();
        }
    }

    /** Withdraws what waits, kills the workers of what runs, and returns the tasks that certainly never started. */
    List<Object> cancelAll() {
        List<Object> neverStarted = new ArrayList<>();
        for (Entry<?, ?> entry : unfinished()) {
            List<? extends Job<?, ?>> jobs =
                    entry instanceof Sheaf<?, ?> sheaf ? sheaf.jobs() : List.of((Job<?, ?>) entry);
            for (Job<?, ?> job : jobs) {
                if (job.withdraw() && job.attempt() == 0) {
                    neverStarted.add(job.task());
                } else {
                    job.cancel();
                }
            }
        }
        return neverStarted;
    }

    /** Whether it has accepted this job, and the job's end has not been told to {@link #ended}. */
    boolean owes(Job<?, ?> job) {
        lock.lock();
        try {
            return job.isOwed();
        } finally {
            lock.unlock();
        }
    }

    /** These have ended, and what is true of one is true of all. */
    void ended(List<Job<?, ?>> jobs) {
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

    /** A job of this queue has ended: called once for each. */
    void ended(Job<?, ?> job) {
        lock.lock();
        try {
            if (job.isOwed()) { // it may never have been accepted
                removeReturned(job); // it may have been withdrawn just before it was put back
                less(job);
                finishIfEmpty();
            }
        } finally {
            lock.unlock();
        }
    }

    /** So many of a sheaf have ended that needed no job. */
    void ended(Sheaf<?, ?> sheaf, int count) {
        lock.lock();
        try {
            less(sheaf, count);
            finishIfEmpty();
        } finally {
            lock.unlock();
        }
    }

    private void less(Job<?, ?> job) {
        if (!job.isOwed()) {
            return;
        }
        job.isOwed(false);
        Sheaf<?, ?> sheaf = job.sheaf();
        if (sheaf != null) {
            less(sheaf, 1);
        } else if (unfinished.remove(job.unfinished())) {
            all.ended();
        }
    }

    private void less(Sheaf<?, ?> sheaf, int count) {
        if (sheaf.ended(count) && unfinished.remove(sheaf.unfinished())) {
            all.ended();
        }
    }

    private void finishIfEmpty() {
        if (unfinished.isEmpty()) {
            finished.signalAll();
            if (closed) {
                all.forget(this);
                all.changed();
            }
        }
    }

    /** Lets those who wait for room look whether they have given up. */
    void wakePutters() {
        lock.lock();
        try {
            for (Condition putter : putters) {
                putter.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Accepts nothing more; who waits for room is rejected. */
    void close() {
        lock.lock();
        try {
            closed = true;
            for (Condition putter : putters) {
                putter.signal();
            }
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

    /** Closed, and every accepted job has ended. */
    boolean hasEnded() {
        lock.lock();
        try {
            return isFinished();
        } finally {
            lock.unlock();
        }
    }

    /** Closed, and every accepted job has ended. The lock is held. */
    boolean isFinished() {
        return closed && unfinished.isEmpty();
    }

    /**
     * Waits until every accepted job has ended; false if they have not in time.
     *
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    boolean awaitFinished(long patienceNanos) throws InterruptedException {
        lock.lock();
        try {
            long left = patienceNanos;
            while (!unfinished.isEmpty() && left > 0) {
                left = finished.awaitNanos(left);
            }
            return unfinished.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    RejectedExecutionException closedException() {
        return new RejectedExecutionException("Pool " + name + " is closed: it accepts no more tasks");
    }
}
