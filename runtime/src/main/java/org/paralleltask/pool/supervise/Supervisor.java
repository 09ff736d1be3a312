package org.paralleltask.pool.supervise;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.paralleltask.DeathCause;
import org.paralleltask.PoolListener.WorkerEnd;
import org.paralleltask.base.FullHeap;
import org.paralleltask.host.Worker;
import org.paralleltask.host.os.Killable;
import org.paralleltask.host.os.LiveProcesses;
import org.paralleltask.pool.queue.Scheduler;

/**
 * The keeper of one worker's place: it starts a worker, feeds it one job at a time, and starts another when it dies or
 * is worn out. A thread of its own runs it until there is no more work to come, or the place is given up.
 */
final class Supervisor implements Runnable, MemoryBudget.Place {
    private final String name;
    private final WorkerSet set;
    private final Scheduler queues;
    private final LiveProcesses living = new LiveProcesses();
    private final WorkerStarter starts;
    private final WorkerShutdown farewell;
    private final @Nullable MemoryBudget budget;
    private final boolean startsAhead; // the next worker while one is about to end

    /** Workers that have left this place and are about to end. */
    private final List<Future<@Nullable Worker>> leaving = new ArrayList<>();

    /** The next worker, while it is started ahead, or waits. */
    @GuardedBy("this")
    private @Nullable Future<@Nullable Worker> ahead;

    /** Whether the next worker is started only when there is work for it. */
    private boolean waitsForDemand;

    /** The worker that is fed. */
    private volatile @Nullable WorkerLoop shift;

    private volatile boolean dismissed;

    @GuardedBy("this")
    private boolean gone;

    /**
     * @param name such as {@code sumPrimes-3}
     * @param index from 0
     */
    Supervisor(String name, int index, WorkerSet set) {
        this.name = name;
        this.set = set;
        this.queues = set.queues();
        this.starts = new WorkerStarter(name, index, set, living);
        this.farewell = new WorkerShutdown(set, living);
        this.budget = set.budget();
        this.startsAhead = set.spares() < set.options().workers();
        this.waitsForDemand = set.options().startOnDemand();
    }

    @Override
    public void run() {
        do {
            while (isWanted()) {
                try {
                    keepOne();
                } catch (RuntimeException
                        | Error bug) { // its job has failed with it; the place must not be lost as well
                    report(bug);
                }
            }
        } while (!leave());
        try {
            dropTheNext();
            for (Future<@Nullable Worker> one : leaving) {
                await(one);
            }
        } finally {
            set.left(this);
        }
    }

    private boolean isWanted() {
        return !dismissed && queues.mayHaveWork();
    }

    /** Gives the place up, unless it is wanted again. */
    private synchronized boolean leave() {
        gone = !isWanted();
        return gone;
    }

    /** Lets the worker end after its task, and gives the place up. {@link Scheduler#wake} makes it look. */
    synchronized void dismiss() {
        dismissed = true;
        WorkerLoop current = shift;
        if (current != null) {
            current.isDismissed();
        }
    }

    /** Takes a {@link #dismiss} back; false if the place has been given up already. */
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
    public @Nullable WorkerLoop shift() {
        return shift;
    }

    @Override
    public Set<Killable> living() {
        return living.all();
    }

    /** Looks how large the worker is, and kills it if it is far too large. */
    void watchMemory() {
        WorkerLoop current = shift;
        if (current != null) {
            current.watchMemory(this::startTheNext);
        }
    }

    /** Looks at the task under way: see {@link WorkerLoop#watchRun}. */
    void watchRun() {
        WorkerLoop current = shift;
        if (current != null) {
            current.watchRun();
        }
    }

    private void report(Throwable bug) {
        try {
            set.log().bug("worker " + name + " is replaced", bug);
        } catch (RuntimeException | Error noMemoryForWords) {
            // the next try will tell
        }
    }

    private void keepOne() {
        Future<@Nullable Worker> next = takeTheNext();
        boolean isCounted = next == null;
        Worker worker = next == null ? startOne() : await(next);
        if (worker == null) {
            return;
        }
        waitsForDemand = false;
        WorkerEnd why = WorkerEnd.KILLED;
        Optional<DeathCause> cause = Optional.empty();
        try {
            WorkerLoop current = new WorkerLoop(worker, set, living);
            shift = current;
            why = current.work(isCounted, () -> dismissed, this::startTheNext, starts.lastNanos());
            cause = current.deathCause();
            // One that did not live to run anything may have a successor that does not either: not without need.
            boolean needsRoom = budget != null && why == WorkerEnd.MAX_MEMORY;
            waitsForDemand =
                    needsRoom || why == WorkerEnd.IDLE || set.options().startOnDemand() || current.hasBeenOfNoUse();
        } finally {
            shift = null;
            set.startFailures().stopped();
            letGoForSure(worker, why, cause);
        }
    }

    /** Also where the heap is full, or no thread can be had. */
    private void letGoForSure(Worker worker, WorkerEnd why, Optional<DeathCause> cause) {
        try {
            letGo(worker, why, cause);
        } catch (OutOfMemoryError full) {
            boolean isGone = false;
            while (!isGone) {
                try {
                    farewell.bid(worker, why, cause);
                    isGone = true;
                } catch (OutOfMemoryError stillFull) {
                    FullHeap.pause();
                }
            }
            throw full;
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
            queues.starting();
        } else if (!queues.awaitDemand(() -> dismissed)) {
            return null;
        }
        while (!hasRoom()) {
            queues.notStarted();
            awaitRoom();
            if (!isWanted() || !queues.awaitDemand(() -> dismissed)) {
                return null;
            }
        }
        Worker worker = null;
        try {
            worker = starts.start(() -> dismissed);
            return worker;
        } finally {
            keepsNoRoom();
            if (worker == null) {
                queues.notStarted();
            }
        }
    }

    /** Has the next worker started by another thread while this one's end is near. Safe from any thread. */
    private synchronized void startTheNext() {
        if (ahead == null && !gone && startsAhead && isWanted() && queues.needsMoreWorkers() && hasRoom()) {
            ahead = set.help(() -> {
                try {
                    return starts.startAhead();
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
        Worker worker = next == null ? null : await(next);
        if (worker != null) {
            set.startFailures().stopped();
            letGo(worker, queues.mayHaveWork() ? WorkerEnd.RESIZED : WorkerEnd.CLOSED, Optional.empty());
        }
    }

    /**
     * Ends a worker: if it may take its time and another may be to have its place, not on this thread; but one at a time,
     * or slow exit hooks would fill the machine with processes.
     */
    private void letGo(Worker worker, WorkerEnd why, Optional<DeathCause> cause) {
        boolean isDead = why == WorkerEnd.DIED || why == WorkerEnd.KILLED;
        if (isDead || !queues.mayHaveWork()) {
            farewell.bid(worker, why, cause);
            return;
        }
        if (isWanted()) {
            leaving.forEach(this::await); // slow exit hooks hold up tasks rather than pile up processes
        }
        leaving.stream().filter(Future::isDone).forEach(this::await); // for what there may be to report
        leaving.removeIf(Future::isDone);
        leaving.add(set.help(() -> {
            farewell.bid(worker, why, cause);
            return null;
        }));
    }

    private @Nullable Worker await(Future<@Nullable Worker> future) {
        while (true) {
            try {
                return future.get();
            } catch (InterruptedException ignored) {
                // a supervisor obeys none: the flag is cleared, and we wait on
            } catch (ExecutionException bug) {
                report(bug);
                return null;
            }
        }
    }
}
