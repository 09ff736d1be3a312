package org.paralleltask.pool;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.paralleltask.DeathCause;
import org.paralleltask.PoolListener;
import org.paralleltask.host.Worker;

/** Records which workers a pool has had, and how they ended. */
final class WorkerDiary implements PoolListener {
    private final List<Worker> started = new CopyOnWriteArrayList<>();
    private final Map<Long, WorkerEnd> ended = new ConcurrentHashMap<>();

    @Override
    public void workerStarted(Worker worker, Duration took) {
        started.add(worker);
    }

    @Override
    public void workerEnded(Worker worker, WorkerEnd why, OptionalInt exitStatus, Optional<DeathCause> cause) {
        ended.put(worker.pid(), why);
    }

    /** The pids of all workers that were started, in that order. */
    List<Long> started() {
        return started.stream().map(Worker::pid).toList();
    }

    /** The pids of those that have not ended. */
    Set<Long> living() {
        return started.stream()
                .map(Worker::pid)
                .filter(pid -> !ended.containsKey(pid))
                .collect(Collectors.toSet());
    }

    /** The indexes of those that have not ended; a list, for two may share one. */
    List<Integer> livingIndexes() {
        return started.stream()
                .filter(worker -> !ended.containsKey(worker.pid()))
                .map(Worker::index)
                .sorted()
                .toList();
    }

    /** How each that has ended did, by its pid. */
    Map<Long, PoolListener.WorkerEnd> ends() {
        return Map.copyOf(ended);
    }

    /** How many of all that were started the system still has as processes. */
    long processes() {
        return started().stream()
                .filter(pid -> ProcessHandle.of(pid).isPresent())
                .count();
    }
}
