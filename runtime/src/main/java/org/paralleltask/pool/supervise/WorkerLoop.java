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
 * One worker at work, from its first task until it is gone, or is to go. Used by its supervisor's thread, or by a caller's to
 * whom the scheduler has lent it, never by both at once; but for {@link #control} and what {@link TaskRunner} says.
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

    /** Why it is of no further use, as a caller who borrowed it has found out. */
    private @Nullable WorkerEnd end;

    /** What the worker died of in the midst of a task, or broke the protocol; null if it has not. */
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

    /** What other threads may do with it. */
    LoopControl control() {
        return control;
    }

    /**
     * Feeds the worker.
     *
     * @param isFirst whether {@link WorkerDemand#starting} counts it
     * @param isDismissed whether it is to go; {@link Scheduler#wake} makes an idle one look
     * @param startNext called when its end is near, each time that a dispatch begins
     * @param startNanos how long a start takes
     * @return why it goes, or is gone
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

    /** It is to go after its task: what it may take now, another may. Safe from any thread. */
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

    /** Null if it was dismissed and has been recalled at once. */
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

    /** What it died of in the midst of a task; empty if it has not, or a cancel killed it. */
    Optional<DeathCause> deathCause() {
        return Optional.ofNullable(deathCause);
    }

    /** Whether it has run no task, and not because it was a spare that has lasted for a while. */
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
     * Runs the only task of a chunk for a caller to whom the scheduler has lent this.
     *
     * @return whether it is counted as coming back
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

    /** Runs tasks of one method, and sees to it that they end. Not null if the worker is of no further use. */
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
            // Whatever the worker did with the hook, the tasks have not started.
            boolean hasDied =
                    e.getCause() instanceof Worker.GoneException && loading.reason() == WorkerRequest.Reason.NONE;
            stranded.notLoaded(slice, e, hasDied);
            return false;
        }
    }

    /** Sends tasks to the worker, and hears its answers. Not null if the worker is of no further use. */
    private @Nullable WorkerEnd dispatch(TaskSlice slice) {
        lastNumber = Ledger.next(lastNumber);
        Dispatch dispatch;
        try {
            dispatch = new Dispatch(worker, lastNumber, slice, services.timer(), answers);
        } catch (InternalError cutOff) { // of the memory that it shares with us, while it had no task
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
        } else if (dispatch.reason() == WorkerRequest.Reason.NONE) { // what it has answered was rubbish
            deathCause = DeathCause.UNKNOWN;
            worker.kill();
        }
        standby.giveWay();
        worker.awaitsExit(AfterDeath.EXIT_PATIENCE); // one that was killed may not look dead yet, and is of no use
        return whyGone(dispatch.reason());
    }

    /** Null if the worker has answered all that was not taken back; else how it was seen to be gone. */
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
