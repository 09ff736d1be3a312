package org.paralleltask.pool.queue;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.paralleltask.PoolOptions;
import org.paralleltask.base.KeepAlive;
import org.paralleltask.pool.task.DispatchSizer;
import org.paralleltask.pool.task.Lane;
import org.paralleltask.pool.view.PoolObserver;
import org.paralleltask.task.TaskDefinition;

/**
 * The tasks that wait for one set of workers: a queue for each pool on them, served in fair turns.
 *
 * <p>One lock guards all of it: its own parts (which workers are free, which are at work, whose turn it is, whether
 * another worker is needed), and those of each {@link TaskQueue}.
 */
public final class Scheduler implements IdleWorker.Lender {
    /** How many times an idle worker looks by itself for more short tasks before it waits to be woken. */
    private static final int LOOKS = 5;

    final ReentrantLock lock = new ReentrantLock();

    @GuardedBy("lock")
    private final IdleWorkers idleWorkers = new IdleWorkers();

    @GuardedBy("lock")
    private final TaskRunners runners = new TaskRunners();

    @GuardedBy("lock")
    private final QueueTurns queues = new QueueTurns();

    @GuardedBy("lock")
    private final KeepAlive keepAlive;

    public final WorkPermits permits = new WorkPermits(lock, this::isFinished);

    public final WorkerDemand demand = new WorkerDemand(lock, queues, idleWorkers, runners);

    /** Counts how often an empty lane became non-empty; written under the lock. */
    private volatile int laneArrivals;

    public Scheduler(String name) {
        this.keepAlive = new KeepAlive(name, lock);
    }

    /** Called with the lock held when a task waits in a lane that was empty. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // the lock is held
    void laneArrives() {
        laneArrivals++;
    }

    /** Counts how often an empty lane became non-empty. */
    public int laneArrivals() {
        return laneArrivals;
    }

    /** Whether tasks of other callers than this lane's wait, and no worker is free for them. */
    public boolean hasOthers(Lane lane) {
        lock.lock();
        try {
            return idleWorkers.count() == 0 && queues.hasOthers(lane);
        } finally {
            lock.unlock();
        }
    }

    /** Called with the lock held when a task begins to wait: wakes what may take it. */
    @GuardedBy("lock")
    void workWaits() {
        idleWorkers.wakeOne();
        demand.changed();
    }

    /** Wakes every thread that waits, to look again. The lock is held. */
    @GuardedBy("lock")
    void changed() {
        permits.changed();
        idleWorkers.wakeAll();
        demand.changed();
    }

    /**
     * Opens a queue for one pool.
     *
     * @throws RejectedExecutionException if this scheduler is closed
     */
    public TaskQueue open(String name, PoolOptions options, PoolObserver events) {
        lock.lock();
        try {
            if (queues.isClosed()) {
                throw new RejectedExecutionException(
                        "Pool " + name + " cannot be opened on these Workers: they are closed");
            }
            TaskQueue queue = new TaskQueue(name, options, this, keepAlive, events);
            queues.add(queue);
            return queue;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Called when a supervisor's worker is ready: from now on it takes part.
     *
     * @param givenUp whether it is to take no more tasks; {@link #wake} makes it look at that
     * @param patienceNanos how long it waits for tasks at most; {@link Long#MAX_VALUE} for ever
     */
    public IdleWorker enter(TaskRunner runner, BooleanSupplier givenUp, long patienceNanos) {
        lock.lock();
        try {
            runners.add(runner);
            return new IdleWorker(runner, this, lock.newCondition(), givenUp, patienceNanos);
        } finally {
            lock.unlock();
        }
    }

    /** Called when that worker has gone, or takes no more tasks. */
    public void leave(IdleWorker idleWorker) {
        lock.lock();
        try {
            runners.remove(idleWorker.runner);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for tasks for a worker; all of them are of one pool. Returns none if no more will ever come, none has come
     * in time, or the worker is to take no more.
     *
     * @param isCounted whether the worker was counted by {@link WorkerDemand#starting}; now it has arrived
     * @param most the largest number of tasks
     */
    public TaskSlice take(IdleWorker idleWorker, boolean isCounted, int most) {
        lock.lock();
        try {
            if (isCounted) {
                demand.arrived();
            }
            idleWorker.idleSince = System.nanoTime();
            while (!idleWorker.hasGivenUp()) {
                TaskSlice slice = poll(most);
                if (slice.isEmpty()) {
                    slice = runners.takeOver(idleWorker.runner, most);
                } else {
                    idleWorker.looksLeft = slice.first().queue().sizer().isShort() ? LOOKS : 0;
                    wakeMore();
                }
                long left = idleWorker.patienceLeft();
                if (!slice.isEmpty() || queues.areFinished() || left <= 0) {
                    return slice;
                }
                idleWorkers.await(idleWorker, left, runners);
            }
            wakeMore(); // this worker may have got a signal that was meant for one that takes tasks
            return TaskSlice.none();
        } finally {
            lock.unlock();
        }
    }

    /** The next tasks of the queue whose turn it is: a fair share of them. */
    @GuardedBy("lock")
    private TaskSlice poll(int most) {
        return queues.poll(most, 1 + idleWorkers.count());
    }

    /**
     * If more waits than was taken, wakes another: polling workers take the place of signals only as long as they take
     * all.
     */
    @GuardedBy("lock")
    private void wakeMore() {
        if (queues.waiting() > 0) {
            workWaits();
        }
    }

    /** Lends an idle worker that is ready for this method's tasks; null if there is none. The lock is held. */
    @Nullable
    @GuardedBy("lock")
    IdleWorker lend(TaskDefinition<?, ?> definition) {
        return idleWorkers.lend(definition);
    }

    @Override
    public void giveBack(IdleWorker idleWorker, boolean isCounted) {
        lock.lock();
        try {
            if (isCounted) {
                demand.arrived();
            }
            idleWorkers.takeBack(idleWorker, queues.waiting() > 0 || queues.areFinished() || idleWorker.hasGivenUp());
        } finally {
            lock.unlock();
        }
    }

    /**
     * Called when a worker has answered a dispatch. Afterwards it comes to {@link #take}, or {@link
     * WorkerDemand#notStarted} is called.
     *
     * @param sizer that of these tasks' queue; it learns that {@code tasks} tasks took {@code nanos} together
     */
    public void workerReturning(DispatchSizer sizer, int tasks, long nanos) {
        lock.lock();
        try {
            sizer.ran(tasks, nanos);
            demand.starting();
        } finally {
            lock.unlock();
        }
    }

    /** Whether tasks wait, or more may be accepted; what runs now does not count. */
    public boolean needsMoreWorkers() {
        lock.lock();
        try {
            return !queues.isClosed() || queues.waiting() > 0 || queues.isReserved();
        } finally {
            lock.unlock();
        }
    }

    @SuppressWarnings("GuardedBy") // the lock is held, by WorkPermits
    private boolean isFinished() {
        return queues.areFinished();
    }

    /** Whether tasks are unfinished, or more may be accepted. */
    public boolean mayHaveWork() {
        lock.lock();
        try {
            return !queues.areFinished();
        } finally {
            lock.unlock();
        }
    }

    /** Whether pools may be opened: {@link #close} was not called. */
    public boolean isOpen() {
        lock.lock();
        try {
            return !queues.isClosed();
        } finally {
            lock.unlock();
        }
    }

    /** Takes out the next task; returns an empty slice if nothing waits. */
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

    /** Closes every queue: none accepts more tasks, and no pool can be opened. */
    public void close() {
        lock.lock();
        try {
            queues.close();
            changed();
        } finally {
            lock.unlock();
        }
    }

    /** Forgets the queue of a pool that is closed and finished. The lock is held. */
    @SuppressWarnings("GuardedBy") // the queue that calls this holds the lock
    void forget(TaskQueue queue) {
        queues.remove(queue);
        changed();
    }

    /** The queues of the pools that are open. */
    public List<TaskQueue> open() {
        lock.lock();
        try {
            return queues.list();
        } finally {
            lock.unlock();
        }
    }
}
