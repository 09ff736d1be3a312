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

/** What a worker's death in the midst of a dispatch leaves to be done. Used by the thread that fed it. */
final class AfterDeath {
    /** A process whose line is dead is about to end; its exit status takes a moment. */
    static final Duration EXIT_PATIENCE = Duration.ofSeconds(1);

    private final Worker worker;
    private final Supplier<FailureMessages> messages;
    private final LiveProcesses living;
    private final RecyclingPolicy recycling;

    /** @param messages the words for what becomes of workers of now */
    AfterDeath(Worker worker, Supplier<FailureMessages> messages, LiveProcesses living, RecyclingPolicy recycling) {
        this.worker = worker;
        this.messages = messages;
        this.living = living;
        this.recycling = recycling;
    }

    private static List<UnansweredTask> unanswered(Dispatch dispatch) {
        try {
            return dispatch.afterDeath();
        } catch (InternalError cutOff) { // of the memory that it shared with us
            dispatch.abandon();
            return dispatch.afterDeath();
        }
    }

    private boolean hasHungUp() {
        try {
            return seemsToHaveHungUp();
        } catch (InternalError cutOff) { // compiled code may get it so late
            return seemsToHaveHungUp();
        }
    }

    private boolean seemsToHaveHungUp() {
        return !worker.awaitsExit(EXIT_PATIENCE) && ProcessTree.mayBeKilled(worker.awaitExit(Duration.ZERO));
    }

    /**
     * Ends or retries what its death has left, and puts back what had not begun.
     *
     * @param gone what was seen of the death
     * @return what it died of in the midst of a task; null if it did not, or was to be killed
     */
    @Nullable
    DeathCause cause(Dispatch dispatch, IOException gone) {
        DeathCause deathCause = null;
        // One with any other status has ended by itself, only late: there is much to do.
        boolean hungUp = hasHungUp();
        dispatch.queue().events().dispatchEnded(worker);
        CallsLeft calls = worker.endCalls(); // what it held is free before the death is told
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
                job.queue().putBack(job);
            } else {
                job.fail(death);
            }
        }
        return deathCause;
    }
}
