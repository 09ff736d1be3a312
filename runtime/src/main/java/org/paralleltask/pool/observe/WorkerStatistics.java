package org.paralleltask.pool.observe;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.paralleltask.DeathCause;
import org.paralleltask.PoolListener;
import org.paralleltask.WorkerStartException;
import org.paralleltask.WorkerStats;
import org.paralleltask.host.WorkerView;
import org.paralleltask.pool.view.PoolObserver;
import org.paralleltask.pool.view.TaskView;

/** Measures what the workers of one set do. Thread-safe. */
public final class WorkerStatistics implements PoolObserver {
    private final Map<Integer, Place> places = new ConcurrentHashMap<>();

    /** The figures of one slot. For a moment two processes may share it, when the next is started ahead. */
    private static final class Place {
        final String name;
        final int index;

        @GuardedBy("this")
        final Map<WorkerView, Life> lives = new LinkedHashMap<>();

        @GuardedBy("this")
        int starts; // workers that are being started

        @GuardedBy("this")
        long processes;

        final LongAdder tasksDone = new LongAdder();

        @GuardedBy("this")
        long startingNanos;

        @GuardedBy("this")
        long waitingNanos;

        @GuardedBy("this")
        long workingNanos;

        Place(String name, int index) {
            this.name = name;
            this.index = index;
        }

        /** The process that works, or the newest. */
        private synchronized Optional<Map.Entry<WorkerView, Life>> current() {
            return lives.entrySet().stream().reduce((older, newer) -> older.getValue().job != null ? older : newer);
        }

        @Nullable
        WorkerView currentWorker() {
            return current().map(Map.Entry::getKey).orElse(null);
        }

        synchronized @Nullable TaskView currentJob() {
            return current().<TaskView>map(entry -> entry.getValue().job).orElse(null);
        }

        synchronized WorkerStats stats(OptionalLong memory, boolean isStopped, Optional<String> task) {
            lives.values().forEach(Life::tick);
            Optional<Life> life = current().map(Map.Entry::getValue);
            boolean isBusy = life.isPresent() && life.get().job != null;
            return new WorkerStats(
                    name,
                    index,
                    isStopped && life.isPresent() ? WorkerStats.State.STOPPED : state(life, isBusy),
                    current()
                            .map(entry -> OptionalLong.of(entry.getKey().pid()))
                            .orElse(OptionalLong.empty()),
                    life.map(one -> one.started),
                    processes,
                    tasksDone.sum(),
                    memory,
                    Duration.ofNanos(startingNanos),
                    Duration.ofNanos(waitingNanos
                            + lives.values().stream()
                                    .mapToLong(one -> one.waitingNanos)
                                    .sum()),
                    Duration.ofNanos(workingNanos
                            + lives.values().stream()
                                    .mapToLong(one -> one.workingNanos)
                                    .sum()),
                    isBusy ? task : Optional.empty(),
                    life.map(one -> one.progress));
        }

        @GuardedBy("this")
        private WorkerStats.State state(Optional<Life> life, boolean isBusy) {
            if (life.isEmpty()) {
                return starts > 0 ? WorkerStats.State.STARTING : WorkerStats.State.ABSENT;
            }
            return isBusy
                    ? WorkerStats.State.BUSY
                    : life.get().isSpare ? WorkerStats.State.SPARE : WorkerStats.State.IDLE;
        }
    }

    /** The figures of one process. Guarded by its place. */
    private static final class Life {
        final Instant started;
        long waitingNanos;
        long workingNanos;
        long sinceNanos = System.nanoTime();

        @Nullable
        TaskView job;

        WorkerStats.@Nullable Progress progress;

        boolean isSpare;

        Life(Duration took) {
            this.started = Instant.now().minus(took);
        }

        /** Adds the time since the last change. */
        void tick() {
            long now = System.nanoTime();
            if (job == null) {
                waitingNanos += now - sinceNanos;
            } else {
                workingNanos += now - sinceNanos;
            }
            sinceNanos = now;
        }
    }

    private Place place(String name, int index) {
        Place known = places.get(index);
        return known != null ? known : places.computeIfAbsent(index, absent -> new Place(name, index));
    }

    @Override
    public void workerStarting(String name, int index) {
        Place place = place(name, index);
        synchronized (place) {
            place.starts++;
        }
    }

    @Override
    public void workerStarted(WorkerView worker, Duration took) {
        Place place = place(worker.name(), worker.index());
        synchronized (place) {
            place.starts--;
            place.processes++;
            place.startingNanos += took.toNanos();
            place.lives.put(worker, new Life(took));
        }
    }

    @Override
    public void workerIsSpare(WorkerView worker, boolean isSpare) {
        Place place = place(worker.name(), worker.index());
        synchronized (place) {
            Life life = place.lives.get(worker);
            if (life != null) {
                life.isSpare = isSpare;
            }
        }
    }

    @Override
    public void workerStartFailed(String name, int index, WorkerStartException failure) {
        Place place = place(name, index);
        synchronized (place) {
            place.starts--;
        }
    }

    @Override
    public void workerEnded(
            WorkerView worker, PoolListener.WorkerEnd why, OptionalInt exitStatus, Optional<DeathCause> cause) {
        Place place = place(worker.name(), worker.index());
        synchronized (place) {
            Life life = place.lives.remove(worker);
            if (life != null) {
                life.tick();
                place.waitingNanos += life.waitingNanos;
                place.workingNanos += life.workingNanos;
            }
        }
    }

    @Override
    public void runStarted(TaskView job, WorkerView worker) {
        change(worker, job);
    }

    @Override
    public void runEnded(TaskView job, WorkerView worker, long nanos) {
        place(worker.name(), worker.index()).tasksDone.increment();
    }

    @Override
    public void ran(TaskView job, WorkerView worker, long nanos) {
        runEnded(job, worker, nanos);
    }

    @Override
    public long quietNanos() {
        return Long.MAX_VALUE;
    }

    @Override
    public void ran(WorkerView worker, int tasks) {
        place(worker.name(), worker.index()).tasksDone.add(tasks);
    }

    @Override
    public void dispatchEnded(WorkerView worker) {
        change(worker, null);
    }

    private void change(WorkerView worker, @Nullable TaskView job) {
        Place place = place(worker.name(), worker.index());
        synchronized (place) {
            Life life = place.lives.get(worker);
            if (life != null) {
                life.tick();
                life.job = job;
                life.progress = null;
            }
        }
    }

    @Override
    public void progress(TaskView job, WorkerView worker, long done, long total) {
        Place place = place(worker.name(), worker.index());
        synchronized (place) {
            Life life = place.lives.get(worker);
            if (life != null) {
                life.progress = new WorkerStats.Progress(done, total);
            }
        }
    }

    /**
     * The figures of all slots, in their order, also of those that have had no process yet.
     *
     * @param indexes the indexes of the slots that there are; others were given up
     * @param name gives the name of the slot of an index
     */
    public List<WorkerStats> stats(List<Integer> indexes, IntFunction<String> name) {
        return indexes.stream()
                .map(index -> places.getOrDefault(index, new Place(name.apply(index), index)))
                .map(WorkerStatistics::stats)
                .toList();
    }

    private static WorkerStats stats(Place place) {
        WorkerView worker = place.currentWorker();
        TaskView job = place.currentJob();
        // Not under the lock: the first asks the operating system, the last runs user code.
        OptionalLong memory = worker == null ? OptionalLong.empty() : worker.memory();
        boolean isStopped = worker != null && worker.isStopped();
        Optional<String> task = Optional.ofNullable(job).map(TaskView::text);
        return place.stats(memory, isStopped, task);
    }
}
