package org.paralleltask.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.cumulative.CumulativeTimer;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.core.instrument.distribution.pause.PauseDetector;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.paralleltask.WorkerCrashedException;

/** Meters of a pool with real workers. */
class MetricsTest {
    private final MeterRegistry registry = new BucketRegistry();

    /** Keeps the buckets of histograms, as registries of monitoring systems do. */
    private static final class BucketRegistry extends SimpleMeterRegistry {
        @Override
        protected Timer newTimer(Meter.Id id, DistributionStatisticConfig distribution, PauseDetector pauses) {
            return new CumulativeTimer(id, clock, distribution, pauses, TimeUnit.NANOSECONDS, true);
        }
    }

    private double value(String name, String... tags) {
        return registry.get(name).tags(tags).meter().measure().iterator().next().getValue();
    }

    @Test
    void metersSayWhatThePoolDoesAndHasDone() throws InterruptedException {
        try (NapPool pool = NapPool.open(options -> options.listener(new TaskTimers(registry)))) {
            new PoolMetrics(pool).bindTo(registry);
            pool.map(List.of(1, 2, 3));
            assertThatThrownBy(() -> pool.call(0)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> pool.call(-1)).isInstanceOf(WorkerCrashedException.class);

            assertThat(value("paralleltask.tasks.ended", "pool", "nap", "outcome", "done"))
                    .isEqualTo(3);
            assertThat(value("paralleltask.tasks.ended", "pool", "nap", "outcome", "failed"))
                    .isEqualTo(2);
            assertThat(value("paralleltask.workers.lost", "pool", "nap", "cause", "exit"))
                    .isEqualTo(1);
            await().until(() -> value("paralleltask.workers.started", "pool", "nap") == 3);
            assertThat(value("paralleltask.workers.restarted", "pool", "nap")).isEqualTo(1);

            List<CompletableFuture<Integer>> naps =
                    List.of(pool.submit(600_000), pool.submit(600_000), pool.submit(600_000));
            await().until(() -> value("paralleltask.tasks.running", "pool", "nap") == 2);
            assertThat(value("paralleltask.tasks.waiting", "pool", "nap")).isEqualTo(1);
            await().until(() -> value("paralleltask.workers", "pool", "nap", "state", "busy") == 2);
            await().until(() -> value("paralleltask.worker.memory", "worker", "nap-1") > 1_000_000);
            naps.forEach(future -> future.cancel(true));
            await().until(() -> value("paralleltask.tasks.ended", "pool", "nap", "outcome", "cancelled") == 3);
        }

        Timer done = registry.get("paralleltask.task.run")
                .tags("pool", "nap", "outcome", "done")
                .timer();
        assertThat(done.count()).isEqualTo(3);
        assertThat(buckets(done)).hasSizeGreaterThan(20).endsWith(3L).startsWith(0L);
        assertThat(buckets(registry.get("paralleltask.task.wait").timer())).hasSizeGreaterThan(20);
        assertThat(done.totalTime(TimeUnit.MILLISECONDS)).isGreaterThanOrEqualTo(6);
        assertThat(registry.get("paralleltask.task.run")
                        .tag("outcome", "exit")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("paralleltask.task.run")
                        .tag("outcome", "exception")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("paralleltask.task.wait").timer().count()).isGreaterThanOrEqualTo(5);
    }

    /** How many runs took no longer than each bucket's bound, the shortest first. */
    private static List<Long> buckets(Timer timer) {
        return Arrays.stream(timer.takeSnapshot().histogramCounts())
                .map(bucket -> (long) bucket.count())
                .toList();
    }

    @Test
    void workersThatAreOnlyStartedAreNotRestarted() throws InterruptedException {
        try (NapPool pool = NapPool.open(options -> options.maxTasksPerWorker(1).workers(1))) {
            new PoolMetrics(pool).bindTo(registry);
            pool.call(1);
            pool.call(1);
            await().until(() -> value("paralleltask.workers.started") >= 2);

            assertThat(value("paralleltask.workers.restarted"))
                    .isPositive()
                    .isLessThan(value("paralleltask.workers.started"));
        }
    }

    @Test
    void aPoolThatIsCollectedLeavesItsCounts() throws InterruptedException {
        useAndForgetAPool();

        await().until(() -> {
            System.gc();
            return Double.isNaN(value("paralleltask.tasks.running"));
        });
        assertThat(value("paralleltask.tasks.ended", "outcome", "done")).isEqualTo(1);
    }

    private void useAndForgetAPool() throws InterruptedException {
        try (NapPool pool = NapPool.open()) {
            new PoolMetrics(pool).bindTo(registry);
            pool.call(1);
            assertThat(value("paralleltask.tasks.ended", "outcome", "done")).isEqualTo(1);
            assertThat(value("paralleltask.tasks.running")).isZero();
        }
    }

    @Test
    void aPoolThatIsClosedIsStillCounted() throws InterruptedException {
        try (NapPool pool = NapPool.open()) {
            new PoolMetrics(pool).bindTo(registry);
            pool.call(1);
            pool.close();

            assertThat(value("paralleltask.tasks.ended", "outcome", "done")).isEqualTo(1);
            assertThat(value("paralleltask.workers", "state", "absent")).isEqualTo(2);
        }
    }
}
