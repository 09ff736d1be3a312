package org.paralleltask.pool.supervise;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.paralleltask.DeathCause;
import org.paralleltask.PoolListener.WorkerEnd;
import org.paralleltask.host.Worker;
import org.paralleltask.host.os.Killable;
import org.paralleltask.host.os.LiveProcesses;
import org.paralleltask.pool.observe.StallWatch;
import org.paralleltask.pool.queue.Scheduler;
import org.paralleltask.pool.recycle.MemoryBudget;

/**
 * Looks after one slot: it starts a worker, lets it be fed, and starts another when that dies or is worn out. A thread
 * of its own runs it until no more work will come, or the slot is given up. Thread-safe; only {@link #run} belongs to
 * that thread.
 */
final class Supervisor implements Runnable, MemoryBudget.Slot {
    private final String name;
    private final WorkerServices services;
    private final Scheduler scheduler;
    private final @Nullable MemoryBudget budget;
    private final Consumer<Supervisor> whenLeft;
    private final LiveProcesses living = new LiveProcesses();
    private final WorkerStarter starter;
    private final LeavingWorkers leaving;

    /** Whether the next worker is started before the current one has ended. */
    private final boolean startsAhead;

    /** The next worker, while it is being started ahead, or is ready and waits. */
    @GuardedBy("this")
    private @Nullable Future<@Nullable Worker> ahead;

    /** Whether the next worker is started only when there is work for it. Used only by the supervisor's thread. */
    private boolean waitsForDemand;

    /** The loop of the current worker; null if there is none. */
    private volatile @Nullable WorkerLoop loop;

    private volatile boolean dismissed;

    @GuardedBy("this")
    private boolean gone;

    /**
     * @param name the worker's name, such as {@code sumPrimes-3}
     * @param index the slot's index, from 0
     * @param budget the budget of all workers; null if there is none
     * @param spares how many workers there are besides those that take tasks
     * @param whenLeft called once, when the slot is given up and its workers have ended
     */
    Supervisor(
            String name,
            int index,
            WorkerServices services,
            @Nullable MemoryBudget budget,
            int spares,
            Consumer<Supervisor> whenLeft) {
        this.name = name;
        this.services = services;
        this.scheduler = services.scheduler();
        this.budget = budget;
        this.whenLeft = whenLeft;
        this.starter = new WorkerStarter(name, index, services, living);
        this.leaving = new LeavingWorkers(name, services, living, this::isWanted);
        this.startsAhead = spares < services.options().workers();
        this.waitsForDemand = services.options().startOnDemand();
    }

    @Override
    public void run() {
        do {
            while (isWanted()) {
                try {
                    keepOne();
                } catch (RuntimeException | Error bug) { // its task has failed with it; the slot goes on
                    services.reportBug(name, bug);
                }
            }
        } while (!leave());
        try {
            dropTheNext();
            leaving.awaitAll();
        } finally {
            whenLeft.accept(this);
        }
    }

    private boolean isWanted() {
        return !dismissed && scheduler.mayHaveWork();
    }

    /** Gives the slot up, unless it is wanted again; returns whether it did. */
    private synchronized boolean leave() {
        gone = !isWanted();
        return gone;
    }

    /**
     * Lets the worker end after its task, and gives the slot up. {@link Scheduler#wake} must follow: it makes an idle
     * worker look.
     */
    synchronized void dismiss() {
        dismissed = true;
        WorkerLoop current = loop;
        if (current != null) {
            current.isDismissed();
        }
    }

    /** Whether the slot is given up, now or after its worker's task. */
    boolean isDismissed() {
        return dismissed;
    }

    /** Takes a {@link #dismiss} back; returns false if the slot was given up before. */
    synchronized boolean recall() {
        if (!gone) {
            dismissed = false;
        }
        return !gone;
    }

    /** Kills the worker, those that are being started or about to end, and every later one as soon as it exists. */
    void kill() {
        living.kill();
    }

    /** The control of the current worker; null if there is none. */
    @Override
    public @Nullable LoopControl current() {
        WorkerLoop current = loop;
        return current == null ? null : current.control();
    }

    @Override
    public Set<Killable> living() {
        return living.all();
    }

    /** Looks how large the worker is, and kills it if it is far too large. */
    void watchMemory() {
        WorkerLoop current = loop;
        if (current != null) {
            current.control().watchMemory(this::startTheNext);
        }
    }

    /** Looks at the running task: see {@link LoopControl#watchRun}. */
    void watchRun(StallWatch stalls) {
        WorkerLoop current = loop;
        if (current == null) {
            stalls.look(name, Optional.empty());
        } else {
            current.control().watchRun(name, stalls);
        }
    }

    private void keepOne() {
        Future<@Nullable Worker> next = takeTheNext();
        boolean isCounted = next == null;
        Worker worker = next == null ? startOne() : services.awaitHelper(next, name);
        if (worker == null) {
            return;
        }
        waitsForDemand = false;
        WorkerEnd why = WorkerEnd.KILLED;
        Optional<DeathCause> cause = Optional.empty();
        try {
            WorkerLoop current = new WorkerLoop(worker, services, living);
            loop = current;
            why = current.work(isCounted, () -> dismissed, this::startTheNext, starter.lastNanos());
            cause = current.deathCause();
            // If this worker did not live to run anything, its successor may not either: it is started only when
            // needed.
            boolean needsRoom = budget != null && why == WorkerEnd.MAX_MEMORY;
            waitsForDemand = needsRoom
                    || why == WorkerEnd.IDLE
                    || services.options().startOnDemand()
                    || current.hasBeenOfNoUse();
        } finally {
            loop = null;
            services.startBackoff().stopped();
            leaving.endForSure(worker, why, cause);
        }
    }

    /**
     * Reserves room in the memory budget for another worker, until {@link #keepsNoRoom}; returns false if there is
     * none.
     */
    private boolean hasRoom() {
        return budget == null || budget.reserve();
    }

    private void awaitRoom() {
        if (budget != null) {
            budget.awaitRoom();
        }
    }

    private void keepsNoRoom() {
        if (budget != null) {
            budget.release();
        }
    }

    /**
     * Starts a worker, which the {@link Scheduler} counts as on its way; returns null if none is needed, or the start
     * failed.
     */
    private @Nullable Worker startOne() {
        if (!waitsForDemand) {
            scheduler.demand.starting();
        } else if (!scheduler.demand.awaitDemand(() -> dismissed)) {
            return null;
        }
        while (!hasRoom()) {
            scheduler.demand.notStarted();
            awaitRoom();
            if (!isWanted() || !scheduler.demand.awaitDemand(() -> dismissed)) {
                return null;
            }
        }
        Worker worker = null;
        try {
            worker = starter.start(() -> dismissed);
            return worker;
        } finally {
            keepsNoRoom();
            if (worker == null) {
                scheduler.demand.notStarted();
            }
        }
    }

    /** Lets a helper thread start the next worker, because this one will end soon. Safe from any thread. */
    private synchronized void startTheNext() {
        if (ahead == null && !gone && startsAhead && isWanted() && scheduler.needsMoreWorkers() && hasRoom()) {
            ahead = services.startHelper(() -> {
                try {
                    return starter.startAhead();
                } finally {
                    keepsNoRoom();
                }
            });
        }
    }

    private synchronized @Nullable Future<@Nullable Worker> takeTheNext() {
        Future<@Nullable Worker> next = ahead;
        ahead = null;
        return next;
    }

    private void dropTheNext() {
        Future<@Nullable Worker> next = takeTheNext();
        Worker worker = next == null ? null : services.awaitHelper(next, name);
        if (worker != null) {
            services.startBackoff().stopped();
            leaving.end(worker, scheduler.mayHaveWork() ? WorkerEnd.RESIZED : WorkerEnd.CLOSED, Optional.empty());
        }
    }
}
