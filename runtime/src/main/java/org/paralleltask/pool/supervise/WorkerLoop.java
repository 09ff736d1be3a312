package org.paralleltask.pool.supervise;

import java.nio.channels.ClosedByInterruptException;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.paralleltask.DeathCause;
import org.paralleltask.PoolListener.WorkerEnd;
import org.paralleltask.WorkerStartException;
import org.paralleltask.base.Durations;
import org.paralleltask.host.Worker;
import org.paralleltask.host.WorkerRequest;
import org.paralleltask.host.death.FailureMessages;
import org.paralleltask.host.os.LiveProcesses;
import org.paralleltask.pool.dispatch.Dispatch;
import org.paralleltask.pool.queue.Scheduler;
import org.paralleltask.pool.queue.TaskSlice;
import org.paralleltask.pool.recycle.MemoryBudget;
import org.paralleltask.pool.recycle.RecyclingPolicy;
import org.paralleltask.pool.task.Chunk;
import org.paralleltask.pool.task.Job;
import org.paralleltask.pool.task.PoolObserver;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.wire.Frame;
import org.paralleltask.wire.Ledger;

/**
 * One worker at work, from its first job until it is gone, or is to go. Used by its supervisor's thread, or by a caller's
 * to whom the queues have lent it, never by both at once; but for the watching methods, and {@link #takeHalf}.
 */
final class WorkerLoop implements Dispatch.DispatchListener, Scheduler.TaskRunner, MemoryBudget.Tenant {
    /** How long a batch has to run before another worker takes some of it over. */
    private static final long OVERDUE_NANOS = 1_000_000;

    /** How long, before one that is started for that does. */
    private static final long LATE_NANOS = 20_000_000;

    private final Worker worker;
    private final WorkerServices services;
    private final Scheduler queues;
    private final LiveProcesses living;
    private final RecyclingPolicy wear;
    private final AfterDeath afterDeath;
    private final Standby standby;
    private final long idleNanos;

    /** Whether {@link Scheduler#starting} counts it. */
    private boolean isCounted;

    /** Whether it may get another batch. */
    private boolean isFit = true;

    /** Why it is of no further use, as whoever borrowed it has found out. */
    private @Nullable WorkerEnd end;

    /** What the worker died of in the midst of a task, or broke the protocol; null if it has not. */
    private @Nullable DeathCause deathCause;

    private int batches; // the number of the last one

    /** {@link Scheduler#laneArrivals} when that was last looked at. */
    private int laneArrivals;

    /** The batch that is under way. */
    private volatile @Nullable Dispatch running;

    /** The batch of which it was said that the worker was stopped; the timer's own. */
    private @Nullable Dispatch reported;

    WorkerLoop(Worker worker, WorkerServices services, LiveProcesses living) {
        this.worker = worker;
        this.services = services;
        this.queues = services.scheduler();
        this.living = living;
        this.wear = new RecyclingPolicy(worker, services.options(), services.log());
        this.afterDeath = new AfterDeath(worker, services::failureMessages, living, wear);
        this.standby = new Standby(worker, queues.permits, services.events());
        this.idleNanos =
                services.options().idleTimeout().map(Durations::saturatedNanos).orElse(Long.MAX_VALUE);
    }

    /**
     * Feeds the worker.
     *
     * @param isFirst whether {@link Scheduler#starting} counts it
     * @param isDismissed whether it is to go; {@link Scheduler#wake} makes an idle one look
     * @param startNext called when its end is near, each time that a batch begins
     * @param startNanos how long a start takes
     * @return why it goes, or is gone
     */
    WorkerEnd work(boolean isFirst, BooleanSupplier isDismissed, Runnable startNext, long startNanos) {
        isCounted = isFirst;
        BooleanSupplier isToGo = () -> worker.hasExited() || wear.isWornOut() || isDismissed.getAsBoolean();
        BooleanSupplier givenUp = () -> end != null || isToGo.getAsBoolean() || queues.permits.isExceeded();
        Scheduler.IdleWorker taker = queues.newTaker(this, givenUp, idleNanos);
        try {
            while (true) {
                boolean works = standby.mayWork(isToGo, this::isNotCounted);
                TaskSlice load = works ? take(taker) : TaskSlice.none();
                if (end != null) {
                    return end;
                } else if (works && load.isEmpty() && queues.permits.isExceeded()) {
                    continue;
                }
                WorkerEnd now = load.isEmpty() ? whyNoJob(isDismissed, works) : run(load, startNext, startNanos);
                if (now != null) {
                    return now;
                }
            }
        } finally {
            queues.goes(taker);
            standby.giveWay();
            isNotCounted();
        }
    }

    /** It is to go after its task: what it may take now, another may. Safe from any thread. */
    void isDismissed() {
        standby.giveWay();
    }

    private void isNotCounted() {
        if (isCounted) {
            isCounted = false;
            queues.notStarted();
        }
    }

    private TaskSlice take(Scheduler.IdleWorker taker) {
        boolean wasCounted = isCounted;
        isCounted = false;
        return queues.take(taker, wasCounted, Math.min(worker.maxBatch(), wear.tasksLeft()));
    }

    /** Null if it was dismissed and has been recalled at once. */
    private @Nullable WorkerEnd whyNoJob(BooleanSupplier isDismissed, boolean works) {
        if (worker.hasExited()) {
            return living.killRequested() ? WorkerEnd.KILLED : WorkerEnd.DIED;
        } else if (wear.isWornOut()) {
            return wear.why();
        } else if (isDismissed.getAsBoolean()) {
            return WorkerEnd.RESIZED;
        }
        if (!queues.mayHaveWork()) {
            return WorkerEnd.CLOSED;
        }
        return works && idleNanos < Long.MAX_VALUE ? WorkerEnd.IDLE : null;
    }

    /**
     * Looks how large the worker is, and kills it if it is far too large. Safe from any thread.
     *
     * @param startNext called when it is to go after its task
     */
    void watchMemory(Runnable startNext) {
        boolean isFarTooLarge = wear.look();
        Dispatch batch = running;
        if (batch == null) {
            if (wear.isWornOut()) {
                queues.wake();
            }
        } else if (isFarTooLarge) {
            killForMemory("it had grown to more than one and a half times maxWorkerMemory. Raise that, or bound its"
                    + " heap with jvmArgs(List.of(\"-Xmx…\"))");
        } else if (wear.isWornOut()) {
            batch.giveBackRest();
            startNext.run();
        }
    }

    @Override
    public void killForMemory(String why) {
        Dispatch batch = running;
        if (batch != null) {
            batch.current().ifPresent(exchange -> exchange.exhausted(why));
        }
    }

    @Override
    public void letGoForMemory() {
        wear.isTooLarge();
        Dispatch batch = running;
        if (batch == null) {
            queues.wake();
        } else {
            batch.giveBackRest();
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
        Dispatch batch = running;
        return batch == null ? wear.isWornOut() : batch.reason() != WorkerRequest.Reason.NONE;
    }

    /** What it died of in the midst of a task; empty if it has not, or a cancel killed it. */
    Optional<DeathCause> deathCause() {
        return Optional.ofNullable(deathCause);
    }

    @Override
    public boolean hasRunNothing() {
        return wear.tasks() == 0;
    }

    /** Whether no job has been run, and not because it was a spare that has lasted for a while. */
    boolean hasBeenOfNoUse() {
        return hasRunNothing() && !standby.hasLasted();
    }

    /**
     * Lets go of what a task under way needs no more, and says so, once, if the worker was stopped in the midst of it. Safe
     * from any thread.
     */
    void watchRun() {
        Dispatch batch = running;
        if (batch == null) {
            return;
        }
        if (services.options().captureCrashes().isEmpty()) { // else they are captured, should the worker die
            batch.letGo();
        }
        if (!batch.equals(reported) && worker.isStopped()) {
            reported = batch;
            services.log()
                    .warn(worker.who()
                            + " was stopped (SIGSTOP, or a debugger) in the midst of a task: it goes on when it is"
                            + " continued. Only a time limit or a cancel ends that task");
        }
    }

    @Override
    public boolean hasMore() {
        Dispatch batch = running;
        return batch != null && batch.hasWaiting();
    }

    @Override
    public boolean isLate() {
        Dispatch batch = running;
        return batch != null && batch.ageNanos() > LATE_NANOS && batch.hasWaiting();
    }

    @Override
    public TaskSlice takeHalf() {
        Dispatch batch = running;
        return batch == null || batch.ageNanos() < OVERDUE_NANOS ? TaskSlice.none() : batch.takeHalf();
    }

    @Override
    public boolean isReadyFor(TaskDefinition<?, ?> definition) {
        return worker.isReadyFor(definition);
    }

    /**
     * Runs a job for a caller to whom the queues have lent this.
     *
     * @return whether it is counted as coming back
     */
    @Override
    public boolean runForCaller(Job<?, ?> job) {
        TaskSlice load = TaskSlice.of(List.of(job));
        try {
            end = exchange(load);
        } catch (RuntimeException | Error bug) {
            end = WorkerEnd.KILLED;
            fail(load, bug);
            throw bug;
        }
        boolean wasCounted = isCounted;
        isCounted = false;
        return wasCounted;
    }

    /** Runs jobs of one method, and sees to it that they end. Not null if the worker is of no further use. */
    private @Nullable WorkerEnd run(TaskSlice load, Runnable startNext, long startNanos) {
        try {
            if (wear.isSoonWornOut(load.size(), startNanos)) {
                startNext.run();
            }
            TaskDefinition<?, ?> definition = load.entry(0).definition();
            if (worker.isReadyFor(definition)) {
                return exchange(load);
            }
            WorkerRequest loading = new WorkerRequest(worker, services.timer());
            return load(load, definition, loading)
                    ? exchange(load)
                    : worker.hasExited() ? whyGone(loading.reason()) : null;
        } catch (RuntimeException | Error bug) {
            fail(load, bug);
            throw bug;
        }
    }

    /** The error is ours, but no caller must wait for ever. */
    private void fail(TaskSlice load, Throwable bug) {
        for (int i = 0; i < load.size(); i++) {
            Job<?, ?> job = load.jobForSure(i);
            if (job != null && job.isLostWith(worker)) {
                job.failForSure(bug);
            }
        }
    }

    /** These have not started. */
    private static void putBack(TaskSlice load, Throwable failure) {
        for (int i = load.size() - 1; i >= 0; i--) {
            Job<?, ?> job = load.jobForSure(i);
            if (job == null) {
                continue; // withdrawn
            }
            if (job.mayGoBack()) {
                job.queue().putBack(job);
            } else {
                job.fail(failure);
            }
        }
    }

    private boolean load(TaskSlice load, TaskDefinition<?, ?> definition, WorkerRequest loading) {
        try {
            WorkerStarter.load(worker, definition, services, loading);
            return true;
        } catch (WorkerStartException e) {
            // Whatever the worker did with the hook, the tasks have not started.
            boolean hasDied =
                    e.getCause() instanceof Worker.GoneException && loading.reason() == WorkerRequest.Reason.NONE;
            for (int i = load.size() - 1; i >= 0; i--) {
                Job<?, ?> job = load.jobForSure(i);
                if (job == null) {
                    continue; // withdrawn
                }
                if (hasDied && job.mayGoBack()) {
                    job.queue().putBack(job);
                } else {
                    job.fail(i == 0 ? e : FailureMessages.again(e));
                }
            }
            return false;
        }
    }

    private @Nullable WorkerEnd exchange(TaskSlice load) {
        batches = Ledger.next(batches);
        Dispatch batch;
        try {
            batch = new Dispatch(worker, batches, load, services.timer(), this);
        } catch (InternalError cutOff) { // of the memory that it shares with us, while it had no task
            worker.ledger().abandon();
            worker.kill();
            putBack(load, new Worker.GoneException(cutOff));
            worker.awaitsExit(AfterDeath.EXIT_PATIENCE);
            return WorkerEnd.DIED;
        }
        if (batch.isEmpty()) {
            return null;
        }
        Job<?, ?> first = batch.first();
        first.queue().events().runStarted(first, worker);
        running = batch;
        if (!batch.isOne()) {
            queues.dispatchStarted();
        }
        Worker.GoneException gone = null;
        try {
            if (!services.options().debug()) {
                batch.limit();
            }
            worker.run(batch);
        } catch (Worker.GoneException e) {
            gone = e;
            if (e.getCause() instanceof ClosedByInterruptException) { // a caller's thread was interrupted
                first.cancel();
                worker.kill();
            }
        } catch (InternalError cutOff) {
            batch.abandon();
            gone = new Worker.GoneException(cutOff);
        } catch (RuntimeException | Error bug) {
            batch.giveBackRest();
            throw bug;
        } finally {
            running = null;
            batch.end();
            wear.look();
        }
        if (gone != null) {
            standby.giveWay();
            deathCause = afterDeath.cause(batch, gone);
        } else if (isFit && batch.leavesWorker()) {
            return null;
        } else if (batch.reason() == WorkerRequest.Reason.NONE) { // what it has answered was rubbish
            deathCause = DeathCause.UNKNOWN;
            worker.kill();
        }
        standby.giveWay();
        worker.awaitsExit(AfterDeath.EXIT_PATIENCE); // one that was killed may not look dead yet, and is of no use
        return whyGone(batch.reason());
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
    public void over(Dispatch batch, int tasks, long nanos) {
        batch.queue().events().batchEnded(worker);
        isFit &= batch.reason() == WorkerRequest.Reason.NONE;
        if (isFit) {
            // It comes back for more: who answers these values with the next task needs no other worker for that.
            queues.workerReturning(batch.queue().pace(), tasks, nanos);
            isCounted = true;
        }
    }

    /** Who comes while all workers are busy has his turn after the tasks that they run now, not after their batches. */
    @Override
    public void afterProgress(Dispatch batch) {
        int now = queues.laneArrivals();
        if (now != laneArrivals) {
            laneArrivals = now;
            if (queues.hasOthers(batch.lane())) {
                batch.giveBackRest();
            }
        }
    }

    @Override
    public void threadsLeft(Dispatch batch, Frame.ThreadsLeft left) {
        batch.queue().events().threadsLeft(worker, left.count());
        wear.threadsLeft(batch.queue().name(), left);
        if (wear.isWornOut()) {
            batch.giveBackRest();
        }
    }

    @Override
    public void answered(Job<?, ?> job, boolean wasTold, long nanos, Worker.Answer answer) {
        wear.ran(nanos);
        PoolObserver events = job.queue().events();
        if (wasTold) {
            events.runEnded(job, worker, nanos);
        } else {
            events.ran(job, worker, nanos);
        }
        if (!finish(job, nanos, answer)) {
            if (services.log().once("unreadable")) {
                services.log()
                        .warn(worker.who() + " is killed: its answer to " + job.text() + " cannot be read, and one that"
                                + " sends what it should not is not trusted with another task (told once; each task fails"
                                + " with the reason)");
            }
            isFit = false;
            Dispatch batch = running;
            if (batch != null) {
                batch.giveBackRest();
                if (batch.current().isEmpty()) {
                    worker.kill();
                } // else one that it has begun is given its time
            }
        }
    }

    @Override
    public void answered(Chunk<?, ?> chunk, int tasks, long nanos) {
        wear.ran(tasks, nanos);
        chunk.queue().events().ran(worker, tasks);
    }

    /** False if what it answered is no answer. */
    private boolean finish(Job<?, ?> job, long nanos, Worker.Answer answer) {
        if (answer instanceof Worker.Answer.Value value) {
            return job.finish(value.bytes(), nanos);
        }
        Throwable thrown = job.finishThrown(((Worker.Answer.Thrown) answer).bytes(), worker.who());
        if (thrown != null) {
            wear.threw(thrown);
        }
        return thrown != null;
    }

    private WorkerEnd whyGone(WorkerRequest.Reason reason) {
        return switch (reason) {
            case NONE -> living.killRequested() ? WorkerEnd.KILLED : WorkerEnd.DIED;
            case CANCEL, TIMEOUT -> WorkerEnd.KILLED;
            case MEMORY -> WorkerEnd.MAX_MEMORY;
        };
    }
}
