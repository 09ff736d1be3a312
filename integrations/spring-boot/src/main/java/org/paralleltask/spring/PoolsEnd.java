package org.paralleltask.spring;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.paralleltask.pool.Pool;
import org.springframework.context.SmartLifecycle;

/**
 * The end of all pools that are beans: after the web server has answered its last request they finish what they have accepted,
 * and are shut down at once at the end of the grace period.
 */
final class PoolsEnd implements SmartLifecycle {
    /** Beans of a higher phase are stopped before: the web server is. */
    private static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 4096;

    private final OpenedPools pools;
    private final Duration grace;
    private volatile boolean isRunning;

    PoolsEnd(OpenedPools pools, Duration grace) {
        this.pools = pools;
        this.grace = grace;
    }

    @Override
    public void start() {
        isRunning = true;
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    @Override
    public void stop(Runnable callback) {
        Thread thread = new Thread(
                () -> {
                    stop();
                    callback.run();
                },
                "paralleltask-spring-end");
        thread.start();
    }

    @Override
    public void stop() {
        isRunning = false;
        List<Pool> all = pools.list();
        all.forEach(Pool::shutdown);
        long end = System.nanoTime() + grace.toNanos();
        for (Pool pool : all) {
            if (!hasEnded(pool, end - System.nanoTime())) {
                pool.shutdownNow();
            }
        }
    }

    private static boolean hasEnded(Pool pool, long nanos) {
        try {
            return pool.awaitTermination(Duration.ofNanos(Math.max(nanos, TimeUnit.MILLISECONDS.toNanos(1))));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
