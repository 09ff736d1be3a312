package org.paralleltask.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.paralleltask.pool.LastingWorker.task;

import java.io.File;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.paralleltask.pool.LastingWorker.Task;
import org.paralleltask.pool.LastingWorker.Work;

/** What many workers, one after the other, leave behind in their parent: nothing. */
@Timeout(60)
class RecyclingLeftoversTest {
    private final WorkerDiary diary = new WorkerDiary();

    private ProcessPool<Task, String> open() {
        return LastingWorker.open(
                options -> options.workers(1).maxTasksPerWorker(1).listener(diary));
    }

    private static List<Task> tasks(int count) {
        return Collections.nCopies(count, task(Work.PID));
    }

    @Test
    void threadsDoNotGrowWithTheWorkersThatHaveGone() {
        try (ProcessPool<Task, String> pool = open()) {
            pool.map(tasks(6), Function.identity());

            // Two threads read what a worker prints: the one that waits for tasks, and the one after it.
            await().until(() -> diary.living().size() <= 2
                    && threads(".*-(out|err)") == 2L * diary.living().size());
        }

        await().until(() -> threads(".*") == 0);
    }

    private static long threads(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().matches("paralleltask-lasting" + name))
                .count();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void noFileIsLeftOpenByWorkersThatHaveGone() {
        recycleAndClose(); // as this does: jars, for one
        int before = openFiles();

        recycleAndClose();

        await().until(() -> openFiles() <= before);
    }

    private void recycleAndClose() {
        try (ProcessPool<Task, String> pool = open()) {
            pool.map(tasks(4), Function.identity());
        }
        await().until(() -> threads(".*") == 0);
    }

    private static int openFiles() {
        String[] names = new File("/proc/self/fd").list();
        assertThat(names).isNotNull();
        return names.length;
    }
}
