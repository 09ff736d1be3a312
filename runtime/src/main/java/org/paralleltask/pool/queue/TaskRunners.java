package org.paralleltask.pool.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.paralleltask.pool.task.Job;

/**
 * All that have a worker: an idle one may take over tasks of one that is late. Guarded by the lock of the {@link
 * Scheduler}.
 */
final class TaskRunners {
    private final List<TaskRunner> runners = new ArrayList<>();

    void add(TaskRunner runner) {
        runners.add(runner);
    }

    void remove(TaskRunner runner) {
        runners.remove(runner);
    }

    /**
     * Takes over tasks, at most {@code most}, for this helper from another whose worker is late; none if no other is
     * late.
     */
    TaskSlice takeOver(TaskRunner helper, int most) {
        for (int i = 0; i < runners.size(); i++) { // an idle worker looks often: no iterator for each look
            TaskRunner runner = runners.get(i);
            TaskSlice taken = runner.equals(helper) ? TaskSlice.none() : runner.takeHalf();
            while (taken.size() > most) {
                putBackLast(taken);
            }
            if (!taken.isEmpty()) {
                return taken;
            }
        }
        return TaskSlice.none();
    }

    /** Every task that is taken back has its job, so the last one can be put back. */
    private static void putBackLast(TaskSlice taken) {
        Job<?, ?> last = Objects.requireNonNull(taken.job(taken.size() - 1));
        taken.removeLast();
        last.queue().putBack(last);
    }

    /** Whether a worker may soon be late: it has more tasks than it has begun. */
    boolean hasMore() {
        return runners.stream().anyMatch(TaskRunner::hasMore);
    }

    /** As {@link #hasMore}, of all but this one. */
    boolean hasMoreBesides(TaskRunner helper) {
        return runners.stream().anyMatch(runner -> !runner.equals(helper) && runner.hasMore());
    }

    /** Whether a worker is so late that a new worker is worth its start. */
    boolean isLate() {
        return runners.stream().anyMatch(TaskRunner::isLate);
    }
}
