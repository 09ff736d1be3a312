package org.paralleltask.pool.supervise;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import org.paralleltask.PoolOptions;
import org.paralleltask.WorkerStats;
import org.paralleltask.base.PoolLog;
import org.paralleltask.host.WorkerFactory;
import org.paralleltask.pool.observe.CompositeObserver;
import org.paralleltask.pool.observe.StallWatch;
import org.paralleltask.pool.queue.Scheduler;
import org.paralleltask.pool.queue.TaskQueue;
import org.paralleltask.pool.recycle.MemoryBudget;
import org.paralleltask.pool.view.PoolObserver;
import org.paralleltask.task.TaskDefinition;

/**
 * A set of workers, and the queues that it serves. It does not know the {@code Workers} that a user holds, which can
 * therefore be found to be abandoned. Thread-safe.
 */
public final class WorkerSet {
    private static final long MEMORY_LOOK_MILLIS = 100;
    private static final long RUN_LOOK_MILLIS = 1000;

    private final WorkerServices services;
    private final WorkerSlots slots;
    private final AtomicLong taskIds = new AtomicLong();

    /**
     * Starts the workers.
     *
     * @param ownTask what each worker is made ready for as it starts; empty if they serve several pools
     * @param factories make workers, for a given number of them
     */
    public WorkerSet(
            PoolLog log,
            String name,
            PoolOptions options,
            Optional<TaskDefinition<?, ?>> ownTask,
            IntFunction<WorkerFactory> factories) {
        this.services = new WorkerServices(log, name, options, ownTask, factories.apply(options.workers()));
        this.slots = new WorkerSlots(services, factories);
        StallWatch stalls = new StallWatch(log);
        services.every(RUN_LOOK_MILLIS, () -> {
            slots.lookAtEach(supervisor -> supervisor.watchRun(stalls));
            stalls.conclude(
                    scheduler().open().stream().mapToInt(TaskQueue::waiting).sum());
        });
        if (options.maxWorkerMemory() > 0) {
            services.every(MEMORY_LOOK_MILLIS, () -> slots.lookAtEach(Supervisor::watchMemory));
        }
        MemoryBudget budget = slots.budget();
        if (budget != null) {
            services.every(MemoryBudget.LOOK_MILLIS, budget::look);
        }
        try {
            resize(options.workers());
        } catch (RuntimeException | Error noThread) { // no caller will hold this set, and could close it
            shutdown();
            kill();
            slots.shutdownIfLast();
            throw noThread;
        }
    }

    public PoolLog log() {
        return services.log();
    }

    public PoolOptions options() {
        return services.options();
    }

    /** Makes the workers that are started from now on. */
    public WorkerFactory factory() {
        return services.factory();
    }

    public Scheduler scheduler() {
        return services.scheduler();
    }

    /** Runs what limits a worker's time. */
    public ScheduledExecutorService timer() {
        return services.timer();
    }

    /** Completes what users see, so that what they hang on it blocks no supervisor. */
    public ExecutorService completers() {
        return services.completers();
    }

    public ExitResults exitResults() {
        return services.exitResults();
    }

    /**
     * Opens a queue for one pool's tasks.
     *
     * @param taskEvents hear of them, beside those who hear of the workers
     * @throws RejectedExecutionException if closed
     */
    public TaskQueue openQueue(String pool, PoolOptions poolOptions, List<PoolObserver> taskEvents) {
        List<PoolObserver> all = new ArrayList<>(taskEvents);
        all.add(services.events());
        return scheduler().open(pool, poolOptions, new CompositeObserver(all, new PoolLog(pool)));
    }

    /** The first of so many ids for tasks, which no others have. */
    public long nextTaskIds(int count) {
        return taskIds.getAndAdd(count) + 1;
    }

    /** How many workers there are to be. */
    public int size() {
        return slots.size();
    }

    /** Such as {@code 8 workers}. */
    public String sizeText() {
        int size = size();
        return size + (factory().canKill() ? " worker" : " thread") + (size == 1 ? "" : "s");
    }

    /** Whether it is closed, and every worker is gone. */
    public boolean isTerminated() {
        return slots.isTerminated();
    }

    /**
     * Changes how many workers there are: more are started, those that are too many end after their task.
     *
     * @throws RejectedExecutionException if closed
     */
    public void resize(int workers) {
        slots.resize(workers);
    }

    public List<WorkerStats> stats() {
        return services.statistics().stats(size() + slots.spares(), slots::workerName);
    }

    /** The processes that live now, also those that are being started, wait as spares, or are about to end. */
    public List<ProcessHandle> processes() {
        return slots.processes();
    }

    /** Accepts nothing more, in any pool, and ends the workers once what was accepted has ended. Does not wait. */
    public void shutdown() {
        scheduler().close();
    }

    /** Kills the workers; what runs on them ends as cancelled or crashed. */
    public void kill() {
        slots.kill();
    }

    /** Cancels all that is unfinished, in every pool, and kills the workers. */
    public void abort() {
        scheduler().open().forEach(TaskQueue::cancelAll);
        kill();
    }

    /**
     * Waits until every worker is gone; false if they are not in time.
     *
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public boolean awaitTermination(long patienceNanos) throws InterruptedException {
        return slots.awaitTermination(patienceNanos);
    }
}
