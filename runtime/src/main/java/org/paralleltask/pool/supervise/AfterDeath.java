package org.paralleltask.pool.supervise;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.paralleltask.DeathCause;
import org.paralleltask.WorkerLostException;
import org.paralleltask.host.Worker;
import org.paralleltask.host.WorkerRequest;
import org.paralleltask.host.calls.CallsLeft;
import org.paralleltask.host.death.FailureMessages;
import org.paralleltask.host.os.LiveProcesses;
import org.paralleltask.host.os.ProcessTree;
import org.paralleltask.pool.dispatch.Dispatch;
import org.paralleltask.pool.dispatch.UnansweredTask;
import org.paralleltask.pool.recycle.RecyclingPolicy;
import org.paralleltask.pool.task.Job;

/**
 * Handles a worker's death in the midst of a dispatch: ends or retries its tasks. Used by the thread that fed the
 * worker.
 */
final class AfterDeath {
    /**
     * How long to wait for the exit of a process whose line is dead: it is about to end, but its exit status takes a
     * moment.
     */
    static final Duration EXIT_PATIENCE = Duration.ofSeconds(1);

    private final Worker worker;
    private final Supplier<FailureMessages> messages;
    private final LiveProcesses living;
    private final RecyclingPolicy recycling;

    /** @param messages makes the messages that describe failures of the current workers */
    AfterDeath(Worker worker, Supplier<FailureMessages> messages, LiveProcesses living, RecyclingPolicy recycling) {
        this.worker = worker;
        this.messages = messages;
        this.living = living;
        this.recycling = recycling;
    }

    private static List<UnansweredTask> unanswered(Dispatch dispatch) {
        try {
            return dispatch.afterDeath();
        } catch (InternalError cutOff) { // of the memory that it shared with this process
            dispatch.abandon();
            return dispatch.afterDeath();
        }
    }

    private boolean hasHungUp() {
        try {
            return seemsToHaveHungUp();
        } catch (InternalError cutOff) { // compiled code may throw it only here
            return seemsToHaveHungUp();
        }
    }

    private boolean seemsToHaveHungUp() {
        return !worker.awaitsExit(EXIT_PATIENCE) && ProcessTree.mayBeKilled(worker.awaitExit(Duration.ZERO));
    }

    /**
     * Ends or retries the tasks that the worker had begun, and puts back those that it had not.
     *
     * @param gone how the death was noticed
     * @return what the worker died of in the midst of a task; null if it ran no task, or this program killed it
     */
    @Nullable
    DeathCause cause(Dispatch dispatch, IOException gone) {
        DeathCause deathCause = null;
        // A worker with any other status has ended by itself, but late, because the machine is busy.
        boolean hungUp = hasHungUp();
        dispatch.queue().events().dispatchEnded(worker);
        CallsLeft calls = worker.endCalls(); // what it held is released before the death is told
        String fault = calls.fault().isEmpty() ? hungUp ? gone.getMessage() : null : calls.fault();
        FailureMessages words = messages.get();
        for (UnansweredTask task : unanswered(dispatch)) {
            Job<?, ?> job = task.job();
            WorkerRequest request = task.request();
            Duration elapsed = job.run().elapsed();
            job.died();
            if (task.wasTold()) {
                job.queue().events().runEnded(job, worker, elapsed.toNanos());
            } else {
                job.queue().events().ran(job, worker, elapsed.toNanos());
            }
            recycling.ran(elapsed.toNanos());
            WorkerLostException death = request.reason() == WorkerRequest.Reason.TIMEOUT
                    ? words.timeout(task.task(), request, elapsed, recycling.tasks() == 1, calls)
                    : words.crash(task.task(), request, fault, recycling.tasks() - 1L, calls);
            if (request.reason() != WorkerRequest.Reason.CANCEL && !living.killRequested()) {
                deathCause = death.deathCause();
                job.queue().events().workerLost(job, death);
            }
            if (job.again(death)) {
                job.queue().events().taskRetried(job, death);
                job.putBack();
            } else {
                job.fail(death);
            }
        }
        return deathCause;
    }
}
