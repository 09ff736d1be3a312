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
 * The runs of one task: which there have been, where and how long the last one was, how the earlier ones ended. Guarded by
 * the lock of the {@link TaskState}. Times are by the clock of {@link System#nanoTime}.
 */
final class TaskRuns {
    private final long acceptedNanos;
    private long startedNanos;
    private long tookNanos = -1; // by its last run, once that is known

    private String worker = "";
    private long pid = -1;
    private int attempt;
    private List<WorkerLostException> deaths = List.of(); // replaced, never changed

    TaskRuns(long acceptedNanos) {
        this.acceptedNanos = acceptedNanos;
    }

    /** It is given to a worker. */
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

    /** The worker has not begun it, and will not. */
    void undo() {
        attempt--;
    }

    /** @param nanos how long it has run; negative if it is not known, and it has until now */
    void end(long nanos) {
        tookNanos = nanos < 0 ? System.nanoTime() - startedNanos : nanos;
    }

    /** The last run has ended by this, and there will be another. */
    void add(WorkerLostException death) {
        List<WorkerLostException> more = new ArrayList<>(deaths);
        more.add(death);
        deaths = Collections.unmodifiableList(more);
    }

    /** How many runs there were, with the one under way. */
    int count() {
        return attempt;
    }

    /** How those before the last one ended. */
    List<WorkerLostException> deaths() {
        return deaths;
    }

    /** Whether the last one was at this worker. */
    boolean wasAt(WorkerView one) {
        return worker.equals(one.name()) && pid == one.pid();
    }

    /** The last one. */
    TaskRun last() {
        if (attempt == 0) {
            return new TaskRun("", OptionalLong.empty(), 0, Duration.ZERO, Duration.ZERO, deaths);
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
