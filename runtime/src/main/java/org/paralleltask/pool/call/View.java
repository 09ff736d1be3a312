package org.paralleltask.pool.call;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.paralleltask.PoolOptions;
import org.paralleltask.ProgressListener;

/**
 * What one view of a pool says of the tasks that are given to it.
 *
 * @param limit the hard limit of one run; null for none
 * @param isUrgent whether they are served before the others
 * @param progress hears how far maps and streams are; null if there is no listener
 */
public record View(
        @Nullable Duration limit,
        boolean isUrgent,
        @Nullable ProgressListener progress) {
    /**
     * The same with another limit.
     *
     * @throws IllegalArgumentException if that is none which {@link PoolOptions#timeout(Duration)} takes
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
