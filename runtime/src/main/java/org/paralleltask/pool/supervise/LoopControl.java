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
 * What other threads may see of a worker that is fed, and do with it: the timer's thread, the memory budget, and
 * supervisors of idle workers. The thread that feeds the worker sets the current dispatch; all others read it.
 * Thread-safe.
 */
final class LoopControl implements MemoryBudget.Tenant {
    /** How long a dispatch must have run before an idle worker takes over some of it. */
    private static final long OVERDUE_NANOS = 1_000_000;

    /** How long a dispatch must have run before a worker is started to take over some of it. */
    private static final long LATE_NANOS = 20_000_000;

    private final Worker worker;
    private final WorkerServices services;
    private final Scheduler scheduler;
    private final RecyclingPolicy recycling;

    /** The current dispatch; null if there is none. */
    private volatile @Nullable Dispatch running;

    /** The dispatch for which it was logged that the worker was stopped. Used only by the timer's thread. */
    private @Nullable Dispatch reported;

    LoopControl(Worker worker, WorkerServices services, RecyclingPolicy recycling) {
        this.worker = worker;
        this.services = services;
        this.scheduler = services.scheduler();
        this.recycling = recycling;
    }

    /** Sets the current dispatch; null if there is none. Called only by the thread that feeds the worker. */
    void running(@Nullable Dispatch dispatch) {
        running = dispatch;
    }

    /**
     * Looks how large the worker is, and kills it if it is far too large.
     *
     * @param startNext called when the worker must go after its task
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

    /** Frees what a running task no longer needs, and logs, once, if the worker was stopped in the midst of it. */
    void watchRun(String name, StallWatch stalls) {
        Dispatch dispatch = running;
        if (dispatch == null) { // a spare, or it is about to take the next task
            return;
        }
        stalls.look(name, worker.callWait());
        if (services.options().captureCrashes().isEmpty()) { // else the arguments are captured if the worker dies
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

    /** The worker gets no more tasks: those that it has not begun wait again, and it is killed unless it runs one. */
    void endSoon() {
        Dispatch dispatch = running;
        if (dispatch != null) {
            dispatch.giveBackRest();
            if (dispatch.current().isEmpty()) {
                worker.kill();
            } // else a task that it has begun may finish
        }
    }
}
