package org.paralleltask.pool.supervise;

import java.nio.channels.ClosedByInterruptException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.paralleltask.DeathCause;
import org.paralleltask.PoolListener.WorkerEnd;
import org.paralleltask.WorkerStartException;
import org.paralleltask.base.Durations;
import org.paralleltask.host.Worker;
import org.paralleltask.host.WorkerRequest;
import org.paralleltask.host.os.LiveProcesses;
import org.paralleltask.pool.dispatch.Dispatch;
import org.paralleltask.pool.queue.IdleWorker;
import org.paralleltask.pool.queue.Scheduler;
import org.paralleltask.pool.queue.TaskRunner;
import org.paralleltask.pool.queue.TaskSlice;
import org.paralleltask.pool.queue.WorkerDemand;
import org.paralleltask.pool.recycle.RecyclingPolicy;
import org.paralleltask.pool.task.Chunk;
import org.paralleltask.pool.task.Job;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.wire.Ledger;

/**
 * Feeds one worker, from its first task until it is dead or must go. Used by its supervisor's thread, or by a caller's
 * thread that has borrowed the worker; never by both at once. Only {@link #control} and the methods of {@link
 * TaskRunner} that say so are safe from any thread.
 */
final class WorkerLoop implements TaskRunner {
    private final Worker worker;
    private final WorkerServices services;
    private final Scheduler scheduler;
    private final LiveProcesses living;
    private final RecyclingPolicy recycling;
    private final LoopControl control;
    private final AnswerHandler answers;
    private final AfterDeath afterDeath;
    private final StrandedTasks stranded;
    private final Standby standby;
    private final long idleNanos;

    /** Why the worker is of no further use, if a caller's thread that borrowed it has found that out. */
    private @Nullable WorkerEnd end;

    /** What the worker died of in the midst of a task, or after breaking the protocol; null if it did not. */
    private @Nullable DeathCause deathCause;

    /** The number of the last dispatch. */
    private int lastNumber;

    WorkerLoop(Worker worker, WorkerServices services, LiveProcesses living) {
        this.worker = worker;
        this.services = services;
        this.scheduler = services.scheduler();
        this.living = living;
        this.recycling = new RecyclingPolicy(worker, services.options(), services.log());
        this.control = new LoopControl(worker, services, recycling);
        this.answers = new AnswerHandler(worker, services, recycling, control);
        this.afterDeath = new AfterDeath(worker, services::failureMessages, living, recycling);
        this.stranded = new StrandedTasks(worker);
        this.standby = new Standby(worker, scheduler.permits, services.events());
        this.idleNanos =
                services.options().idleTimeout().map(Durations::saturatedNanos).orElse(Long.MAX_VALUE);
    }

    /** What other threads may do with the worker. */
    LoopControl control() {
        return control;
    }

    /**
     * Feeds the worker.
     *
     * @param isFirst whether {@link WorkerDemand#starting} has counted the worker
     * @param isDismissed whether the worker is to go; {@link Scheduler#wake} makes an idle one look
     * @param startNext called at the beginning of each dispatch that may be one of the worker's last
     * @param startNanos how long a worker's start takes
     * @return why the worker goes, or is dead
     */
    WorkerEnd work(boolean isFirst, BooleanSupplier isDismissed, Runnable startNext, long startNanos) {
        answers.isComing(isFirst);
        BooleanSupplier isToGo = () -> worker.hasExited() || recycling.isWornOut() || isDismissed.getAsBoolean();
        BooleanSupplier givenUp = () -> end != null || isToGo.getAsBoolean() || scheduler.permits.isExceeded();
        IdleWorker idleWorker = scheduler.enter(this, givenUp, idleNanos);
        try {
            while (true) {
                boolean works = standby.mayWork(isToGo, this::isNotCounted);
                TaskSlice slice = works ? take(idleWorker) : TaskSlice.none();
                if (end != null) {
                    return end;
                } else if (works && slice.isEmpty() && scheduler.permits.isExceeded()) {
                    continue;
                }
                WorkerEnd now = slice.isEmpty() ? whyNoTask(isDismissed, works) : run(slice, startNext, startNanos);
                if (now != null) {
                    return now;
                }
            }
        } finally {
            scheduler.leave(idleWorker);
            standby.giveWay();
            isNotCounted();
        }
    }

    /** The worker is to go after its task: another may take tasks in its place. Safe from any thread. */
    void isDismissed() {
        standby.giveWay();
    }

    private void isNotCounted() {
        if (answers.takeComing()) {
            scheduler.demand.notStarted();
        }
    }

    private TaskSlice take(IdleWorker idleWorker) {
        return scheduler.take(idleWorker, answers.takeComing(), Math.min(worker.maxTasks(), recycling.tasksLeft()));
    }

    /** Why the worker has no task; null if it was dismissed and recalled at once. */
    private @Nullable WorkerEnd whyNoTask(BooleanSupplier isDismissed, boolean works) {
        if (worker.hasExited()) {
            return living.killRequested() ? WorkerEnd.KILLED : WorkerEnd.DIED;
        } else if (recycling.isWornOut()) {
            return recycling.why();
        } else if (isDismissed.getAsBoolean()) {
            return WorkerEnd.RESIZED;
        }
        if (!scheduler.mayHaveWork()) {
            return WorkerEnd.CLOSED;
        }
        return works && idleNanos < Long.MAX_VALUE ? WorkerEnd.IDLE : null;
    }

    /** What the worker died of in the midst of a task; empty if it did not, or a cancel killed it. */
    Optional<DeathCause> deathCause() {
        return Optional.ofNullable(deathCause);
    }

    /** Whether the worker has run no task, except as a spare that has lasted for a while. */
    boolean hasBeenOfNoUse() {
        return control.hasRunNothing() && !standby.hasLasted();
    }

    @Override
    public boolean hasMore() {
        return control.hasMore();
    }

    @Override
    public boolean isLate() {
        return control.isLate();
    }

    @Override
    public TaskSlice takeHalf() {
        return control.takeHalf();
    }

    @Override
    public boolean isReadyFor(TaskDefinition<?, ?> definition) {
        return worker.isReadyFor(definition);
    }

    /**
     * Runs the only task of a chunk on a caller's thread that has borrowed the worker.
     *
     * @return whether the scheduler counts the worker as on its way back
     */
    @Override
    public boolean runForCaller(Chunk<?, ?> chunk) {
        TaskSlice slice = TaskSlice.of(chunk);
        try {
            end = dispatch(slice);
        } catch (RuntimeException | Error bug) {
            end = WorkerEnd.KILLED;
            stranded.failLost(slice, bug);
            throw bug;
        }
        return answers.takeComing();
    }

    /**
     * Runs tasks of one method, all of which then have ended or wait again. Returns not null if the worker is of no
     * further use.
     */
    private @Nullable WorkerEnd run(TaskSlice slice, Runnable startNext, long startNanos) {
        try {
            if (recycling.isSoonWornOut(slice.size(), startNanos)) {
                startNext.run();
            }
            TaskDefinition<?, ?> definition = slice.first().definition();
            if (worker.isReadyFor(definition)) {
                return dispatch(slice);
            }
            WorkerRequest loading = new WorkerRequest(worker, services.timer());
            return load(slice, definition, loading)
                    ? dispatch(slice)
                    : worker.hasExited() ? whyGone(loading.reason()) : null;
        } catch (RuntimeException | Error bug) {
            stranded.failLost(slice, bug);
            throw bug;
        }
    }

    private boolean load(TaskSlice slice, TaskDefinition<?, ?> definition, WorkerRequest loading) {
        try {
            WorkerStarter.load(worker, definition, services, loading);
            return true;
        } catch (WorkerStartException e) {
            // Whatever the worker did in its start hook, these tasks have not started.
            boolean hasDied =
                    e.getCause() instanceof Worker.GoneException && loading.reason() == WorkerRequest.Reason.NONE;
            stranded.notLoaded(slice, e, hasDied);
            return false;
        }
    }

    /** Sends tasks to the worker, and handles its answers. Returns not null if the worker is of no further use. */
    private @Nullable WorkerEnd dispatch(TaskSlice slice) {
        lastNumber = Ledger.next(lastNumber);
        Dispatch dispatch;
        try {
            dispatch = new Dispatch(worker, lastNumber, slice, services.timer(), answers);
        } catch (InternalError cutOff) { // of the memory that it shares, while it had no task
            worker.ledger().abandon();
            worker.kill();
            stranded.putBack(slice, new Worker.GoneException(cutOff));
            worker.awaitsExit(AfterDeath.EXIT_PATIENCE);
            return WorkerEnd.DIED;
        }
        if (dispatch.isEmpty()) {
            return null;
        }
        Worker.GoneException gone = run(dispatch);
        if (gone != null) {
            standby.giveWay();
            deathCause = afterDeath.cause(dispatch, gone);
        } else if (answers.isFit() && dispatch.leavesWorker()) {
            return null;
        } else if (dispatch.reason() == WorkerRequest.Reason.NONE) { // its answer was rubbish
            deathCause = DeathCause.UNKNOWN;
            worker.kill();
        }
        standby.giveWay();
        worker.awaitsExit(AfterDeath.EXIT_PATIENCE); // a killed worker may not look dead yet, but is of no use
        return whyGone(dispatch.reason());
    }

    /** Null if the worker has answered all tasks that were not taken back; else how its death was noticed. */
    private Worker.@Nullable GoneException run(Dispatch dispatch) {
        Job<?, ?> first = dispatch.first();
        first.queue().events().runStarted(first, worker);
        control.running(dispatch);
        if (!dispatch.isOne()) {
            scheduler.demand.dispatchStarted();
        }
        try {
            if (!services.options().debug()) {
                dispatch.limit();
            }
            worker.run(dispatch);
            return null;
        } catch (Worker.GoneException gone) {
            if (gone.getCause() instanceof ClosedByInterruptException) { // a caller's thread was interrupted
                first.cancel();
                worker.kill();
            }
            return gone;
        } catch (InternalError cutOff) {
            dispatch.abandon();
            return new Worker.GoneException(cutOff);
        } catch (RuntimeException | Error bug) {
            dispatch.giveBackRest();
            throw bug;
        } finally {
            control.running(null);
            dispatch.end();
            recycling.look();
        }
    }

    private WorkerEnd whyGone(WorkerRequest.Reason reason) {
        return switch (reason) {
            case NONE -> living.killRequested() ? WorkerEnd.KILLED : WorkerEnd.DIED;
            case CANCEL, TIMEOUT -> WorkerEnd.KILLED;
            case MEMORY -> WorkerEnd.MAX_MEMORY;
        };
    }
}
