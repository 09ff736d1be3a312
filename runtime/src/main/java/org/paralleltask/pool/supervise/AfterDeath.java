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
import org.paralleltask.host.death.FailureMessages;
import org.paralleltask.host.os.LiveProcesses;
import org.paralleltask.host.os.ProcessTree;
import org.paralleltask.pool.dispatch.Dispatch;
import org.paralleltask.pool.dispatch.UnansweredTask;
import org.paralleltask.pool.recycle.RecyclingPolicy;
import org.paralleltask.pool.task.Job;

/** What a worker's death in the midst of a batch leaves to be done. Used by the thread that fed it. */
final class AfterDeath {
    /** A process whose line is dead is about to end; its exit status takes a moment. */
    static final Duration EXIT_PATIENCE = Duration.ofSeconds(1);

    private final Worker worker;
    private final Supplier<FailureMessages> deaths;
    private final LiveProcesses living;
    private final RecyclingPolicy wear;

    /** @param deaths the words for what becomes of workers of now */
    AfterDeath(Worker worker, Supplier<FailureMessages> deaths, LiveProcesses living, RecyclingPolicy wear) {
        this.worker = worker;
        this.deaths = deaths;
        this.living = living;
        this.wear = wear;
    }

    private static List<UnansweredTask> victims(Dispatch batch) {
        try {
            return batch.afterDeath();
        } catch (InternalError cutOff) { // of the memory that it shared with us
            batch.abandon();
            return batch.afterDeath();
        }
    }

    /**
     * Ends or retries what its death has left, and puts back what had not begun.
     *
     * @param gone what was seen of the death
     * @return what it died of in the midst of a task; null if it did not, or was to be killed
     */
    @Nullable
    DeathCause cause(Dispatch batch, IOException gone) {
        DeathCause deathCause = null;
        // One with any other status has ended by itself, only late: there is much to do.
        boolean hungUp = !worker.awaitsExit(EXIT_PATIENCE) && ProcessTree.mayBeKilled(worker.awaitExit(Duration.ZERO));
        batch.queue().events().batchEnded(worker);
        FailureMessages words = deaths.get();
        for (UnansweredTask victim : victims(batch)) {
            Job<?, ?> job = victim.job();
            WorkerRequest exchange = victim.exchange();
            Duration elapsed = job.run().elapsed();
            job.died();
            if (victim.wasTold()) {
                job.queue().events().runEnded(job, worker, elapsed.toNanos());
            } else {
                job.queue().events().ran(job, worker, elapsed.toNanos());
            }
            wear.ran(elapsed.toNanos());
            WorkerLostException death = exchange.reason() == WorkerRequest.Reason.TIMEOUT
                    ? words.timeout(victim.task(), exchange, elapsed, wear.tasks() == 1)
                    : words.crash(victim.task(), exchange, hungUp ? gone.getMessage() : null, wear.tasks() - 1L);
            if (exchange.reason() != WorkerRequest.Reason.CANCEL && !living.killRequested()) {
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
