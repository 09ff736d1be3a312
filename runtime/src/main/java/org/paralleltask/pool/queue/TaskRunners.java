package org.paralleltask.pool.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.paralleltask.pool.task.Job;

/** All that have a worker, of whom one may take over what another is late with. Guarded by the lock of the {@link Scheduler}. */
final class TaskRunners {
    private final List<TaskRunner> runners = new ArrayList<>();

    void add(TaskRunner runner) {
        runners.add(runner);
    }

    void remove(TaskRunner runner) {
        runners.remove(runner);
    }

    /** Takes over tasks from one whose worker is late; none if there is none. */
    TaskSlice takeOver(TaskRunner helper, int most) {
        for (int i = 0; i < runners.size(); i++) { // an idle worker looks often: no object for each look
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

    /** No task is taken back without its job. */
    private static void putBackLast(TaskSlice taken) {
        Job<?, ?> last = Objects.requireNonNull(taken.job(taken.size() - 1));
        taken.removeLast();
        last.queue().putBack(last);
    }

    /** Whether one may soon be late. */
    boolean hasMore() {
        return runners.stream().anyMatch(TaskRunner::hasMore);
    }

    /** Whether one besides this may soon be late. */
    boolean hasMoreBesides(TaskRunner helper) {
        return runners.stream().anyMatch(runner -> !runner.equals(helper) && runner.hasMore());
    }

    /** Whether one is so late that a new worker is worth it. */
    boolean isLate() {
        return runners.stream().anyMatch(TaskRunner::isLate);
    }
}
