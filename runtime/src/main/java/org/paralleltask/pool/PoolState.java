package org.paralleltask.pool;

import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.paralleltask.PoolOptions;
import org.paralleltask.PoolStats;
import org.paralleltask.base.PoolLog;
import org.paralleltask.carry.Carriers;
import org.paralleltask.pool.call.AsyncMap;
import org.paralleltask.pool.call.FutureCompleter;
import org.paralleltask.pool.jmx.PoolRegistration;
import org.paralleltask.pool.observe.ListenerObserver;
import org.paralleltask.pool.observe.TaskStatistics;
import org.paralleltask.pool.queue.TaskQueue;
import org.paralleltask.pool.supervise.WorkerSet;
import org.paralleltask.pool.view.PoolObserver;
import org.paralleltask.task.TaskDefinition;

/**
 * The part of a pool that outlives the object that the user holds: its queue, its workers, its unfinished futures. It does
 * not refer to that object, so that an abandoned one can be collected.
 */
final class PoolState {
    /** How long {@link #awaitTermination} sleeps between two looks at futures that are just being completed. */
    private static final long DELIVERY_LOOK_NANOS = 50_000;

    final WorkerSet workers;
    final TaskQueue queue;

    final FutureCompleter completer;

    /** Of what goes with each task. */
    final Carriers carriers;

    /** Runs tasks whose callers wait. */
    final BlockingCall call;

    /** The maps that have not ended. */
    private final Set<AsyncMap<?, ?, ?>> asyncMaps = ConcurrentHashMap.newKeySet();

    private final boolean ownsWorkers;

    private final TaskDefinition<?, ?> definition;
    private final TaskStatistics statistics;
    private final PoolRegistration registration;

    private PoolState(
            WorkerSet workers,
            boolean ownsWorkers,
            TaskDefinition<?, ?> definition,
            TaskQueue queue,
            TaskStatistics statistics) {
        this.workers = workers;
        this.ownsWorkers = ownsWorkers;
        this.definition = definition;
        this.queue = queue;
        this.statistics = statistics;
        PoolOptions options = queue.options();
        // Callers may run their own tasks only if a cancel may end the worker at once, for a caller's interrupt does;
        // and if
        // no listener is called on their threads.
        boolean mayLend = options.cancelGrace().isZero()
                && options.listener().isEmpty()
                && workers.options().listener().isEmpty();
        this.call = new BlockingCall(queue, mayLend);
        this.carriers = new Carriers(options.contextCarriers(), definition.worker(), new PoolLog(definition.name()));
        this.registration = new PoolRegistration(queue.name(), this::stats, queue::hasEnded, new PoolLog(queue.name()));
        workers.show(registration);
        this.completer = new FutureCompleter(workers.completers(), workers.timer());
    }

    /**
     * The state of a new pool.
     *
     * @param ownsWorkers whether the workers are the pool's own; otherwise their listener is not the pool's
     * @throws RejectedExecutionException if the workers are closed
     */
    static PoolState open(
            TaskDefinition<?, ?> definition, WorkerSet workers, boolean ownsWorkers, PoolOptions options) {
        TaskStatistics statistics = new TaskStatistics();
        List<PoolObserver> events = new ArrayList<>(List.of(statistics));
        if (!ownsWorkers) {
            options.listener()
                    .map(listener -> new ListenerObserver(listener, new PoolLog(definition.name())))
                    .ifPresent(events::add);
        }
        TaskQueue queue = workers.openQueue(definition.name(), options, events);
        return new PoolState(workers, ownsWorkers, definition, queue, statistics);
    }

    PoolStats stats() {
        return statistics.stats(queue.name(), queue.waiting(), workers.stats());
    }

    /** Such as {@code sumPrimes, 8 workers, open}. */
    String text() {
        String state = !queue.isClosed() ? "open" : isTerminated() ? "terminated" : "shut down";
        return queue.name() + ", " + workers.sizeText() + ", " + state;
    }

    private boolean isTerminated() {
        return queue.hasEnded() && !completer.isOwing() && (!ownsWorkers || workers.isTerminated());
    }

    /** @throws IllegalStateException if the workers are not the pool's own */
    void resize(int size) {
        if (!ownsWorkers) {
            throw new IllegalStateException("Pool " + queue.name()
                    + " runs on given workers, which are not its own to resize: call resize of the Workers");
        }
        workers.resize(size);
    }

    <X> List<X> exitResults(Class<X> exit) {
        return workers.exitResults().values(definition, exit);
    }

    void start(AsyncMap<?, ?, ?> map, Object handle) {
        asyncMaps.add(map);
        try {
            map.start(() -> {
                try {
                    asyncMaps.remove(map);
                } finally {
                    Reference.reachabilityFence(handle); // a pool that runs a map is not abandoned
                }
            });
        } catch (RuntimeException | Error notAccepted) {
            asyncMaps.remove(map);
            throw notAccepted;
        }
    }

    /** Accepts no more tasks and withdraws those that wait. */
    void stop() {
        queue.stop();
        shutdown();
    }

    /** @throws IllegalStateException if this JVM's signals cannot be handled */
    void stopOnSignal() {
        StopSignals.add(this);
        if (queue.isClosed()) { // by another thread, whose remove() may have come before the add()
            StopSignals.remove(this);
        }
    }

    void shutdown() {
        queue.close();
        if (ownsWorkers) {
            workers.shutdown();
        }
    }

    /** Returns the tasks that certainly never started. */
    List<Object> shutdownNow() {
        shutdown();
        StopSignals.remove(this);
        List<Object> neverStarted = queue.cancelAll();
        if (ownsWorkers) {
            workers.kill();
        }
        return neverStarted;
    }

    boolean awaitTermination(long patienceNanos) throws InterruptedException {
        long start = System.nanoTime();
        if (!queue.isClosed() || !queue.awaitFinished(patienceNanos)) {
            return false;
        }
        // Waiting for a future means waiting behind its callbacks, which may block for ever. So the futures are looked
        // at
        // instead.
        while (completer.isOwing() || asyncMaps.stream().anyMatch(map -> !map.isDone())) {
            if (System.nanoTime() - start > patienceNanos) {
                return false;
            }
            LockSupport.parkNanos(DELIVERY_LOOK_NANOS);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        if (ownsWorkers && !workers.awaitTermination(patienceNanos - (System.nanoTime() - start))) {
            return false;
        }
        definition.shared().release();
        registration.end();
        StopSignals.remove(this);
        return true;
    }

    /** Called when the pool and its views cannot be reached any more. */
    void abandoned() {
        if (!queue.isClosed()) {
            new PoolLog(queue.name())
                    .warn("Pool " + queue.name()
                            + " was never closed, and the program holds no reference to it any more: it"
                            + " finishes the accepted tasks, then ends. Open it in a try-with-resources statement, or"
                            + " close it");
            shutdown();
        }
        StopSignals.remove(this);
    }
}
