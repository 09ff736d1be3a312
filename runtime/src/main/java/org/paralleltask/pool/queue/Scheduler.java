package org.paralleltask.pool.queue;

import com.google.errorprone.annotations.concurrent.GuardedBy;
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
import org.paralleltask.base.KeepAlive;
import org.paralleltask.pool.task.DispatchSizer;
import org.paralleltask.pool.task.Job;
import org.paralleltask.pool.task.Lane;
import org.paralleltask.pool.task.PoolObserver;
import org.paralleltask.task.TaskDefinition;

/**
 * What waits for one set of workers: a queue for each pool on them, served in fair turns.
 *
 * <p>One lock guards all of it. It decides "is there room" and "is it closed" in one step, so that no job can slip in
 * behind the last taker.
 */
public final class Scheduler {
    /** How often one that may be started looks whether another is late. */
    private static final long LATE_LOOK_NANOS = 5_000_000;

    /** How often one that has nothing to do looks whether another is late. */
    private static final long HELP_LOOK_NANOS = 1_000_000;

    /**
     * Between short tasks, how long one waits before it looks by itself whether there are more: in the time that it takes
     * to wake somebody, a producer makes dozens.
     */
    private static final long LOOK_NANOS = 20_000;

    /** How often it does so. */
    private static final int LOOKS = 5;

    final ReentrantLock lock = new ReentrantLock();

    /** Who waits with a worker, the last come last: it is woken first, so that those that nobody needs can idle out. */
    @GuardedBy("lock")
    private final Deque<IdleWorker> takers = new ArrayDeque<>();

    /** Everybody who has a worker. */
    @GuardedBy("lock")
    private final List<TaskRunner> servers = new ArrayList<>();

    /** Who was woken and has not looked yet. */
    @GuardedBy("lock")
    private int woken;

    /** Who waits, and looks again by himself so soon that waking him is not worth it. */
    @GuardedBy("lock")
    private int polling;

    /** Workers on their way to {@link #take}. */
    @GuardedBy("lock")
    private int starting;

    /** For those who have no worker, and would waste a signal that one who has could use. */
    private final Condition news = lock.newCondition();

    @GuardedBy("lock")
    private final Deque<TaskQueue> turns = new ArrayDeque<>();

    @GuardedBy("lock")
    private final KeepAlive keepAlive;

    public final WorkPermits permits = new WorkPermits(lock, this::isFinished);

    @GuardedBy("lock")
    private boolean closed;

    /** How often somebody has come of whom nothing waited before; written under the lock. */
    private volatile int laneArrivals;

    /** Has a worker, and serves jobs with it. */
    public interface TaskRunner {
        /** Whether its worker is ready for this method's tasks. */
        boolean isReadyFor(TaskDefinition<?, ?> definition);

        /** Whether its worker has been sent more than it has begun. Safe from any thread. */
        boolean hasMore();

        /** Whether that has been so for so long that a new worker is worth it. Safe from any thread. */
        boolean isLate();

        /** Takes back half of that, if the worker is late. Safe from any thread. */
        TaskSlice takeHalf();

        /**
         * Runs a job on the thread of a caller to whom it was lent.
         *
         * @return whether {@link #workerReturning} has counted it
         */
        boolean runForCaller(Job<?, ?> job);
    }

    /** Takes jobs for a server. While it waits for one, its server may be lent. */
    public final class IdleWorker {
        private final TaskRunner server;
        private final BooleanSupplier givenUp;
        private final long patienceNanos;
        private final Condition turn = lock.newCondition();

        private long idleSince; // guarded by lock

        /** How often it still looks by itself before it waits to be woken. */
        private int looksLeft; // guarded by lock

        private boolean isWoken; // guarded by lock

        private boolean isLent; // guarded by lock

        /** Whether {@link #polling} counts it. */
        private boolean isPolling; // guarded by lock

        /** Whether it wanted to look at something while it was lent. */
        private boolean hasMissed; // guarded by lock

        private IdleWorker(TaskRunner server, BooleanSupplier givenUp, long patienceNanos) {
            this.server = server;
            this.givenUp = givenUp;
            this.patienceNanos = patienceNanos;
        }

        /** Runs a job on this thread, which has borrowed the server, and gives that back. */
        public void run(Job<?, ?> job) {
            boolean isCounted = false;
            try {
                isCounted = server.runForCaller(job);
            } finally {
                giveBack(this, isCounted);
            }
        }

        private long patienceLeft() {
            return patienceNanos == Long.MAX_VALUE ? Long.MAX_VALUE : patienceNanos - (System.nanoTime() - idleSince);
        }
    }

    public Scheduler(String name) {
        this.keepAlive = new KeepAlive(name, lock);
    }

    /** A queue has accepted a job. The lock is held. */
    @GuardedBy("lock")
    void accepted() {
        keepAlive.more();
    }

    /** Somebody's first job waits. The lock is held. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // the lock is held
    void laneArrives() {
        laneArrivals++;
    }

    /** How often somebody has come of whom nothing waited before. */
    public int laneArrivals() {
        return laneArrivals;
    }

    /** Whether somebody else waits than the one whose lane this is, and no worker is free. */
    public boolean hasOthers(Lane lane) {
        lock.lock();
        try {
            return takers.isEmpty() && woken == 0 && turns.stream().anyMatch(queue -> queue.hasOthers(lane));
        } finally {
            lock.unlock();
        }
    }

    /** Something waits that did not. The lock is held. */
    @GuardedBy("lock")
    void workWaits() {
        // Who is polling will look in a moment, and wakes others if there is more.
        IdleWorker last = polling > 0 ? null : takers.pollLast();
        if (last != null) {
            wake(last);
        }
        news.signalAll();
    }

    @GuardedBy("lock")
    private void wake(IdleWorker taker) {
        woken++;
        taker.isWoken = true;
        taker.turn.signal();
    }

    /** Everybody is to look again. The lock is held. */
    @GuardedBy("lock")
    void changed() {
        permits.changed();
        for (IdleWorker taker = takers.pollFirst(); taker != null; taker = takers.pollFirst()) {
            wake(taker);
        }
        news.signalAll();
    }

    /** An accepted job has ended. The lock is held. */
    @GuardedBy("lock")
    void ended() {
        keepAlive.less();
    }

    /** Opens a queue for one pool; a {@link RejectedExecutionException} says that this is closed. */
    public TaskQueue open(String name, PoolOptions options, PoolObserver events) {
        lock.lock();
        try {
            if (closed) {
                throw new RejectedExecutionException(
                        "Pool " + name + " cannot be opened on these Workers: they are closed");
            }
            TaskQueue queue = new TaskQueue(name, options, this, events);
            turns.addLast(queue);
            return queue;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Somebody has a worker.
     *
     * @param givenUp whether it is to take no more; {@link #wake} makes it look at that
     * @param patienceNanos how long it waits for a job at most
     */
    public IdleWorker newTaker(TaskRunner server, BooleanSupplier givenUp, long patienceNanos) {
        lock.lock();
        try {
            servers.add(server);
            return new IdleWorker(server, givenUp, patienceNanos);
        } finally {
            lock.unlock();
        }
    }

    /** Somebody has a worker no more. */
    public void goes(IdleWorker taker) {
        lock.lock();
        try {
            servers.remove(taker.server);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for jobs, all of one pool, for a worker. None when there is none and never will be, or none has come in time,
     * or when the taker has given up.
     *
     * @param isCounted whether the worker was counted by {@link #starting}, and is now here
     * @param most how many, at most
     */
    public TaskSlice take(IdleWorker taker, boolean isCounted, int most) {
        lock.lock();
        try {
            starting -= isCounted ? 1 : 0;
            taker.idleSince = System.nanoTime();
            while (!taker.givenUp.getAsBoolean()) {
                TaskSlice load = poll(most);
                if (load.isEmpty()) {
                    load = takeOver(taker.server, most);
                } else {
                    taker.looksLeft = load.entry(0).queue().pace().isShort() ? LOOKS : 0;
                    wakeMore();
                }
                long left = taker.patienceLeft();
                if (!load.isEmpty() || isFinished() || left <= 0) {
                    return load;
                }
                awaitTurn(taker, left);
            }
            wakeMore(); // the signal that has come here was for somebody who takes
            return TaskSlice.none();
        } finally {
            lock.unlock();
        }
    }

    /** Whoever looks by himself wakes those who do not, when there is more than he takes. */
    @GuardedBy("lock")
    private void wakeMore() {
        if (waiting() > 0) {
            workWaits();
        }
    }

    /** Some worker has more than it has begun: somebody may be needed if that takes long. */
    public void dispatchStarted() {
        lock.lock();
        try {
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Helps one whose worker is late; returns what it has taken over. */
    @GuardedBy("lock")
    private TaskSlice takeOver(TaskRunner helper, int most) {
        for (int i = 0; i < servers.size(); i++) { // who has nothing to do looks often: no object for each look
            TaskRunner server = servers.get(i);
            TaskSlice taken = server.equals(helper) ? TaskSlice.none() : server.takeHalf();
            while (taken.size() > most) {
                Job<?, ?> last = (Job<?, ?>) taken.removeLast(); // of a chunk none is taken back without its job
                last.queue().putBack(last);
            }
            if (!taken.isEmpty()) {
                return taken;
            }
        }
        return TaskSlice.none();
    }

    @SuppressWarnings("WaitNotInLoop") // the caller's loop
    @GuardedBy("lock")
    private void awaitTurn(IdleWorker taker, long patienceNanos) {
        takers.addLast(taker);
        try {
            if (taker.looksLeft > 0) {
                taker.looksLeft--;
                taker.isPolling = true;
                polling++;
                taker.turn.awaitNanos(Math.min(patienceNanos, LOOK_NANOS));
            } else {
                boolean mayHelp = servers.stream().anyMatch(server -> !server.equals(taker.server) && server.hasMore());
                taker.turn.awaitNanos(mayHelp ? Math.min(patienceNanos, HELP_LOOK_NANOS) : patienceNanos);
            }
        } catch (InterruptedException ignored) {
            // a supervisor obeys no interrupt: the flag is cleared, and it looks again
        } finally {
            pollsNoMore(taker);
            while (taker.isLent) { // it has waited long enough, but not with its worker
                taker.hasMissed = true;
                taker.turn.awaitUninterruptibly();
            }
            taker.hasMissed = false;
            if (taker.isWoken) {
                taker.isWoken = false;
                woken--;
            } else {
                takers.remove(taker);
            }
        }
    }

    @GuardedBy("lock")
    private void pollsNoMore(IdleWorker taker) {
        if (taker.isPolling) {
            taker.isPolling = false;
            polling--;
        }
    }

    /** Lends a server that waits, and is ready for this job; null if there is none. The lock is held. */
    @Nullable
    @GuardedBy("lock")
    IdleWorker lend(Job<?, ?> job) {
        IdleWorker last = takers.peekLast();
        if (last == null || last.givenUp.getAsBoolean() || !last.server.isReadyFor(job.definition())) {
            return null;
        }
        takers.removeLast();
        last.isLent = true;
        pollsNoMore(last); // what comes meanwhile is for others
        return last;
    }

    private void giveBack(IdleWorker taker, boolean isCounted) {
        lock.lock();
        try {
            starting -= isCounted ? 1 : 0;
            taker.isLent = false;
            taker.idleSince = System.nanoTime();
            if (taker.hasMissed || waiting() > 0 || isFinished() || taker.givenUp.getAsBoolean()) {
                wake(taker);
            } else {
                takers.addLast(taker);
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * A worker has answered a batch, and will come to {@link #take}, or {@link #notStarted} is called.
     *
     * @param pace of the tasks, of which so many took so long
     */
    public void workerReturning(DispatchSizer pace, int tasks, long nanos) {
        lock.lock();
        try {
            pace.ran(tasks, nanos);
            starting++;
        } finally {
            lock.unlock();
        }
    }

    /**
     * A worker is about to be started, or to end its task; it will come to {@link #take}, or {@link #notStarted} is
     * called.
     */
    public void starting() {
        lock.lock();
        try {
            starting++;
        } finally {
            lock.unlock();
        }
    }

    /** A worker could not be started, or has nobody to feed it. */
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
     * Waits until more jobs wait than workers that are free for them or on their way, and counts one more as on its way;
     * false if that will never be, or when {@code givenUp} holds.
     */
    public boolean awaitDemand(BooleanSupplier givenUp) {
        lock.lock();
        try {
            while (!isFinished() && !givenUp.getAsBoolean()) {
                int coming = takers.size() + woken + starting;
                if (waiting() > coming || (coming == 0 && servers.stream().anyMatch(TaskRunner::isLate))) {
                    starting++;
                    return true;
                }
                awaitDemandNews();
            }
            return false;
        } finally {
            lock.unlock();
        }
    }

    @SuppressWarnings("WaitNotInLoop") // the caller's loop
    @GuardedBy("lock")
    private void awaitDemandNews() {
        if (servers.stream().noneMatch(TaskRunner::hasMore)) {
            news.awaitUninterruptibly();
            return;
        }
        try {
            news.awaitNanos(LATE_LOOK_NANOS);
        } catch (InterruptedException ignored) {
            // a supervisor obeys no interrupt: the flag is cleared, and it looks again
        }
    }

    /** Waits until there is a job to take; false if there never will be one, or when {@code givenUp} holds. */
    public boolean awaitWork(BooleanSupplier givenUp) {
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
    public boolean needsMoreWorkers() {
        lock.lock();
        try {
            return !closed || waiting() > 0 || turns.stream().anyMatch(TaskQueue::isReserved);
        } finally {
            lock.unlock();
        }
    }

    /** The next jobs of the queue whose turn it is: a fair share of them. */
    @GuardedBy("lock")
    private TaskSlice poll(int most) {
        for (int i = turns.size(); i > 0; i--) {
            TaskQueue queue = turns.removeFirst();
            turns.addLast(queue);
            TaskSlice load = queue.poll(most, 1 + takers.size() + woken);
            if (!load.isEmpty()) {
                return load;
            }
        }
        return TaskSlice.none();
    }

    /** Allocates nothing: where the heap is full, no job that was just taken may be lost by this. */
    @GuardedBy("lock")
    private int waiting() {
        int sum = 0;
        for (int i = turns.size(); i > 0; i--) {
            TaskQueue queue = turns.removeFirst();
            turns.addLast(queue);
            sum += queue.waitingNow();
        }
        return sum;
    }

    /** Closed, and every accepted job has ended: a running one may still come back to be run again. */
    @SuppressWarnings("GuardedBy") // called with the lock held, by WorkPermits too
    private boolean isFinished() {
        return closed && turns.stream().allMatch(TaskQueue::isFinished);
    }

    /** Whether more work may come. */
    public boolean mayHaveWork() {
        lock.lock();
        try {
            return !isFinished();
        } finally {
            lock.unlock();
        }
    }

    /** Whether tasks are accepted. */
    public boolean isOpen() {
        lock.lock();
        try {
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    /** Takes out the next job; none if nothing waits. */
    public TaskSlice pollOne() {
        lock.lock();
        try {
            return poll(1);
        } finally {
            lock.unlock();
        }
    }

    public void wake() {
        lock.lock();
        try {
            changed();
        } finally {
            lock.unlock();
        }
    }

    /** Accepts nothing more, in any queue. */
    public void close() {
        lock.lock();
        try {
            closed = true;
            List.copyOf(turns).forEach(TaskQueue::close); // which may be forgotten at once
            changed();
        } finally {
            lock.unlock();
        }
    }

    /** Forgets the queue of a pool that is closed and finished. The lock is held. */
    @GuardedBy("lock")
    void forget(TaskQueue queue) {
        turns.remove(queue);
    }

    /** The queues of the pools that are open. */
    public List<TaskQueue> open() {
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
    public boolean pause(long endNanos, boolean untilWork) {
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
