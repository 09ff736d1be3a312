package org.paralleltask.pool.supervise;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.paralleltask.PoolOptions;
import org.paralleltask.base.DaemonThreads;
import org.paralleltask.base.FullHeap;
import org.paralleltask.base.PoolLog;
import org.paralleltask.base.UninterruptibleThread;
import org.paralleltask.host.WorkerFactory;
import org.paralleltask.host.death.FailureMessages;
import org.paralleltask.pool.observe.CompositeObserver;
import org.paralleltask.pool.observe.WorkerStatistics;
import org.paralleltask.pool.queue.Scheduler;
import org.paralleltask.pool.view.PoolObserver;
import org.paralleltask.task.TaskDefinition;

/** What the supervisors of one set of workers share: queues, threads, observers, options. Thread-safe. */
final class WorkerServices {
    private final PoolLog log;
    private final String name;
    private final PoolOptions options;
    private final Optional<TaskDefinition<?, ?>> ownTask;
    private final Scheduler scheduler;
    private final StartBackoff startBackoff;
    private final ReentrantLock oneStartAtATime = new ReentrantLock();
    private final ScheduledThreadPoolExecutor timer;
    private final ExecutorService completers;
    private final WorkerStatistics statistics = new WorkerStatistics();
    private final PoolObserver events;
    private final ExitResults exitResults;
    private volatile WorkerFactory factory;
    private volatile Runnable atEnd = () -> {};

    /**
     * @param ownTask the method that each worker is made ready for as it starts; empty if the workers serve several
     *     pools
     * @param factory makes the first workers
     */
    WorkerServices(
            PoolLog log,
            String name,
            PoolOptions options,
            Optional<TaskDefinition<?, ?>> ownTask,
            WorkerFactory factory) {
        FullHeap.prepare();
        this.log = log;
        this.name = name;
        this.options = options;
        this.ownTask = ownTask;
        this.factory = factory;
        this.scheduler = new Scheduler(name);
        this.startBackoff = new StartBackoff(scheduler);
        this.timer = new ScheduledThreadPoolExecutor(1, new DaemonThreads(name + "-timer"));
        timer.setRemoveOnCancelPolicy(true);
        this.completers = Executors.newCachedThreadPool(new DaemonThreads(name + "-completer"));
        this.exitResults = new ExitResults(log);
        this.events = CompositeObserver.ofWorkers(options, statistics, log);
    }

    PoolLog log() {
        return log;
    }

    /** The set's name; each worker's name begins with it. */
    String name() {
        return name;
    }

    PoolOptions options() {
        return options;
    }

    /** The method that each worker is made ready for as it starts. */
    Optional<TaskDefinition<?, ?>> ownTask() {
        return ownTask;
    }

    /** Makes the workers that are started from now on. */
    WorkerFactory factory() {
        return factory;
    }

    /** From now on workers are made by this factory: their share of the machine depends on their number. */
    void replaceFactory(WorkerFactory next) {
        factory = next;
    }

    /** Makes the messages that describe failures of the current workers. */
    FailureMessages failureMessages() {
        return new FailureMessages(options, factory);
    }

    Scheduler scheduler() {
        return scheduler;
    }

    StartBackoff startBackoff() {
        return startBackoff;
    }

    /** Held during a start, while starts keep failing. */
    ReentrantLock oneStartAtATime() {
        return oneStartAtATime;
    }

    /** The timer: time limits and regular looks. */
    ScheduledExecutorService timer() {
        return timer;
    }

    /**
     * Lets the timer look every {@code millis} milliseconds. What {@code look} throws, for lack of memory, ends only
     * that look.
     */
    void every(long millis, Runnable look) {
        timer.scheduleWithFixedDelay(
                () -> {
                    try {
                        look.run();
                    } catch (RuntimeException | Error noMemoryForALook) {
                        // if it were thrown, the timer would never look again
                    }
                },
                millis,
                millis,
                TimeUnit.MILLISECONDS);
    }

    /** Runs the completion of users' futures, so that their callbacks block no supervisor. */
    ExecutorService completers() {
        return completers;
    }

    WorkerStatistics statistics() {
        return statistics;
    }

    /** Is told of the workers. */
    PoolObserver events() {
        return events;
    }

    ExitResults exitResults() {
        return exitResults;
    }

    /** Lets another thread do this; if none can be started, does it on the calling thread. */
    <V extends @Nullable Object> Future<V> startHelper(Callable<V> action) {
        FutureTask<V> task = new FutureTask<>(action);
        try {
            new UninterruptibleThread(name + "-helper", task).start();
        } catch (RuntimeException | Error noThread) {
            task.run();
        }
        return task;
    }

    /**
     * Waits for what a helper does; returns null if it has failed, which is reported.
     *
     * @param worker the name of the worker whose supervisor waits
     */
    <V extends @Nullable Object> @Nullable V awaitHelper(Future<V> helper, String worker) {
        while (true) {
            try {
                return helper.get();
            } catch (InterruptedException ignored) {
                // a supervisor obeys no interrupt: the flag is cleared, and it waits on
            } catch (ExecutionException bug) {
                reportBug(worker, bug);
                return null;
            }
        }
    }

    /** Logs an error of this library, for which this worker is replaced. */
    void reportBug(String worker, Throwable bug) {
        try {
            log.bug("worker " + worker + " is replaced", bug);
        } catch (RuntimeException | Error noMemoryForWords) {
            // the next bug will be logged
        }
    }

    /** Has this done when the last supervisor has left. */
    void atEnd(Runnable action) {
        atEnd = action;
    }

    /** Called when the last supervisor has left, and there will be no other. */
    void shutdown() {
        timer.shutdownNow();
        atEnd.run();
        completers.shutdown();
        ownTask.ifPresent(task -> task.shared().release());
    }
}
