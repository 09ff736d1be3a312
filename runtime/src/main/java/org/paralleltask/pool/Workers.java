package org.paralleltask.pool;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.paralleltask.PoolOptions;

/**
 * A set of worker processes that several pools may share:
 *
 * <pre>{@code
 * try (Workers workers = Workers.open(options -> options.workers(4));
 *         CopyPool copy = CopyPool.open(workers);
 *         ResizePool resize = ResizePool.open(workers)) {
 *     return resize.map(copy.map(images));
 * }
 * }</pre>
 *
 * <p>Each pool has its own queue, and the workers serve the queues in fair turns. Thread-safe.
 */
public final class Workers implements AutoCloseable {
    /** The main class of shared workers. By name: the two sides of the border do not know each other. */
    private static final String MAIN_CLASS = "org.paralleltask.worker.WorkerMain";

    private static final String SHARED_NAME = "workers";

    private final PoolOptions options;
    private final JobQueues queues;
    private final List<Supervisor> supervisors = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final ScheduledThreadPoolExecutor limits;
    private final ExecutorService completers;
    private final AtomicInteger supervisorsLeft;
    private final AtomicLong jobs = new AtomicLong();

    private Workers(String name, String mainClass, Class<?> neighbour, PoolOptions options) {
        Nesting.check(name);
        this.options = options;
        this.queues = new JobQueues(name);
        JavaCommand command = JavaCommand.of(mainClass, neighbour, options);
        this.limits = new ScheduledThreadPoolExecutor(1, daemons(name + "-limits"));
        limits.setRemoveOnCancelPolicy(true);
        this.completers = Executors.newCachedThreadPool(daemons(name + "-completer"));
        this.supervisorsLeft = new AtomicInteger(options.workers());
        StartFailures startFailures = new StartFailures(queues);
        ReentrantLock oneStartAtATime = new ReentrantLock();
        for (int i = 1; i <= options.workers(); i++) {
            Supervisor supervisor = new Supervisor(
                    name + "-" + i,
                    command,
                    options,
                    queues,
                    startFailures,
                    oneStartAtATime,
                    limits,
                    this::supervisorDone);
            Thread thread = new Thread(supervisor, "paralleltask-" + name + "-" + i);
            thread.setDaemon(true);
            supervisors.add(supervisor);
            threads.add(thread);
        }
        threads.forEach(Thread::start);
    }

    /** Starts workers, set up by default. */
    public static Workers open() {
        return open(options -> options);
    }

    /**
     * Starts workers, set up as {@code options} says. Returns at once: tasks run as soon as the first worker is up.
     *
     * @throws IllegalArgumentException if an option cannot be met, or belongs to the pools
     */
    public static Workers open(UnaryOperator<PoolOptions> options) {
        PoolOptions chosen = options.apply(PoolOptions.defaults().withSystemProperties(SHARED_NAME));
        List<String> limits = chosen.limitsOtherThan(PoolOptions.defaults());
        if (!limits.isEmpty()) {
            throw new IllegalArgumentException("Workers.open: " + String.join(", ", limits)
                    + " belongs to a pool: set it where the pool is opened");
        }
        return new Workers(SHARED_NAME, MAIN_CLASS, Workers.class, chosen);
    }

    /** Starts the workers of one pool alone, whose main class is the one generated for its method. */
    static Workers forPool(String name, Class<?> mainClass, PoolOptions options) {
        return new Workers(name, mainClass.getName(), mainClass, options);
    }

    PoolOptions options() {
        return options;
    }

    JobQueue openQueue(String name, PoolOptions poolOptions) {
        return queues.open(name, poolOptions);
    }

    long nextJobId() {
        return jobs.incrementAndGet();
    }

    /** Completes what users see, so that what they hang on it blocks no supervisor. */
    ExecutorService completers() {
        return completers;
    }

    /** Accepts nothing more, in any pool, and ends the processes once what was accepted has ended. Does not wait. */
    void shutdown() {
        queues.close();
    }

    /** Kills the processes; what runs on them ends as cancelled or crashed. */
    void kill() {
        supervisors.forEach(Supervisor::kill);
    }

    /**
     * Waits until every process is gone; false if they are not in time.
     *
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    boolean awaitTermination(long patienceNanos) throws InterruptedException {
        long deadline = System.nanoTime() + patienceNanos;
        for (Thread thread : threads) {
            TimeUnit.NANOSECONDS.timedJoin(thread, Math.max(1, deadline - System.nanoTime()));
            if (thread.isAlive()) {
                return false;
            }
        }
        return true;
    }

    /** The last one to go switches off the light. */
    private void supervisorDone() {
        if (supervisorsLeft.decrementAndGet() == 0) {
            limits.shutdown();
            completers.shutdown();
        }
    }

    /**
     * Closes the pools that are open on them, finishes what was accepted, and returns when every process is gone. If the
     * thread is interrupted while it waits, what is unfinished is cancelled and the processes are killed; its interrupt
     * flag stays set.
     */
    @Override
    public void close() {
        shutdown();
        Termination.await(this::awaitTermination, () -> {
            queues.open().forEach(JobQueue::cancelAll);
            kill();
        });
    }

    private static ThreadFactory daemons(String name) {
        AtomicInteger count = new AtomicInteger();
        return body -> {
            Thread thread = new Thread(body, "paralleltask-" + name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
