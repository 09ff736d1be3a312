package org.paralleltask.pool.call;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.paralleltask.PoolOptions;
import org.paralleltask.ProgressListener;

/**
 * The settings of one view of a pool, which hold for the tasks that it is given.
 *
 * @param limit the hard limit of one run; null for none
 * @param isUrgent whether its tasks are served before the others
 * @param progress told how far maps and streams are; null if there is no listener
 */
public record View(
        @Nullable Duration limit,
        boolean isUrgent,
        @Nullable ProgressListener progress) {
    /**
     * The same with another limit.
     *
     * @throws IllegalArgumentException if {@link PoolOptions#timeout(Duration)} does not take it
     */
    public View within(Duration newLimit) {
        Duration checked = PoolOptions.defaults().timeout(newLimit).timeout().orElseThrow();
        return new View(checked, isUrgent, progress);
    }

    public View urgent() {
        return new View(limit, true, progress);
    }

    public View withProgress(ProgressListener listener) {
        return new View(limit, isUrgent, listener);
    }
}
