package org.paralleltask.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;
import static org.paralleltask.pool.DeedWorker.task;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.paralleltask.OutputHandler.Line;
import org.paralleltask.OutputHandler.Source;
import org.paralleltask.WorkerCrashedException;
import org.paralleltask.WorkerDeath;
import org.paralleltask.pool.DeedWorker.Deed;
import org.paralleltask.pool.DeedWorker.Task;

/** The report of a death has the output of the worker's task, and no other output. */
@Timeout(60)
class LastWordsTest {
    private final Queue<Line> lines = new ConcurrentLinkedQueue<>();

    private ProcessPool<Task, String> open() {
        return DeedWorker.open(options -> options.workers(1).output(lines::add));
    }

    private static WorkerCrashedException crashOf(ProcessPool<Task, String> pool, Task task) {
        return catchThrowableOfType(WorkerCrashedException.class, () -> pool.call(task));
    }

    @Test
    void areThoseOfTheTaskThatDied() {
        try (ProcessPool<Task, String> pool = open()) {
            for (int i = 0; i < 10; i++) {
                pool.call(task(Deed.PRINT, "earlier"));
            }
            WorkerCrashedException crash = crashOf(pool, task(Deed.PRINT_AND_HALT, "farewell"));

            assertThat(crash).hasMessageEndingWith("its last words:\n    farewell");
            WorkerDeath death = crash.death();
            assertThat(death.output()).isEmpty();
            assertThat(death.errors()).containsExactly("farewell");
        }
        assertThat(lines).hasSize(21);
    }

    @Test
    void areNoneOfATaskThatDiedInSilence() {
        try (ProcessPool<Task, String> pool = open()) {
            pool.call(task(Deed.PRINT, "earlier"));

            assertThat(crashOf(pool, task(Deed.HALT, 7)).getMessage()).doesNotContain("its last words");
        }
    }

    @Test
    void areAlsoThoseOfNativeCode() {
        try (ProcessPool<Task, String> pool = open()) {
            pool.call(task(Deed.PRINT, "earlier"));
            WorkerCrashedException crash = crashOf(pool, task(Deed.PRINT_NATIVELY_AND_HALT, "native"));

            assertThat(crash.death().output()).containsExactly("native");
            assertThat(crash.death().errors()).isEmpty();
        }
    }

    @Test
    void aLineWithoutAnEndEndsWithItsTask() {
        try (ProcessPool<Task, String> pool = open()) {
            long pid = Long.parseLong(pool.call(task(Deed.PID)));
            pool.call(task(Deed.PRINT_TEXT, "1 half a line"));

            await().until(() -> !lines.isEmpty());
            assertThat(lines).containsExactly(new Line("deed-1", pid, Source.STANDARD_OUTPUT, "half a line"));
            pool.call(task(Deed.PRINT_TEXT, "1 another"));
            await().until(() -> lines.size() == 2);
            assertThat(lines).last().extracting(Line::text).isEqualTo("another");
        }
    }
}
