package org.paralleltask.pool.task;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import org.paralleltask.TaskRun;
import org.paralleltask.WorkerLostException;
import org.paralleltask.host.WorkerView;

/**
 * The runs of one task: how many there were, where the last one was and how long it took, how the earlier ones ended.
 * Guarded by the lock of the {@link TaskState}. Times are by the clock of {@link System#nanoTime}.
 */
final class TaskRuns {
    private final long acceptedNanos;
    private long startedNanos;
    private long tookNanos = -1; // the duration of its last run; -1 while it is not known

    private String worker = "";
    private long pid = -1;
    private int attempt;
    private List<WorkerLostException> deaths = List.of(); // replaced, never changed

    TaskRuns(long acceptedNanos) {
        this.acceptedNanos = acceptedNanos;
    }

    /** A new run: the task is given to a worker. */
    void start(WorkerView given, long nanos) {
        startedNanos = nanos;
        tookNanos = -1;
        attempt++;
        worker = given.name();
        pid = given.pid();
    }

    /** The worker has begun it. */
    void begin(long nanos) {
        startedNanos = nanos;
    }

    /** Undoes the last run: the worker has not begun the task, and will not. */
    void undo() {
        attempt--;
    }

    /** @param nanos how long the last run took; if negative, it has lasted until now */
    void end(long nanos) {
        tookNanos = nanos < 0 ? System.nanoTime() - startedNanos : nanos;
    }

    /** The last run has ended by this death, and there will be another run. */
    void add(WorkerLostException death) {
        List<WorkerLostException> more = new ArrayList<>(deaths);
        more.add(death);
        deaths = Collections.unmodifiableList(more);
    }

    /** How many runs there were, with the current one. */
    int count() {
        return attempt;
    }

    /** How the runs before the last one ended. */
    List<WorkerLostException> deaths() {
        return deaths;
    }

    /** Whether the last run was at this worker. */
    boolean wasAt(WorkerView one) {
        return worker.equals(one.name()) && pid == one.pid();
    }

    /** The last run. */
    TaskRun last() {
        if (attempt == 0) {
            Duration waited = Duration.ofNanos(System.nanoTime() - acceptedNanos);
            return new TaskRun("", OptionalLong.empty(), 0, waited, Duration.ZERO, deaths);
        }
        long elapsed = tookNanos < 0 ? System.nanoTime() - startedNanos : tookNanos;
        return new TaskRun(
                worker,
                OptionalLong.of(pid),
                attempt,
                Duration.ofNanos(startedNanos - acceptedNanos),
                Duration.ofNanos(elapsed),
                deaths);
    }
}
