package org.paralleltask.pool;

import java.io.IOException;
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
        boolean hasExited = worker.hasExited();
        boolean isDead = why == WorkerEnd.DIED || why == WorkerEnd.KILLED || hasExited || living.isHasty();
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
        set.events().workerEnded(worker, how(why, hasExited, status), status);
    }

    /** It may have been killed, or have died, before it could go as it was meant to. */
    private WorkerEnd how(WorkerEnd why, boolean hadExited, int status) {
        if (why == WorkerEnd.DIED || why == WorkerEnd.KILLED) {
            return why;
        } else if (living.isHasty() && status != 0) {
            return WorkerEnd.KILLED;
        }
        // One that was too large has been killed for that, not died of itself.
        return hadExited && why != WorkerEnd.MAX_MEMORY ? WorkerEnd.DIED : why;
    }

    private void exit(Worker worker) {
        Exchange exchange = new Exchange(worker, set.timer());
        if (!set.options().debug()) {
            exchange.limit(set.options().exitHookTimeout());
        }
        try {
            worker.exit(set.exitResults(), exchange);
            int status = worker.awaitExit(EXIT_PATIENCE);
            if (exchange.reason() == Exchange.Reason.TIMEOUT) { // the line of one that is killed ends like any other
                throw new Worker.GoneException(true, new IOException("its end took too long"));
            } else if (status != 0 && !living.isHasty()) {
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
