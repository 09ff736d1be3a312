package org.paralleltask.pool.supervise;

import org.jspecify.annotations.Nullable;
import org.paralleltask.host.Worker;
import org.paralleltask.host.WorkerRequest;
import org.paralleltask.pool.dispatch.Dispatch;
import org.paralleltask.pool.observe.StallWatch;
import org.paralleltask.pool.queue.Scheduler;
import org.paralleltask.pool.queue.TaskRunner;
import org.paralleltask.pool.queue.TaskSlice;
import org.paralleltask.pool.recycle.MemoryBudget;
import org.paralleltask.pool.recycle.RecyclingPolicy;

/**
 * What other threads may see and do of one worker at work: the timer, the memory budget, and workers that have nothing to do.
 * The thread that feeds the worker sets the dispatch under way; all others read it. Thread-safe.
 */
final class LoopControl implements MemoryBudget.Tenant {
    /** How long a dispatch has to run before another worker takes some of it over. */
    private static final long OVERDUE_NANOS = 1_000_000;

    /** How long, before a worker that is started for that does. */
    private static final long LATE_NANOS = 20_000_000;

    private final Worker worker;
    private final WorkerServices services;
    private final Scheduler scheduler;
    private final RecyclingPolicy recycling;

    /** The dispatch under way. */
    private volatile @Nullable Dispatch running;

    /** The dispatch of which it was logged that the worker was stopped; the timer's own. */
    private @Nullable Dispatch reported;

    LoopControl(Worker worker, WorkerServices services, RecyclingPolicy recycling) {
        this.worker = worker;
        this.services = services;
        this.scheduler = services.scheduler();
        this.recycling = recycling;
    }

    /** The thread that feeds the worker: this is under way; null if nothing is any more. */
    void running(@Nullable Dispatch dispatch) {
        running = dispatch;
    }

    /**
     * Looks how large the worker is, and kills it if it is far too large.
     *
     * @param startNext called when it has to go after its task
     */
    void watchMemory(Runnable startNext) {
        boolean isFarTooLarge = recycling.look();
        Dispatch dispatch = running;
        if (dispatch == null) {
            if (recycling.isWornOut()) {
                scheduler.wake();
            }
        } else if (isFarTooLarge) {
            killForMemory("it had grown to more than one and a half times maxWorkerMemory. Raise that, or bound its"
                    + " heap with jvmArgs(List.of(\"-Xmx…\"))");
        } else if (recycling.isWornOut()) {
            dispatch.giveBackRest();
            startNext.run();
        }
    }

    /**
     * Lets go of what a task under way needs no more, and logs, once, if the worker was stopped in the midst of it.
     */
    void watchRun(String name, StallWatch stalls) {
        Dispatch dispatch = running;
        if (dispatch == null) { // a spare, or one that takes the next task at once
            return;
        }
        stalls.look(name, worker.callWait());
        if (services.options().captureCrashes().isEmpty()) { // else they are captured, should the worker die
            dispatch.letGo();
        }
        if (!dispatch.equals(reported) && worker.isStopped()) {
            reported = dispatch;
            services.log()
                    .warn(worker.who()
                            + " was stopped (SIGSTOP, or a debugger) in the midst of a task: it goes on when it is"
                            + " continued. Only a time limit or a cancel ends that task");
        }
    }

    @Override
    public void killForMemory(String why) {
        Dispatch dispatch = running;
        if (dispatch != null) {
            dispatch.current().ifPresent(request -> request.exhausted(why));
        }
    }

    @Override
    public void letGoForMemory() {
        recycling.isTooLarge();
        Dispatch dispatch = running;
        if (dispatch == null) {
            scheduler.wake();
        } else {
            dispatch.giveBackRest();
        }
    }

    @Override
    public boolean has(Worker one) {
        return worker.equals(one);
    }

    @Override
    public boolean isBusy() {
        return running != null;
    }

    @Override
    public boolean isLeaving() {
        Dispatch dispatch = running;
        return dispatch == null ? recycling.isWornOut() : dispatch.reason() != WorkerRequest.Reason.NONE;
    }

    @Override
    public boolean hasRunNothing() {
        return recycling.tasks() == 0;
    }

    /** See {@link TaskRunner#hasMore}. */
    boolean hasMore() {
        Dispatch dispatch = running;
        return dispatch != null && dispatch.hasWaiting();
    }

    /** See {@link TaskRunner#isLate}. */
    boolean isLate() {
        Dispatch dispatch = running;
        return dispatch != null && dispatch.ageNanos() > LATE_NANOS && dispatch.hasWaiting();
    }

    /** See {@link TaskRunner#takeHalf}. */
    TaskSlice takeHalf() {
        Dispatch dispatch = running;
        return dispatch == null || dispatch.ageNanos() < OVERDUE_NANOS ? TaskSlice.none() : dispatch.takeHalf();
    }

    /** The worker gets nothing more: what it has not begun waits again, and it is killed unless it runs a task. */
    void endSoon() {
        Dispatch dispatch = running;
        if (dispatch != null) {
            dispatch.giveBackRest();
            if (dispatch.current().isEmpty()) {
                worker.kill();
            } // else a task that it has begun is given its time
        }
    }
}
