package org.paralleltask.pool.supervise;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.paralleltask.PoolOptions;
import org.paralleltask.WorkerStats;
import org.paralleltask.base.PoolLog;
import org.paralleltask.host.WorkerFactory;
import org.paralleltask.pool.jmx.PoolRegistration;
import org.paralleltask.pool.observe.CompositeObserver;
import org.paralleltask.pool.observe.StallWatch;
import org.paralleltask.pool.queue.Scheduler;
import org.paralleltask.pool.queue.TaskQueue;
import org.paralleltask.pool.recycle.MemoryBudget;
import org.paralleltask.pool.view.PoolObserver;
import org.paralleltask.task.TaskDefinition;

/**
 * A set of workers, and the queues that they serve. It does not refer to the {@code Workers} that a user holds, so that
 * an abandoned one can be collected. Thread-safe.
 */
public final class WorkerSet {
    private static final long MEMORY_LOOK_MILLIS = 100;
    private static final long RUN_LOOK_MILLIS = 1000;

    /** Makes what a user holds of a set: registered by that class, because its constructor is not for users. */
    private static volatile @Nullable Function<? super WorkerSet, ?> holder;

    private final WorkerServices services;
    private final WorkerSlots slots;
    private final AtomicLong taskIds = new AtomicLong();
    private final Set<PoolRegistration> shown = ConcurrentHashMap.newKeySet();

    /**
     * Starts the workers.
     *
     * @param ownTask the method that each worker is made ready for as it starts; empty if the workers serve several
     *     pools
     * @param factories makes a factory for a given number of workers
     */
    public WorkerSet(
            PoolLog log,
            String name,
            PoolOptions options,
            Optional<TaskDefinition<?, ?>> ownTask,
            IntFunction<WorkerFactory> factories) {
        this.services = new WorkerServices(log, name, options, ownTask, factories.apply(options.workers()));
        this.slots = new WorkerSlots(services, factories);
        services.atEnd(() -> shown.forEach(PoolRegistration::end));
        StallWatch stalls = new StallWatch(log);
        services.every(RUN_LOOK_MILLIS, () -> {
            shown.removeIf(PoolRegistration::look);
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
        } catch (RuntimeException | Error noThread) { // no caller will get this set, so none could close it
            shutdown();
            kill();
            slots.shutdownIfLast();
            throw noThread;
        }
    }

    /** Called by the class of what users hold, as it is initialised. */
    public static void registerHolder(Function<? super WorkerSet, ?> maker) {
        holder = maker;
    }

    /** This set, for a user; for the library's other modules. */
    public <W> W heldBy(Class<W> type) {
        try {
            Class.forName(type.getName(), true, type.getClassLoader()); // which registers
        } catch (ClassNotFoundException impossible) {
            throw new AssertionError(impossible);
        }
        return type.cast(Objects.requireNonNull(holder, "holder").apply(this));
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

    /** The timer: time limits and regular looks. */
    public ScheduledExecutorService timer() {
        return services.timer();
    }

    /** Runs the completion of users' futures, so that their callbacks block no supervisor. */
    public ExecutorService completers() {
        return services.completers();
    }

    public ExitResults exitResults() {
        return services.exitResults();
    }

    /**
     * Opens a queue for one pool's tasks.
     *
     * @param taskEvents told of these tasks, besides the observers of the workers
     * @throws RejectedExecutionException if closed
     */
    public TaskQueue openQueue(String pool, PoolOptions poolOptions, List<PoolObserver> taskEvents) {
        List<PoolObserver> all = new ArrayList<>(taskEvents);
        all.add(services.events());
        return scheduler().open(pool, poolOptions, new CompositeObserver(all, new PoolLog(pool)));
    }

    /** Reserves {@code count} consecutive numbers for tasks; returns the first. */
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
     * Changes how many workers there are: more are started; those that are too many end after their task.
     *
     * @throws RejectedExecutionException if closed
     */
    public void resize(int workers) {
        slots.resize(workers);
    }

    /** Has JMX show a pool, from the next look on and as long as there are workers. */
    public void show(PoolRegistration pool) {
        shown.add(pool);
    }

    /**
     * From now on there are workers in these places, and in no others. Nothing, if it is closed.
     *
     * @param indexes of the places, at least one
     */
    public void occupy(Set<Integer> indexes) {
        slots.occupy(indexes);
    }

    public List<WorkerStats> stats() {
        return services.statistics().stats(slots.indexes(), slots::workerName);
    }

    /**
     * The worker processes that are alive now, including those that are being started, wait as spares, or are about to
     * end.
     */
    public List<ProcessHandle> processes() {
        return slots.processes();
    }

    /** Accepts no more tasks, in any pool, and ends the workers once all accepted tasks have ended. Does not wait. */
    public void shutdown() {
        scheduler().close();
    }

    /** Kills the workers; tasks that run on them end as cancelled or crashed. */
    public void kill() {
        slots.kill();
    }

    /** Cancels all unfinished tasks, in every pool, and kills the workers. */
    public void abort() {
        scheduler().open().forEach(TaskQueue::cancelAll);
        kill();
    }

    /**
     * Waits until every worker has ended; returns false if they have not within {@code patienceNanos}.
     *
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public boolean awaitTermination(long patienceNanos) throws InterruptedException {
        return slots.awaitTermination(patienceNanos);
    }
}
