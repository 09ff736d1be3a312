package org.paralleltask.pool.supervise;

import org.paralleltask.host.Worker;
import org.paralleltask.host.WorkerRequest;
import org.paralleltask.pool.dispatch.Dispatch;
import org.paralleltask.pool.queue.Scheduler;
import org.paralleltask.pool.queue.WorkerDemand;
import org.paralleltask.pool.recycle.RecyclingPolicy;
import org.paralleltask.pool.task.Chunk;
import org.paralleltask.pool.task.Job;
import org.paralleltask.pool.view.PoolObserver;
import org.paralleltask.wire.Frame;

/**
 * Handles what a worker says of a dispatch: updates its tasks, tells observers, and decides whether the worker stays.
 * Used by the thread that feeds the worker.
 */
final class AnswerHandler implements Dispatch.DispatchListener {
    private final Worker worker;
    private final WorkerServices services;
    private final Scheduler scheduler;
    private final RecyclingPolicy recycling;
    private final LoopControl control;

    /** Whether the worker may get another dispatch. */
    private boolean isFit = true;

    /** Whether {@link WorkerDemand#starting} counts the worker as on its way to take tasks. */
    private boolean isComing;

    /** The value of {@link Scheduler#laneArrivals} at the last look. */
    private int laneArrivals;

    AnswerHandler(Worker worker, WorkerServices services, RecyclingPolicy recycling, LoopControl control) {
        this.worker = worker;
        this.services = services;
        this.scheduler = services.scheduler();
        this.recycling = recycling;
        this.control = control;
    }

    /** Whether the worker may get another dispatch, as far as its answers show. */
    boolean isFit() {
        return isFit;
    }

    /** Sets whether the scheduler counts the worker as on its way. */
    void isComing(boolean counted) {
        isComing = counted;
    }

    /** Whether the scheduler counts the worker as on its way. The caller must see to it that it no longer does. */
    boolean takeComing() {
        boolean wasComing = isComing;
        isComing = false;
        return wasComing;
    }

    @Override
    public void begun(Job<?, ?> job) {
        job.queue().events().runStarted(job, worker);
    }

    @Override
    public void firstTakenBack(Job<?, ?> job) {
        job.queue().events().takenBack(job, worker);
    }

    @Override
    public void over(Dispatch dispatch, int tasks, long nanos) {
        dispatch.queue().events().dispatchEnded(worker);
        isFit &= dispatch.reason() == WorkerRequest.Reason.NONE;
        if (isFit) {
            // The worker comes back for more. A caller who answers these values with the next task needs no other
            // worker for that.
            scheduler.workerReturning(dispatch.queue().sizer(), tasks, nanos);
            isComing = true;
        }
    }

    /**
     * Lets tasks that arrive while all workers are busy run after the tasks that run now, instead of after whole
     * dispatches.
     */
    @Override
    public void afterProgress(Dispatch dispatch) {
        int now = scheduler.laneArrivals();
        if (now != laneArrivals) {
            laneArrivals = now;
            if (scheduler.hasOthers(dispatch.lane())) {
                dispatch.giveBackRest();
            }
        }
    }

    @Override
    public void threadsLeft(Dispatch dispatch, Frame.ThreadsLeft left) {
        dispatch.queue().events().threadsLeft(worker, left.count());
        recycling.threadsLeft(dispatch.queue().name(), left);
        if (recycling.isWornOut()) {
            dispatch.giveBackRest();
        }
    }

    @Override
    public void answered(Job<?, ?> job, boolean wasTold, long nanos, Worker.Answer answer) {
        recycling.ran(nanos);
        PoolObserver events = job.queue().events();
        if (wasTold) {
            events.runEnded(job, worker, nanos);
        } else {
            events.ran(job, worker, nanos);
        }
        if (!finish(job, nanos, answer)) {
            if (services.log().once("unreadable")) {
                services.log()
                        .warn(worker.who() + " is killed: its answer to " + job.text() + " cannot be read, so it is not"
                                + " trusted with another task (told once; each such task fails with the reason)");
            }
            isFit = false;
            control.endSoon();
        }
    }

    @Override
    public void answered(Chunk<?, ?> chunk, int tasks, long nanos) {
        recycling.ran(tasks, nanos);
        chunk.queue().events().ran(worker, tasks);
    }

    /** Ends the job as the answer says; returns false if the answer cannot be read. */
    private boolean finish(Job<?, ?> job, long nanos, Worker.Answer answer) {
        if (answer instanceof Worker.Answer.Value value) {
            return job.finish(value.bytes(), nanos);
        }
        Throwable thrown = job.finishThrown(((Worker.Answer.Thrown) answer).bytes(), worker.who());
        if (thrown != null) {
            recycling.threw(thrown);
        }
        return thrown != null;
    }
}
