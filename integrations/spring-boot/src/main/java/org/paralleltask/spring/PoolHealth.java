package org.paralleltask.spring;

import java.util.LinkedHashMap;
import java.util.Map;
import org.paralleltask.PoolStats;
import org.paralleltask.WorkerStats;
import org.paralleltask.pool.Pool;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/** How the pools of an application are, whatever version of Spring Boot asks. */
final class PoolHealth {
    private final OpenedPools pools;

    PoolHealth(ConfigurableListableBeanFactory beans) {
        this.pools = new OpenedPools(beans);
    }

    /** Whether each pool has a worker that lives, or needs none. */
    boolean isUp() {
        for (Pool pool : pools.list()) {
            PoolStats stats = pool.stats();
            boolean isStarved = stats.waiting() > 0
                    && stats.workers().stream().allMatch(worker -> worker.state() == WorkerStats.State.ABSENT);
            if (isStarved) {
                return false;
            }
        }
        return true;
    }

    /** A line for each pool. */
    Map<String, String> details() {
        Map<String, String> lines = new LinkedHashMap<>();
        for (Pool pool : pools.list()) {
            PoolStats stats = pool.stats();
            lines.put(stats.pool(), stats.toString());
        }
        return lines;
    }
}
