package org.paralleltask.pool.supervise;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.paralleltask.DeathCause;
import org.paralleltask.PoolListener.WorkerEnd;
import org.paralleltask.host.Worker;
import org.paralleltask.host.os.LiveProcesses;

/** The workers that have left one slot and not yet ended. Used by the supervisor's thread. */
final class LeavingWorkers {
    private final String name;
    private final WorkerServices services;
    private final WorkerShutdown shutdown;
    private final BooleanSupplier isWanted;
    private final List<Future<Boolean>> leaving = new ArrayList<>();

    /**
     * @param name the slot's name, which its workers have
     * @param isWanted whether the slot needs another worker
     */
    LeavingWorkers(String name, WorkerServices services, LiveProcesses living, BooleanSupplier isWanted) {
        this.name = name;
        this.services = services;
        this.shutdown = new WorkerShutdown(services, living);
        this.isWanted = isWanted;
    }

    /**
     * Ends a worker, also if the heap is full or no thread can be started.
     *
     * @param cause what it died of in the midst of a task; empty if it did not
     */
    void endForSure(Worker worker, WorkerEnd why, Optional<DeathCause> cause) {
        try {
            end(worker, why, cause);
        } catch (OutOfMemoryError full) {
            shutdown.run(worker, why, cause);
            throw full;
        }
    }

    /**
     * Ends a worker. If it is alive and the slot needs another, a helper thread waits for its end, so that the next can
     * start. Only one per slot ends that way at a time: slow exit hooks would otherwise fill the machine with
     * processes.
     */
    void end(Worker worker, WorkerEnd why, Optional<DeathCause> cause) {
        boolean isDead = why == WorkerEnd.DIED || why == WorkerEnd.KILLED;
        if (isDead || !services.scheduler().mayHaveWork()) {
            shutdown.run(worker, why, cause);
            return;
        }
        if (isWanted.getAsBoolean()) {
            await(leaving); // slow exit hooks hold up tasks instead of piling up processes
        }
        await(leaving.stream().filter(Future::isDone).toList()); // reports their bugs, if there are any
        leaving.removeIf(Future::isDone);
        leaving.add(services.startHelper(() -> {
            shutdown.run(worker, why, cause);
            return true;
        }));
    }

    /** Waits until all these workers have ended. */
    void awaitAll() {
        await(leaving);
    }

    private void await(List<Future<Boolean>> helpers) {
        for (Future<Boolean> helper : helpers) {
            services.awaitHelper(helper, name);
        }
    }
}
