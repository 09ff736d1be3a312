package org.paralleltask.pool;

import java.time.Duration;
import org.paralleltask.PoolListener.WorkerEnd;
import org.paralleltask.TaskTimeoutException;
import org.paralleltask.wire.TaskDefinition;

/** How a worker that is no longer needed ends: its exit hooks, its exit, and what is to be said of it. */
final class Farewell {
    /** What a process that has said its last may still take to end. */
    private static final Duration EXIT_PATIENCE = Duration.ofSeconds(10);

    private final WorkerSet set;
    private final Living living;

    Farewell(WorkerSet set, Living living) {
        this.set = set;
        this.living = living;
    }

    /** Returns when nothing of it is left. */
    void bid(Worker worker, WorkerEnd why) {
        boolean isDead = why == WorkerEnd.DIED || why == WorkerEnd.KILLED || worker.hasExited() || living.isHasty();
        int status;
        try (worker) {
            if (!isDead) {
                exit(worker);
            } else {
                worker.kill();
            }
            status = worker.awaitExit(EXIT_PATIENCE);
        } finally {
            living.remove(worker);
        }
        set.events().workerEnded(worker, isDead && why != WorkerEnd.DIED ? WorkerEnd.KILLED : why, status);
    }

    private void exit(Worker worker) {
        Exchange exchange = new Exchange(worker, set.timer());
        if (!set.options().debug()) {
            exchange.limit(set.options().exitHookTimeout());
        }
        try {
            worker.exit(set.exitResults(), exchange);
            int status = worker.awaitExit(EXIT_PATIENCE);
            if (status != 0 && !living.isHasty()) {
                Log.warn(worker.who() + " was told to end and ended with exit status " + status
                        + worker.traces().lastWords());
            }
        } catch (Worker.GoneException e) {
            if (!living.isHasty()) {
                failed(worker, exchange, e);
            }
        } finally {
            exchange.end();
        }
    }

    private void failed(Worker worker, Exchange exchange, Worker.GoneException gone) {
        boolean isTooLate = exchange.reason() == Exchange.Reason.TIMEOUT;
        TaskTimeoutException late = isTooLate ? Deaths.exitTimeout(exchange, set.options()) : null;
        boolean hasHook = false;
        for (TaskDefinition<?, ?> definition : worker.loaded()) {
            if (definition.exitHook().isPresent()) {
                hasHook = true;
                set.exitResults().failed(definition, worker.name(), late == null ? gone : late);
            }
        }
        if (!hasHook) {
            Log.warn(worker.who() + " was told to end and did not: " + (late == null ? gone : late).getMessage());
        }
    }
}
