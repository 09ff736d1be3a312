package org.paralleltask.pool.supervise;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.paralleltask.DeathCause;
import org.paralleltask.PoolListener.WorkerEnd;
import org.paralleltask.base.FullHeap;
import org.paralleltask.host.Worker;
import org.paralleltask.host.WorkerRequest;
import org.paralleltask.host.death.Diagnosis;
import org.paralleltask.host.launch.HeapBudget;
import org.paralleltask.host.os.LiveProcesses;
import org.paralleltask.host.os.ProcessTree;
import org.paralleltask.host.os.WorkerOutput;

/** Ends a worker that is no longer needed: runs its exit hooks, waits for its exit, and reports it. */
final class WorkerShutdown {
    /** How long a process may take to end after its last message. */
    private static final Duration EXIT_PATIENCE = Duration.ofSeconds(10);

    private final WorkerServices services;
    private final LiveProcesses living;

    WorkerShutdown(WorkerServices services, LiveProcesses living) {
        this.services = services;
        this.living = living;
    }

    /**
     * Returns when nothing of it is left, also in a full heap: tries again until there is room.
     *
     * @param known what it died of while it ran a task; empty if it did not
     */
    void run(Worker worker, WorkerEnd why, Optional<DeathCause> known) {
        boolean isGone = false;
        while (!isGone) {
            try {
                tryToRun(worker, why, known);
                isGone = true;
            } catch (OutOfMemoryError full) {
                FullHeap.pause();
            }
        }
    }

    private void tryToRun(Worker worker, WorkerEnd why, Optional<DeathCause> known) {
        boolean hasExited = worker.hasExited();
        boolean isDead = why == WorkerEnd.DIED || why == WorkerEnd.KILLED || hasExited || living.killRequested();
        int status = ProcessTree.UNKNOWN;
        Optional<DeathCause> cause = known;
        try {
            try {
                if (!isDead) {
                    exit(worker);
                } else {
                    worker.kill();
                }
                status = worker.awaitExit(EXIT_PATIENCE);
                if (cause.isEmpty() && how(why, hasExited, status) == WorkerEnd.DIED) {
                    cause = Optional.of(
                            Diagnosis.of(worker.traces(WorkerOutput.Words.ALL), HeapBudget.heapText(services.options()))
                                    .cause());
                }
            } finally {
                worker.close();
                if (status == ProcessTree.UNKNOWN) {
                    status = worker.awaitExit(Duration.ZERO);
                }
            }
        } finally {
            if (living.remove(worker)) {
                services.events().workerEnded(worker, how(why, hasExited, status), ProcessTree.known(status), cause);
            }
        }
    }

    /** Closes a worker, also in a full heap. */
    static void closeForSure(Worker worker) {
        boolean isClosed = false;
        while (!isClosed) {
            try {
                worker.close();
                isClosed = true;
            } catch (OutOfMemoryError full) {
                FullHeap.pause();
            }
        }
    }

    /** How the worker has ended: it may have been killed, or have died, before it could end as intended. */
    private WorkerEnd how(WorkerEnd why, boolean hadExited, int status) {
        if (why == WorkerEnd.DIED || why == WorkerEnd.KILLED) {
            return why;
        } else if (living.killRequested() && status != 0) {
            return WorkerEnd.KILLED;
        }
        // A worker that was too large was killed for that; it did not die by itself.
        return hadExited && why != WorkerEnd.MAX_MEMORY ? WorkerEnd.DIED : why;
    }

    private void exit(Worker worker) {
        WorkerRequest request = new WorkerRequest(worker, services.timer());
        if (!services.options().debug()) {
            request.limit(services.options().exitHookTimeout());
        }
        ExitResults.Farewells results = services.exitResults().of(worker);
        Worker.GoneException gone = null;
        int status;
        try {
            worker.exit(results, request);
        } catch (Worker.GoneException e) {
            gone = e;
        } finally {
            status = worker.awaitExit(EXIT_PATIENCE); // a killed worker has closed its line, too
            request.end();
        }
        if (!living.killRequested()) {
            ended(request, results, gone, status);
        }
    }

    private void ended(
            WorkerRequest request, ExitResults.Farewells results, Worker.@Nullable GoneException gone, int status) {
        boolean isTooLate = request.reason() == WorkerRequest.Reason.TIMEOUT;
        // A worker whose status was missed has sent all its answers.
        boolean inGoodOrder = !isTooLate && gone == null && (status == 0 || status == ProcessTree.UNKNOWN);
        Supplier<RuntimeException> why = () -> isTooLate
                ? services.failureMessages().exitTimeout(request)
                : services.failureMessages().inExitHook(request, gone);
        if (!results.end(inGoodOrder, why) && !inGoodOrder && services.log().once("exit")) {
            services.log().warn(why.get().getMessage() + " (told once; a PoolListener hears of each worker's end)");
        }
    }
}
