package org.paralleltask.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.paralleltask.PoolStats;
import org.paralleltask.WorkerStats;
import org.paralleltask.pool.Pool;

/**
 * Records a pool that tells a timeline nothing, by looking at its {@code stats()} from time to time: its processes, tasks
 * that run for longer than from one look to the next, and how many others there were. It costs the tasks nothing. Used by
 * one thread.
 */
final class Sampler {
    private final Pool pool;
    private final Recorder recorder;
    private final int source;
    private final Map<Integer, Seen> seen = new HashMap<>();
    private PoolStats before;
    private long beforeNanos;

    Sampler(Pool pool, Timeline timeline) {
        this.pool = pool;
        this.recorder = timeline.recorder();
        this.source = timeline.source();
        this.before = pool.stats();
        this.beforeNanos = recorder.now();
    }

    /**
     * A worker as it was at the last look.
     *
     * @param since when the task that it runs was first seen
     */
    private record Seen(WorkerStats worker, long since, boolean isSeenTwice) {}

    PoolStats look() {
        PoolStats now = pool.stats();
        long nanos = recorder.now();
        recorder.sampledPool(now.pool(), PoolChange.between(before, now), nanos - beforeNanos);
        for (WorkerStats worker : now.workers()) {
            Seen last = seen.get(worker.index());
            process(last, worker);
            seen.put(worker.index(), task(now.pool(), last, worker, nanos));
        }
        before = now;
        beforeNanos = nanos;
        return now;
    }

    private void process(@Nullable Seen last, WorkerStats worker) {
        OptionalLong pid = last == null ? OptionalLong.empty() : last.worker().pid();
        if (pid.equals(worker.pid())) {
            return;
        }
        if (pid.isPresent()) {
            recorder.workerEnded(source, worker.name(), pid.getAsLong(), "", -1, "");
        }
        if (worker.pid().isPresent()) {
            Duration age = worker.started()
                    .map(started -> Duration.between(started, Instant.now()))
                    .orElse(Duration.ZERO);
            recorder.workerStarted(source, worker.name(), worker.pid().getAsLong(), Math.max(0, age.toNanos()));
        }
    }

    /** Whether it still runs what it ran; else that has ended, with others perhaps. */
    private Seen task(String poolName, @Nullable Seen last, WorkerStats worker, long nanos) {
        boolean goesOn = false;
        long since = nanos;
        if (last != null
                && worker.task().isPresent()
                && last.worker().task().equals(worker.task())
                && last.worker().tasksDone() == worker.tasksDone()) {
            goesOn = true;
            since = last.since();
        }
        if (last != null && !goesOn) {
            int ended = (int) (worker.tasksDone() - last.worker().tasksDone());
            long busy = worker.working().minus(last.worker().working()).toNanos();
            String text = last.worker().task().orElse("");
            if (last.isSeenTwice() && ended > 0) {
                recorder.sampledTask(source, worker.name(), poolName, last.since(), nanos, text);
                ended--;
                busy = 0;
            }
            if (ended > 0) {
                recorder.sampledTasks(source, worker.name(), poolName, beforeNanos, ended, Math.max(0, busy));
            }
        }
        recorder.sampledRun(
                source, worker.name(), poolName, since, worker.task().orElse(null));
        return new Seen(worker, since, goesOn);
    }
}
