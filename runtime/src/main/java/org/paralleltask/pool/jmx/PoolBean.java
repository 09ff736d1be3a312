package org.paralleltask.pool.jmx;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.paralleltask.DeathCause;
import org.paralleltask.PoolStats;
import org.paralleltask.WorkerStats;

/** A pool's statistics, for JMX. */
final class PoolBean implements PoolMXBean {
    private final Supplier<PoolStats> stats;

    PoolBean(Supplier<PoolStats> stats) {
        this.stats = stats;
    }

    @Override
    public String getText() {
        return stats.get().toString();
    }

    @Override
    public long getWaiting() {
        return stats.get().waiting();
    }

    @Override
    public long getRunning() {
        return stats.get().running();
    }

    @Override
    public long getDone() {
        return stats.get().done();
    }

    @Override
    public long getFailed() {
        return stats.get().failed();
    }

    @Override
    public long getCancelled() {
        return stats.get().cancelled();
    }

    @Override
    public long getRetried() {
        return stats.get().retried();
    }

    @Override
    public Map<String, Long> getDeaths() {
        Map<String, Long> deaths = new TreeMap<>();
        for (Map.Entry<DeathCause, Long> one : stats.get().deaths().entrySet()) {
            deaths.put(one.getKey().name(), one.getValue());
        }
        return deaths;
    }

    @Override
    public long getThreadsLeft() {
        return stats.get().threadsLeft();
    }

    @Override
    public Map<String, Long> getWorkers() {
        Map<String, Long> states = new TreeMap<>();
        for (WorkerStats worker : stats.get().workers()) {
            states.merge(worker.state().name(), 1L, Long::sum);
        }
        return states;
    }

    @Override
    public Map<String, Long> getWorkerMemory() {
        Map<String, Long> bytes = new TreeMap<>();
        for (WorkerStats worker : stats.get().workers()) {
            worker.memory().ifPresent(size -> bytes.put(worker.name(), size));
        }
        return bytes;
    }

    @Override
    public List<String> getSlowest() {
        return stats.get().slowest().stream()
                .map(slow ->
                        slow.elapsed() + " " + slow.task() + " in " + slow.run().worker())
                .toList();
    }
}
