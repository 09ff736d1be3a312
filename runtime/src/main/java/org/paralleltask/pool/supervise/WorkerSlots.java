package org.paralleltask.pool.supervise;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.paralleltask.base.UninterruptibleThread;
import org.paralleltask.host.WorkerFactory;
import org.paralleltask.pool.recycle.MemoryBudget;

/**
 * The slots of one set of workers: how many there are, and the supervisor of each. The last supervisor that leaves
 * shuts down what all share. Thread-safe.
 */
final class WorkerSlots {
    private final WorkerServices services;
    private final IntFunction<WorkerFactory> factories;
    private final int spares;
    private final @Nullable MemoryBudget budget;

    private final ReentrantLock lock = new ReentrantLock();

    /** The supervisor of each slot, by index. There may be gaps. */
    @GuardedBy("lock")
    private final SortedMap<Integer, Supervisor> supervisors = new TreeMap<>();

    /** The threads of all supervisors, also of those that have left. */
    @GuardedBy("lock")
    private final List<Thread> threads = new ArrayList<>();

    /**
     * The supervisors that have not left. Changed under the lock; read without it, because a supervisor's monitor may
     * be held then.
     */
    private final Set<Supervisor> present = ConcurrentHashMap.newKeySet();

    @GuardedBy("lock")
    private int wanted;

    @GuardedBy("lock")
    private boolean killed;

    /** @param factories makes a factory for a given number of workers */
    WorkerSlots(WorkerServices services, IntFunction<WorkerFactory> factories) {
        this.services = services;
        this.factories = factories;
        this.spares = services.factory().canKill() ? services.options().spares() : 0;
        long most = services.options().maxTotalMemory();
        this.budget =
                most > 0 ? new MemoryBudget(services.name(), most, () -> List.copyOf(present), services.log()) : null;
    }

    /** How many workers there should be, spares not counted. */
    int size() {
        lock.lock();
        try {
            return wanted;
        } finally {
            lock.unlock();
        }
    }

    /** How many spares there are, which take over when a worker ends. */
    int spares() {
        return spares;
    }

    /** The limit of the memory of all workers together; null if there is none. */
    @Nullable
    MemoryBudget budget() {
        return budget;
    }

    String workerName(int index) {
        return services.name() + "-" + (index + 1);
    }

    /** The indexes of the workers that there are to be, spares included. */
    List<Integer> indexes() {
        lock.lock();
        try {
            return supervisors.entrySet().stream()
                    .filter(one -> !one.getValue().isDismissed())
                    .map(Map.Entry::getKey)
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Changes how many workers there are: more are started; those that are too many end after their task.
     *
     * @throws RejectedExecutionException if the set is closed
     */
    void resize(int workers) {
        lock.lock();
        try {
            if (!services.scheduler().isOpen()) {
                throw new RejectedExecutionException("Pool " + services.name() + " is closed: it cannot be resized");
            }
            if (workers != services.options().workers() || wanted != 0) {
                services.replaceFactory(factories.apply(workers));
            }
            if (spares > 0) {
                services.scheduler().permits.set(workers);
            }
            occupy(workers, IntStream.range(0, workers + spares).boxed().collect(Collectors.toSet()));
        } finally {
            lock.unlock();
        }
        services.scheduler().wake();
    }

    /**
     * From now on there are workers in these places and in no others; a worker in another is dismissed after its task.
     * Nothing, if the set is closed.
     *
     * @param indexes of the places, at least one
     */
    void occupy(Set<Integer> indexes) {
        lock.lock();
        try {
            if (services.scheduler().isOpen()) {
                occupy(indexes.size(), indexes);
            }
        } finally {
            lock.unlock();
        }
        services.scheduler().wake();
    }

    @GuardedBy("lock")
    private void occupy(int workers, Set<Integer> indexes) {
        wanted = workers;
        for (int index : new TreeSet<>(indexes)) {
            Supervisor there = supervisors.get(index);
            if (there == null || !there.recall()) {
                supervisors.put(index, hire(index));
            }
        }
        supervisors.forEach((index, supervisor) -> {
            if (!indexes.contains(index)) {
                supervisor.dismiss();
            }
        });
    }

    @GuardedBy("lock")
    private Supervisor hire(int index) {
        String worker = workerName(index);
        Supervisor supervisor = new Supervisor(worker, index, services, budget, spares, this::left);
        Thread thread = new UninterruptibleThread(worker, supervisor);
        if (killed) {
            supervisor.kill();
        }
        threads.removeIf(one -> one.getState() == Thread.State.TERMINATED);
        thread.start(); // it cannot leave before this holds the lock no more
        threads.add(thread);
        present.add(supervisor);
        return supervisor;
    }

    /** Looks at each supervisor. What one look throws, for lack of memory, does not prevent the others. */
    void lookAtEach(Consumer<Supervisor> look) {
        for (Supervisor supervisor : present) {
            try {
                look.accept(supervisor);
            } catch (RuntimeException | Error noMemoryForALook) {
                // the next look comes soon
            }
        }
    }

    /** See {@link WorkerSet#processes}. */
    List<ProcessHandle> processes() {
        return present.stream()
                .flatMap(supervisor -> supervisor.living().stream())
                .flatMap(one -> one.handle().stream())
                .filter(ProcessHandle::isAlive)
                .toList();
    }

    /** Kills the workers, and every later one as soon as it exists. */
    void kill() {
        lock.lock();
        try {
            killed = true;
        } finally {
            lock.unlock();
        }
        present.forEach(Supervisor::kill);
    }

    /** Whether the set is closed, and every worker has ended. */
    boolean isTerminated() {
        lock.lock();
        try {
            return present.isEmpty() && !services.scheduler().mayHaveWork();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until every supervisor has left; returns false if they have not within {@code patienceNanos}.
     *
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    boolean awaitTermination(long patienceNanos) throws InterruptedException {
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

    private void left(Supervisor supervisor) {
        lock.lock();
        try {
            present.remove(supervisor);
            shutdownIfLast();
        } finally {
            lock.unlock();
        }
    }

    /** Shuts down what the supervisors share, if none is left and none will come. */
    void shutdownIfLast() {
        lock.lock();
        try {
            if (isTerminated()) {
                services.shutdown();
            }
        } finally {
            lock.unlock();
        }
    }
}
