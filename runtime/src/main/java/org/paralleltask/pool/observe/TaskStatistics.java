package org.paralleltask.pool.observe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.paralleltask.DeathCause;
import org.paralleltask.PoolStats;
import org.paralleltask.TaskRun;
import org.paralleltask.WorkerLostException;
import org.paralleltask.WorkerStats;
import org.paralleltask.host.WorkerView;
import org.paralleltask.pool.view.PoolObserver;
import org.paralleltask.pool.view.TaskView;

/** Counts one pool's tasks, and remembers its slowest runs. Thread-safe. */
public final class TaskStatistics implements PoolObserver {
    private static final int SLOWEST = 5;

    private final AtomicLong running = new AtomicLong();
    private final LongAdder done = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder cancelled = new LongAdder();
    private final LongAdder retried = new LongAdder();
    private final LongAdder threadsLeft = new LongAdder();

    private final Map<DeathCause, Long> deaths = new EnumMap<>(DeathCause.class); // guarded by itself
    private final List<PoolStats.SlowTask> slowest = new ArrayList<>(); // slowest first; guarded by itself

    /** How long a run must take, in nanoseconds, to be among the slowest; read without the lock. */
    private volatile long slow = -1;

    @Override
    public void runStarted(TaskView job, WorkerView worker) {
        running.incrementAndGet();
    }

    @Override
    public void runEnded(TaskView job, WorkerView worker, long nanos) {
        running.decrementAndGet();
        remember(job, nanos);
    }

    @Override
    public void ran(TaskView job, WorkerView worker, long nanos) {
        remember(job, nanos);
    }

    @Override
    public long quietNanos() {
        return slow + 1;
    }

    @Override
    public void ran(WorkerView worker, int tasks) {
        done.add(tasks);
    }

    private void remember(TaskView job, long nanos) {
        if (nanos <= slow) {
            return;
        }
        TaskRun now = job.run();
        TaskRun run = new TaskRun(
                now.worker(), now.pid(), now.attempt(), now.queued(), Duration.ofNanos(nanos), now.earlierDeaths());
        PoolStats.SlowTask task = new PoolStats.SlowTask(job.text(), run.elapsed(), run);
        synchronized (slowest) {
            int place = slowest.size();
            while (place > 0 && slowest.get(place - 1).elapsed().compareTo(task.elapsed()) < 0) {
                place--;
            }
            slowest.add(place, task);
            if (slowest.size() > SLOWEST) {
                slowest.remove(SLOWEST);
            }
            if (slowest.size() == SLOWEST) {
                slow = slowest.get(SLOWEST - 1).elapsed().toNanos();
            }
        }
    }

    @Override
    public void workerLost(TaskView job, WorkerLostException death) {
        synchronized (deaths) {
            Long before = deaths.get(death.deathCause());
            deaths.put(death.deathCause(), before == null ? 1 : before + 1);
        }
    }

    @Override
    public void taskRetried(TaskView job, WorkerLostException death) {
        retried.increment();
    }

    @Override
    public void taskEnded(TaskView job, @Nullable Throwable failure) {
        if (failure == null) {
            done.increment();
        } else if (job.wasCancelled()) {
            cancelled.increment();
        } else {
            failed.increment();
        }
    }

    @Override
    public void threadsLeft(WorkerView worker, int count) {
        threadsLeft.add(count);
    }

    public PoolStats stats(String pool, int waiting, List<WorkerStats> workers) {
        List<PoolStats.SlowTask> slow;
        synchronized (slowest) {
            slow = List.copyOf(slowest);
        }
        Map<DeathCause, Long> lost;
        synchronized (deaths) {
            lost = Map.copyOf(deaths);
        }
        return new PoolStats(
                pool,
                waiting,
                running.get(),
                done.sum(),
                failed.sum(),
                cancelled.sum(),
                retried.sum(),
                lost,
                workers,
                slow,
                threadsLeft.sum());
    }
}
