package org.paralleltask.pool.supervise;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.paralleltask.PoolOptions;
import org.paralleltask.WorkerStats;
import org.paralleltask.base.DaemonThreads;
import org.paralleltask.base.PoolLog;
import org.paralleltask.base.UninterruptibleThread;
import org.paralleltask.host.WorkerFactory;
import org.paralleltask.host.death.FailureMessages;
import org.paralleltask.pool.observe.CompositeObserver;
import org.paralleltask.pool.observe.WorkerStatistics;
import org.paralleltask.pool.queue.Scheduler;
import org.paralleltask.pool.queue.TaskQueue;
import org.paralleltask.pool.task.PoolObserver;
import org.paralleltask.task.TaskDefinition;

/**
 * What a set of workers is made of: the queues that it serves, the places of the workers, and what they share. It does
 * not know the {@code Workers} that a user holds, which can therefore be found to be abandoned. Thread-safe.
 */
public final class WorkerSet {
    private static final long MEMORY_LOOK_MILLIS = 100;
    private static final long RUN_LOOK_MILLIS = 1000;

    private final PoolLog log;
    private final String name;
    private final PoolOptions options;
    private final int spares;
    private final Optional<TaskDefinition<?, ?>> ownTask;
    private final IntFunction<WorkerFactory> sources;
    private final Scheduler queues;
    private final StartBackoff startFailures;
    private final ReentrantLock oneStartAtATime = new ReentrantLock();
    private final ScheduledThreadPoolExecutor timer;
    private final ExecutorService completers;
    private final WorkerStatistics statistics = new WorkerStatistics();
    private final PoolObserver events;
    private final @Nullable MemoryBudget budget;
    private final ExitResults exitResults;
    private final AtomicLong jobs = new AtomicLong();

    private final ReentrantLock lock = new ReentrantLock();

    @GuardedBy("lock")
    private final List<Supervisor> places = new ArrayList<>(); // by index

    @GuardedBy("lock")
    private final List<Thread> threads = new ArrayList<>(); // of all places, also of given up ones
    /** Those that have not left. Changed under the lock, read without it: a supervisor's monitor may be held. */
    private final Set<Supervisor> present = ConcurrentHashMap.newKeySet();

    @GuardedBy("lock")
    private int wanted;

    @GuardedBy("lock")
    private boolean killed;

    /** For a given number of workers: their share of the machine depends on it. */
    private volatile WorkerFactory source;

    /**
     * Starts the workers.
     *
     * @param ownTask what each worker is made ready for as it starts; empty if they serve several pools
     * @param sources where a given number of workers comes from
     */
    public WorkerSet(
            PoolLog log,
            String name,
            PoolOptions options,
            Optional<TaskDefinition<?, ?>> ownTask,
            IntFunction<WorkerFactory> sources) {
        this.log = log;
        this.name = name;
        this.options = options;
        this.ownTask = ownTask;
        this.sources = sources;
        this.source = sources.apply(options.workers());
        this.spares = source.canKill() ? options.spares() : 0;
        this.queues = new Scheduler(name);
        this.startFailures = new StartBackoff(queues);
        this.timer = new ScheduledThreadPoolExecutor(1, new DaemonThreads(name + "-timer"));
        timer.setRemoveOnCancelPolicy(true);
        this.completers = Executors.newCachedThreadPool(new DaemonThreads(name + "-completer"));
        this.exitResults = new ExitResults(log);
        this.events = CompositeObserver.ofWorkers(options, statistics, log);
        every(RUN_LOOK_MILLIS, () -> watch(Supervisor::watchRun));
        if (options.maxWorkerMemory() > 0) {
            every(MEMORY_LOOK_MILLIS, () -> watch(Supervisor::watchMemory));
        }
        if (options.maxTotalMemory() > 0) {
            MemoryBudget shared = new MemoryBudget(name, options.maxTotalMemory(), this::present, log);
            this.budget = shared;
            every(MemoryBudget.LOOK_MILLIS, () -> watch(shared));
        } else {
            this.budget = null;
        }
        try {
            resize(options.workers());
        } catch (RuntimeException | Error noThread) { // nobody will hold this set, and could close it
            queues.close();
            kill();
            shutdownIfLast();
            throw noThread;
        }
    }

    private void every(long millis, Runnable look) {
        timer.scheduleWithFixedDelay(look, millis, millis, TimeUnit.MILLISECONDS);
    }

    public PoolLog log() {
        return log;
    }

    public PoolOptions options() {
        return options;
    }

    /** What each worker is made ready for as it starts. */
    Optional<TaskDefinition<?, ?>> ownTask() {
        return ownTask;
    }

    public WorkerFactory source() {
        return source;
    }

    /** The words for what becomes of workers of now. */
    FailureMessages deaths() {
        return new FailureMessages(options, source);
    }

    public Scheduler queues() {
        return queues;
    }

    StartBackoff startFailures() {
        return startFailures;
    }

    /** Held around a start while starts keep failing. */
    ReentrantLock oneStartAtATime() {
        return oneStartAtATime;
    }

    /** Runs what limits a worker's time. */
    public ScheduledExecutorService timer() {
        return timer;
    }

    /** Null where there is none. */
    @Nullable
    MemoryBudget budget() {
        return budget;
    }

    /** Hears of the workers. */
    PoolObserver events() {
        return events;
    }

    public ExitResults exitResults() {
        return exitResults;
    }

    /** Completes what users see, so that what they hang on it blocks no supervisor. */
    public ExecutorService completers() {
        return completers;
    }

    /** Has something done by another thread; or, if there is none to be had, by this one. */
    <V> Future<V> help(Callable<V> action) {
        FutureTask<V> task = new FutureTask<>(action);
        try {
            new UninterruptibleThread(name + "-helper", task).start();
        } catch (RuntimeException | Error noThread) {
            task.run();
        }
        return task;
    }

    /**
     * Opens a queue for one pool's tasks.
     *
     * @param taskEvents hears of them, beside those who hear of the workers
     * @throws RejectedExecutionException if closed
     */
    public TaskQueue openQueue(String pool, PoolOptions poolOptions, List<PoolObserver> taskEvents) {
        List<PoolObserver> all = new ArrayList<>(taskEvents);
        all.add(events);
        return queues.open(pool, poolOptions, new CompositeObserver(all, new PoolLog(pool)));
    }

    /** The first of so many numbers for jobs, which nobody else has. */
    public long nextJobIds(int count) {
        return jobs.getAndAdd(count) + 1;
    }

    /** How many workers there are to be. */
    public int size() {
        lock.lock();
        try {
            return wanted;
        } finally {
            lock.unlock();
        }
    }

    /** How many workers more there are, which take over when one ends. */
    int spares() {
        return spares;
    }

    /** Such as {@code 8 workers}. */
    public String sizeText() {
        int size = size();
        return size + (source.canKill() ? " worker" : " thread") + (size == 1 ? "" : "s");
    }

    /** Whether it is closed, and every worker is gone. */
    public boolean isTerminated() {
        lock.lock();
        try {
            return present.isEmpty() && !queues.mayHaveWork();
        } finally {
            lock.unlock();
        }
    }

    /** Changes how many workers there are: more are started, those that are too many end after their task. */
    public void resize(int workers) {
        lock.lock();
        try {
            if (!queues.isOpen()) {
                throw new RejectedExecutionException("Pool " + name + " is closed: it cannot be resized");
            }
            if (workers != options.workers() || wanted != 0) {
                source = sources.apply(workers);
            }
            wanted = workers;
            int all = workers + spares;
            if (spares > 0) {
                queues.permits.set(workers);
            }
            for (int i = 0; i < all; i++) {
                if (i == places.size()) {
                    places.add(open(i));
                } else if (!places.get(i).recall()) {
                    places.set(i, open(i));
                }
            }
            for (int i = all; i < places.size(); i++) {
                places.get(i).dismiss();
            }
        } finally {
            lock.unlock();
        }
        queues.wake();
    }

    @GuardedBy("lock")
    private Supervisor open(int index) {
        String worker = workerName(index);
        Supervisor supervisor = new Supervisor(worker, index, this);
        Thread thread = new UninterruptibleThread(worker, supervisor);
        if (killed) {
            supervisor.kill();
        }
        threads.removeIf(one -> one.getState() == Thread.State.TERMINATED);
        thread.start(); // it needs the lock to leave
        threads.add(thread);
        present.add(supervisor);
        return supervisor;
    }

    private String workerName(int index) {
        return name + "-" + (index + 1);
    }

    private List<Supervisor> present() {
        return List.copyOf(present);
    }

    private void watch(Consumer<Supervisor> look) {
        for (Supervisor place : present) {
            try {
                look.accept(place);
            } catch (RuntimeException | Error noMemoryForALook) {
                // the timer would never look again, nor at the others now
            }
        }
    }

    private static void watch(MemoryBudget budget) {
        try {
            budget.look();
        } catch (RuntimeException | Error noMemoryForALook) {
            // the timer would never look again
        }
    }

    public List<WorkerStats> stats() {
        return statistics.stats(size() + spares, this::workerName);
    }

    /** Accepts nothing more, in any pool, and ends the workers once what was accepted has ended. Does not wait. */
    public void shutdown() {
        queues.close();
    }

    /** Kills the workers; what runs on them ends as cancelled or crashed. */
    public void kill() {
        lock.lock();
        try {
            killed = true;
        } finally {
            lock.unlock();
        }
        present().forEach(Supervisor::kill);
    }

    /** Cancels all that is unfinished, in every pool, and kills the workers. */
    public void abort() {
        queues.open().forEach(TaskQueue::cancelAll);
        kill();
    }

    /**
     * Waits until every worker is gone; false if they are not in time.
     *
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public boolean awaitTermination(long patienceNanos) throws InterruptedException {
        long deadline = System.nanoTime() + patienceNanos;
        List<Thread> all;
        lock.lock();
        try {
            all = List.copyOf(threads);
        } finally {
            lock.unlock();
        }
        for (Thread thread : all) {
            TimeUnit.NANOSECONDS.timedJoin(thread, Math.max(1, deadline - System.nanoTime()));
            if (thread.isAlive()) {
                return false;
            }
        }
        return true;
    }

    /** A supervisor has left. The last one to go switches off the light. */
    void left(Supervisor supervisor) {
        lock.lock();
        try {
            present.remove(supervisor);
            shutdownIfLast();
        } finally {
            lock.unlock();
        }
    }

    private void shutdownIfLast() {
        lock.lock();
        try {
            if (isTerminated()) {
                timer.shutdownNow();
                completers.shutdown();
                ownTask.ifPresent(task -> task.shared().release());
            }
        } finally {
            lock.unlock();
        }
    }
}
