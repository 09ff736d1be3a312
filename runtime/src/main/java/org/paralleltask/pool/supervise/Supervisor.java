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
 * The keeper of one slot: it starts a worker, has it fed, and starts another when it dies or is worn out. A thread of its own
 * runs it until there is no more work to come, or the slot is given up. Thread-safe, but for {@link #run}.
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

    /** Whether the next worker is started while one is about to end. */
    private final boolean startsAhead;

    /** The next worker, while it is started ahead, or waits. */
    @GuardedBy("this")
    private @Nullable Future<@Nullable Worker> ahead;

    /** Whether the next worker is started only when there is work for it; the supervisor's thread's own. */
    private boolean waitsForDemand;

    /** The worker that is fed. */
    private volatile @Nullable WorkerLoop loop;

    private volatile boolean dismissed;

    @GuardedBy("this")
    private boolean gone;

    /**
     * @param name the worker's, such as {@code sumPrimes-3}
     * @param index from 0
     * @param budget of all workers; null if there is none
     * @param spares how many workers there are beside those that take tasks
     * @param whenLeft called once, when the slot is given up and its workers are gone
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
                } catch (RuntimeException
                        | Error bug) { // its task has failed with it; the slot must not be lost as well
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

    /** Gives the slot up, unless it is wanted again. */
    private synchronized boolean leave() {
        gone = !isWanted();
        return gone;
    }

    /** Lets the worker end after its task, and gives the slot up. {@link Scheduler#wake} makes it look. */
    synchronized void dismiss() {
        dismissed = true;
        WorkerLoop current = loop;
        if (current != null) {
            current.isDismissed();
        }
    }

    /** Takes a {@link #dismiss} back; false if the slot has been given up already. */
    synchronized boolean recall() {
        if (!gone) {
            dismissed = false;
        }
        return !gone;
    }

    /** Kills the worker, those that are being started or about to end, and every later one at its birth. */
    void kill() {
        living.kill();
    }

    /** The worker that is fed, at work; null if there is none. */
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

    /** Looks at the task under way: see {@link LoopControl#watchRun}. */
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
            // One that did not live to run anything may have a successor that does not either: not without need.
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

    /** Whether the memory budget has room for another worker, which is kept until {@link #keepsNoRoom}. */
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

    /** Starts a worker, and lets {@link Scheduler} count it as on its way; null if none is needed, or it failed. */
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

    /** Has the next worker started by another thread while this one's end is near. Safe from any thread. */
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
