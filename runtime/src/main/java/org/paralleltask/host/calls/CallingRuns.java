package org.paralleltask.host.calls;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.paralleltask.base.FullHeap;
import org.paralleltask.exec.CallServer;
import org.paralleltask.managed.RunHolds;

/** The runs whose calls a twin makes, one after the other, and what each holds. Used by the twin, but for {@link #held}. */
final class CallingRuns {
    private final String worker;
    private final long pid;

    /** What the run that calls holds; null if none has called. */
    @GuardedBy("this")
    private @Nullable RunHolds run;

    /** The names of what the worker's end has taken from the last run; empty if that run has ended in order. */
    @GuardedBy("this")
    private List<String> taken = List.of();

    /** Serves the calls of that run. */
    private @Nullable CallServer server;

    /**
     * @param worker the worker's name
     * @param pid the worker's process id
     */
    CallingRuns(String worker, long pid) {
        this.worker = worker;
        this.pid = pid;
    }

    /** A run makes its next call: the one before it has ended if it is another. */
    RunHolds next(CallServer called, long task, int attempt) {
        RunHolds before = current();
        if (before == null || before.task() != task || before.attempt() != attempt) {
            end(false);
            before = new RunHolds(worker, pid, task, attempt);
            synchronized (this) {
                run = before;
            }
        }
        server = called;
        return before;
    }

    private synchronized @Nullable RunHolds current() {
        return run;
    }

    /** As {@link #end}, of a lost run: also where the heap is full what it held must be given back. */
    void endForSure() {
        boolean isDone = false;
        while (!isDone) {
            try {
                end(true);
                isDone = true;
            } catch (OutOfMemoryError full) {
                FullHeap.pause();
            }
        }
    }

    /** The run has ended: what it holds is given back. */
    void end(boolean isLost) {
        RunHolds ended = current();
        CallServer by = server;
        if (ended == null || by == null) {
            return;
        }
        synchronized (this) {
            if (isLost && taken.isEmpty()) {
                taken = ended.names();
            }
        }
        by.end(ended, isLost);
        synchronized (this) {
            run = null;
        }
    }

    /** The names of what the run held that the worker's end has cut short, or still holds. Any thread. */
    synchronized List<String> held() {
        return run == null || !taken.isEmpty() ? taken : run.names(); // then its last call has not returned
    }
}
