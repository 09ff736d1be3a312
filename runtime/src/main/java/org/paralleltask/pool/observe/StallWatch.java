package org.paralleltask.pool.observe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.paralleltask.base.PoolLog;
import org.paralleltask.host.calls.CallWait;

/**
 * Watches for a stall: all workers wait in calls of managed objects, while tasks wait for a worker. The workers may wait for
 * what only those tasks would do, so this is logged once for each stall. Used by the timer's thread.
 */
public final class StallWatch {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final PoolLog log;

    /** What the workers wait for that were looked at in this round. */
    private final List<String> waits = new ArrayList<>();

    private boolean isAnyAtWork;

    /**
     * How many rounds in a row have seen this stall. It is logged at the second: the first may have come between two tasks.
     */
    private int seen;

    public StallWatch(PoolLog log) {
        this.log = log;
    }

    /**
     * Looks at one worker that has a task, or is about to.
     *
     * @param wait the call that its task waits for; empty if it waits for none
     */
    public void look(String worker, Optional<CallWait> wait) {
        if (wait.isPresent() && wait.get().since().compareTo(PATIENCE) > 0) {
            waits.add(worker + " for " + wait.get().since().toSeconds() + " s in a call of "
                    + wait.get().parameter());
        } else {
            isAnyAtWork = true;
        }
    }

    /**
     * Ends a round: all workers have been looked at.
     *
     * @param waiting how many tasks wait for a worker
     */
    public void conclude(int waiting) {
        boolean isStalled = !isAnyAtWork && !waits.isEmpty() && waiting > 0;
        seen = isStalled ? seen + 1 : 0;
        if (seen == 2) {
            log.warn("All workers wait in calls of @Managed objects, while " + waiting
                    + (waiting == 1 ? " task waits" : " tasks wait")
                    + " for a worker: if these calls wait for what only such a task would do, they never return. More"
                    + " workers, or a timeout, help. They wait: " + String.join(", ", waits));
        }
        isAnyAtWork = false;
        waits.clear();
    }
}
