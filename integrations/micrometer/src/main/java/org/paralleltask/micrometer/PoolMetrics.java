package org.paralleltask.micrometer;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.BaseUnits;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Locale;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.paralleltask.DeathCause;
import org.paralleltask.PoolStats;
import org.paralleltask.WorkerStats;
import org.paralleltask.pool.Pool;

/**
 * The meters of one pool: what its {@link Pool#stats} say. They cost nothing until they are read. {@link TaskTimers} has those
 * of each task's time, and of what has ended it.
 *
 * <pre>{@code
 * new PoolMetrics(pool).bindTo(registry);
 * }</pre>
 *
 * <p>They hold the pool weakly. A pool that is closed is measured as long as the program holds it. When it has been collected,
 * its counters stay at what they were when last read, and its gauges are NaN, which many registries leave out.
 */
public final class PoolMetrics implements MeterBinder {
    private final Pool pool;
    private final Tags tags;

    /**
     * Meters with the tag {@code pool}.
     *
     * @param pool what is measured
     */
    public PoolMetrics(Pool pool) {
        this(pool, Tags.empty());
    }

    /**
     * As above, with further tags.
     *
     * @param pool what is measured
     * @param tags of each meter
     */
    public PoolMetrics(Pool pool, Tags tags) {
        this.pool = Objects.requireNonNull(pool, "pool");
        this.tags = tags;
    }

    /**
     * Binds the meters. Of a pool that was made larger since, the workers that have come get theirs if this is called again.
     */
    @Override
    public void bindTo(MeterRegistry registry) {
        PoolStats now = pool.stats();
        Tags ofPool = tags.and("pool", now.pool());
        gauge(
                registry,
                ofPool,
                "paralleltask.tasks.waiting",
                "Tasks accepted and not with a worker",
                PoolStats::waiting);
        gauge(registry, ofPool, "paralleltask.tasks.running", "Tasks that a worker runs", PoolStats::running);
        counter(registry, ofPool.and("outcome", "done"), "paralleltask.tasks.ended", PoolStats::done);
        counter(registry, ofPool.and("outcome", "failed"), "paralleltask.tasks.ended", PoolStats::failed);
        counter(registry, ofPool.and("outcome", "cancelled"), "paralleltask.tasks.ended", PoolStats::cancelled);
        counter(registry, ofPool, "paralleltask.tasks.retried", PoolStats::retried);
        counter(registry, ofPool, "paralleltask.threads.left", PoolStats::threadsLeft);
        for (DeathCause cause : DeathCause.values()) {
            counter(
                    registry,
                    ofPool.and("cause", lower(cause)),
                    "paralleltask.workers.lost",
                    stats -> stats.deaths().getOrDefault(cause, 0L));
        }
        counter(
                registry,
                ofPool,
                "paralleltask.workers.started",
                stats -> stats.workers().stream()
                        .mapToLong(WorkerStats::processes)
                        .sum());
        counter(
                registry,
                ofPool,
                "paralleltask.workers.restarted",
                stats -> stats.workers().stream()
                        .mapToLong(worker -> Math.max(0, worker.processes() - 1))
                        .sum());
        for (WorkerStats.State state : WorkerStats.State.values()) {
            gauge(
                    registry,
                    ofPool.and("state", lower(state)),
                    "paralleltask.workers",
                    "Workers in this state",
                    stats -> stats.workers().stream()
                            .filter(worker -> worker.state() == state)
                            .count());
        }
        for (WorkerStats worker : now.workers()) {
            bindWorker(registry, ofPool.and("worker", worker.name()), worker.index());
        }
    }

    private void bindWorker(MeterRegistry registry, Tags ofWorker, int index) {
        Gauge.builder("paralleltask.worker.memory", pool, one -> memory(one.stats(), index))
                .tags(ofWorker)
                .description("Resident memory of the worker's process, where the system tells")
                .baseUnit(BaseUnits.BYTES)
                .register(registry);
    }

    private static double memory(PoolStats stats, int index) {
        return stats.workers().stream()
                .filter(worker -> worker.index() == index)
                .mapToDouble(worker -> worker.memory().orElse(0))
                .sum();
    }

    private void gauge(
            MeterRegistry registry, Tags all, String name, String description, ToDoubleFunction<PoolStats> value) {
        Gauge.builder(name, pool, one -> value.applyAsDouble(one.stats()))
                .tags(all)
                .description(description)
                .register(registry);
    }

    private void counter(MeterRegistry registry, Tags all, String name, ToDoubleFunction<PoolStats> value) {
        FunctionCounter.builder(name, pool, one -> value.applyAsDouble(one.stats()))
                .tags(all)
                .register(registry);
    }

    private static String lower(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }
}
