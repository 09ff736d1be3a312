package org.paralleltask.monitor;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.paralleltask.PoolListener;
import org.paralleltask.TaskRun;

/**
 * Remembers a run in bounded memory: a {@link Drawing}, numbers over time, and failures up to a bound. Thread-safe. Times in
 * nanoseconds since the recording began. A source is one listener: two of them may have workers of the same name.
 */
final class Recorder {
    /** How many bars and blocks there are at most, but for failures. */
    static final int MAX_BARS = 20_000;

    static final int MAX_FAILURES = 1_000;

    /** A block's key has eight bits for its pool. */
    private static final int MAX_POOLS = 250;

    private final long originNanos;
    private final Instant began = Instant.now();

    @GuardedBy("this")
    private final Drawing drawing;

    @GuardedBy("this")
    private final List<PoolRecord> pools = new ArrayList<>();

    @GuardedBy("this")
    private final Map<String, Integer> poolNumbers = new HashMap<>();

    @GuardedBy("this")
    private final List<Failure> failures = new ArrayList<>();

    @GuardedBy("this")
    private long moreFailures;

    /** When something was last heard. */
    @GuardedBy("this")
    private long last;

    Recorder(int maxBars) {
        this(maxBars, System.nanoTime());
    }

    /** @param originNanos when the recording began, by the clock of {@link System#nanoTime} */
    Recorder(int maxBars, long originNanos) {
        this.drawing = new Drawing(maxBars);
        this.originNanos = originNanos;
    }

    long now() {
        return System.nanoTime() - originNanos;
    }

    // Workers.

    synchronized void workerStarted(int source, String worker, long pid, long tookNanos) {
        long ready = now();
        lane(source, worker).begin(Life.started(pid, Math.max(0, ready - tookNanos), ready));
    }

    synchronized void workerStartFailed(int source, String worker, Throwable failure) {
        long at = now();
        lane(source, worker).begin(new Life(-1, at, -1, at, "START_FAILED", -1, "", 1));
        Bar none = new Bar(at, at, RunKind.FAILED, 0, -1, 0, 0, true, "(start of " + worker + ")");
        remember(drawing.laneOf(source, worker), none, failure);
    }

    synchronized void workerEnded(int source, String worker, long pid, String why, int exit, String cause) {
        last = now();
        lane(source, worker).end(pid, last, why, exit, cause);
    }

    // Tasks.

    synchronized void taskStarted(int source, PoolListener.Task task) {
        TaskRun run = task.run();
        lane(source, run.worker()).running = new Lane.Running(
                now() - run.elapsed().toNanos(),
                pool(task.pool()),
                task.id(),
                run.attempt(),
                run.queued().toNanos(),
                task.task());
    }

    /** @param failure null if it has returned a value */
    synchronized void taskEnded(int source, PoolListener.Task task, RunKind kind, @Nullable Throwable failure) {
        TaskRun run = task.run();
        int pool = pool(task.pool());
        pools.get(pool).add(kind, 1);
        boolean hasRun = run.attempt() > 0;
        Bar bar = hasRun ? ended(source, task, pool, kind) : withdrawn(task, pool, kind);
        last = now();
        count(pools.get(pool).series, bar);
        int lane = -1;
        if (hasRun) {
            pools.get(pool).add(bar.elapsed());
            lane = drawing.laneOf(source, run.worker());
            bar = drawing.draw(lane, bar, () -> Bar.text(task.task()), last);
        }
        if (failure != null && kind.isFailure()) {
            remember(lane, hasRun ? bar : bar.named(Bar.text(task.task())), failure);
        }
    }

    @GuardedBy("this")
    private void remember(int lane, Bar bar, Throwable failure) {
        if (failures.size() < MAX_FAILURES) {
            failures.add(Failure.of(lane, bar, failure));
        } else {
            moreFailures++;
        }
    }

    /** A task has ended that never reached a worker. */
    private Bar withdrawn(PoolListener.Task task, int pool, RunKind kind) {
        long now = now();
        return new Bar(now, now, kind, pool, task.id(), 0, task.run().queued().toNanos(), false, "");
    }

    @GuardedBy("this")
    private Bar ended(int source, PoolListener.Task task, int pool, RunKind kind) {
        TaskRun run = task.run();
        Lane lane = lane(source, run.worker());
        long elapsed = run.elapsed().toNanos();
        long start = now() - elapsed;
        Lane.Running running = lane.running;
        if (running != null && running.id() == task.id() && running.pool() == pool) {
            start = Math.min(start, running.start()); // the ends of tasks that were sent together may be told together
            lane.running = null;
        }
        // Both are late by what this thread was kept waiting, but one worker runs one task at a time.
        start = Math.max(lane.busyUntil, start);
        lane.busyUntil = start + elapsed;
        boolean isKept = kind.isFailure() && failures.size() < MAX_FAILURES;
        long queued = run.queued().toNanos();
        return new Bar(start, start + elapsed, kind, pool, task.id(), run.attempt(), queued, isKept, "");
    }

    private static void count(Series series, Bar bar) {
        if (bar.attempt() <= 1) {
            series.add(Series.Line.WAITING, bar.start() - bar.queued(), 1);
        }
        series.add(Series.Line.WAITING, bar.start(), -1);
        series.busy(bar.start(), bar.end());
        if (bar.kind() == RunKind.DONE) {
            series.add(Series.Line.DONE, bar.end(), 1);
        } else if (bar.kind().isFailure()) {
            series.add(Series.Line.FAILED, bar.end(), 1);
        }
        if (bar.kind() == RunKind.RETRIED) {
            series.add(Series.Line.WAITING, bar.end(), 1);
        }
    }

    // What was seen by looking from time to time.

    /** A worker runs a task, or none. */
    synchronized void sampledRun(int source, String worker, String pool, long since, @Nullable String text) {
        lane(source, worker).running = text == null ? null : new Lane.Running(since, pool(pool), -1, 1, 0, text);
    }

    /** A worker has run one task for a while; how it ended is not known. */
    synchronized void sampledTask(int source, String worker, String pool, long from, long to, String text) {
        Bar bar = new Bar(from, to, RunKind.SAMPLED, pool(pool), -1, 0, 0, false, text);
        drawing.draw(drawing.laneOf(source, worker), bar, () -> text, now());
    }

    /** A worker has run some tasks, in a span of time that begins here. */
    synchronized void sampledTasks(int source, String worker, String pool, long from, int count, long busy) {
        drawing.draw(drawing.laneOf(source, worker), pool(pool), from, count, busy, now());
    }

    /**
     * What has changed in a pool since it was last looked at.
     *
     * @param span how long ago that was
     */
    synchronized void sampledPool(String name, PoolChange change, long span) {
        last = now();
        PoolRecord pool = pools.get(pool(name));
        pool.series.spread(Series.Line.DONE, last - span, last, change.done());
        pool.series.spread(Series.Line.FAILED, last - span, last, (long) change.failed() + change.retried());
        pool.series.spread(Series.Line.WAITING, last - span, last, change.waiting());
        for (long left = change.busyNanos(); left > 0 && span > 0; left -= span) { // a worker's work at a time
            pool.series.busy(last - Math.min(left, span), last);
        }
        pool.add(RunKind.DONE, change.done());
        pool.add(RunKind.FAILED, change.failed());
        pool.add(RunKind.CANCELLED, change.cancelled());
        pool.add(RunKind.RETRIED, change.retried());
    }

    // Names.

    @GuardedBy("this")
    private Lane lane(int source, String worker) {
        return drawing.lane(drawing.laneOf(source, worker));
    }

    @GuardedBy("this")
    private int pool(String name) {
        Integer known = poolNumbers.get(name);
        if (known != null) {
            return known;
        }
        if (pools.size() < MAX_POOLS) {
            pools.add(new PoolRecord(name));
        }
        int number = pools.size() - 1;
        poolNumbers.put(name, number);
        return number;
    }

    /** All that is remembered at this moment; nobody changes it any more. It ends now, or with what was recorded. */
    synchronized Snapshot snapshot() {
        long end = last == 0 || drawing.isLive() ? now() : last;
        return new Snapshot(
                began,
                end,
                pools.stream().map(pool -> pool.copyUntil(end)).toList(),
                drawing.copyOfLanes(),
                drawing.slowest(),
                List.copyOf(failures),
                moreFailures,
                drawing.grain(),
                drawing.together());
    }
}
