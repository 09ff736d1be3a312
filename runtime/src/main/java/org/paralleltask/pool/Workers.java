package org.paralleltask.pool;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.UnaryOperator;
import org.paralleltask.PoolOptions;
import org.paralleltask.WorkerStats;
import org.paralleltask.base.Abandonment;
import org.paralleltask.base.PoolLog;
import org.paralleltask.host.ProcessWorkerFactory;
import org.paralleltask.host.ThreadWorkerFactory;
import org.paralleltask.host.launch.HeapBudget;
import org.paralleltask.host.launch.JavaCommand;
import org.paralleltask.host.launch.Nesting;
import org.paralleltask.pool.supervise.WorkerSet;
import org.paralleltask.task.TaskDefinition;

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
    /** The main class of shared workers, by name: the parent's classes do not refer to the worker's. */
    private static final String MAIN_CLASS = "org.paralleltask.worker.WorkerMain";

    private static final String SHARED_NAME = "workers";
    private static final String THREADS_NAME = "in-process";

    static {
        WorkerSet.registerHolder(Workers::new);
    }

    private final WorkerSet set;

    private Workers(WorkerSet set) {
        this.set = set;
    }

    /**
     * Starts workers with default options. Returns at once.
     *
     * @return the workers, to be closed by the caller after the pools on them
     */
    public static Workers open() {
        return open(options -> options);
    }

    /**
     * Starts workers. Returns at once: tasks run as soon as the first worker is ready.
     *
     * @param options makes their options of the default ones
     * @return the workers, to be closed by the caller after the pools on them
     * @throws IllegalArgumentException if an option is wrong, or belongs to the pools
     */
    public static Workers open(UnaryOperator<PoolOptions> options) {
        PoolOptions chosen = options.apply(PoolOptions.defaults().withSystemPropertiesOfWorkers(SHARED_NAME));
        List<String> limits = chosen.limitsOtherThan(PoolOptions.defaults());
        if (!limits.isEmpty()) {
            throw new IllegalArgumentException("Workers.open: " + String.join(", ", limits)
                    + " belongs to a pool: set it where the pool is opened");
        }
        return closedIfAbandoned(processes(SHARED_NAME, MAIN_CLASS, Workers.class, Optional.empty(), chosen));
    }

    /** {@return workers that are threads of this program, as many as there are CPUs: see {@link #inProcess(int)}} */
    public static Workers inProcess() {
        return inProcess(0);
    }

    /**
     * {@return workers that are threads of this program, so that a debugger sees tasks without further set-up} Facade,
     * encoding of arguments and values, and hooks are the same as with processes.
     *
     * <p>They cannot do what only a process can. A time limit or a cancel interrupts the task, and then gives up the thread
     * with what still runs on it. {@code System.exit}, an exhausted heap or a crash hits the whole program. Static fields are
     * shared.
     *
     * @param threads at least 1, or 0 for one per CPU available to this process
     */
    public static Workers inProcess(int threads) {
        PoolOptions options = PoolOptions.defaults().workers(threads).startOnDemand(true);
        return closedIfAbandoned(new WorkerSet(
                new PoolLog(THREADS_NAME),
                THREADS_NAME,
                options,
                Optional.empty(),
                count -> new ThreadWorkerFactory()));
    }

    /** Starts the workers of one pool; their main class is the one that was generated for its method. */
    static WorkerSet forPool(TaskDefinition<?, ?> definition, PoolOptions options) {
        Class<?> main = definition.worker();
        return processes(definition.name(), main.getName(), main, Optional.of(definition), options);
    }

    private static WorkerSet processes(
            String name,
            String mainClass,
            Class<?> neighbour,
            Optional<TaskDefinition<?, ?>> task,
            PoolOptions options) {
        Nesting.check(name);
        PoolLog log = new PoolLog(name);
        HeapBudget.check(log, name, options);
        return new WorkerSet(log, name, options, task, count -> {
            PoolOptions sized = options.workers(count);
            return new ProcessWorkerFactory(JavaCommand.of(mainClass, neighbour, sized), sized, log, neighbour);
        });
    }

    private static Workers closedIfAbandoned(WorkerSet set) {
        Workers workers = new Workers(set);
        Abandonment.CLEANER.register(workers, () -> {
            if (set.scheduler().isOpen()) {
                if (set.factory().canKill()) {
                    set.log()
                            .warn("A Workers was never closed, and the program holds no reference to it any more: it"
                                    + " ends. Open it in a try-with-resources statement, or close it");
                }
                set.shutdown();
            }
        });
        return workers;
    }

    WorkerSet set() {
        return set;
    }

    /**
     * Changes how many workers there are. Returns at once: more are started as the first ones were; those that are too many
     * end after the task that they run.
     *
     * @param workers at least 1, or 0 for one per CPU available to this process
     * @throws RejectedExecutionException if these workers are closed
     */
    public void resize(int workers) {
        set.resize(set.options().workers(workers).workers());
    }

    /** {@return what the workers have done and are doing} Cheap enough to be asked for many times a second. */
    public List<WorkerStats> stats() {
        return set.stats();
    }

    /**
     * {@return the worker processes that are alive now, in no particular order; including those that are being started,
     * wait as spares, or are about to end} Empty for workers in this process. A handle tells the process id, and when
     * the process has ended ({@code onExit}). Destroying a process counts as a crash of the task that runs there;
     * {@code cancel(true)} ends a task as cancelled.
     */
    public List<ProcessHandle> processes() {
        return set.processes();
    }

    /** Such as {@code Workers[8 workers, open]}; "shut down" once closed, then "terminated". */
    @Override
    public String toString() {
        String state = set.scheduler().isOpen() ? "open" : set.isTerminated() ? "terminated" : "shut down";
        return "Workers[" + set.sizeText() + ", " + state + "]";
    }

    /**
     * Closes the pools that are open on these workers, finishes the accepted tasks, and returns when every process has ended.
     * If the thread is interrupted while it waits, unfinished tasks are cancelled and the processes are killed; the interrupt
     * flag stays set.
     */
    @Override
    public void close() {
        set.shutdown();
        Termination.await(set::awaitTermination, set::abort);
    }
}
