package org.paralleltask.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;
import static org.paralleltask.pool.DeedWorker.task;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.PoolListener;
import org.paralleltask.WorkerCrashedException;
import org.paralleltask.pool.DeedWorker.Deed;
import org.paralleltask.pool.DeedWorker.Task;

/** Threads that outlive the task that made them. */
@Timeout(60)
class LeftThreadsTest {
    @TempDir
    private Path directory;

    /** Hears the numbers of tasks. */
    private static final class Numbers implements PoolListener {
        final Queue<Long> started = new ConcurrentLinkedQueue<>();

        @Override
        public void taskStarted(PoolListener.Task task) {
            started.add(task.id());
        }
    }

    @Test
    void anExitNamesTheTaskThatLeftItsThreadAndNotTheOneThatRuns() throws Exception {
        Numbers numbers = new Numbers();
        Path end = directory.resolve("end");
        try (ProcessPool<Task, String> pool =
                DeedWorker.open(options -> options.workers(1).listener(numbers))) {
            pool.call(task(Deed.ECHO, "first"));
            pool.call(task(Deed.LEAVE_A_THREAD, end));
            pool.call(task(Deed.ECHO, "third"));
            CompletableFuture<String> innocent = pool.submit(task(Deed.WAIT_FOR_FILE, directory.resolve("never")));
            await().until(() -> Files.exists(directory.resolve("never.waiting")));
            Files.createFile(end);

            CompletionException failure = catchThrowableOfType(CompletionException.class, innocent::join);
            WorkerCrashedException crash = (WorkerCrashedException) Objects.requireNonNull(failure.getCause());
            assertThat(crash.death().exitStack())
                    .startsWith("thread \"the leftover\", which an earlier task has left behind: task "
                            + List.copyOf(numbers.started).get(1) + " of deed\n    at ")
                    .contains("exitWhenThereIs");
            assertThat(crash).hasMessageContaining("which an earlier task has left behind");
        }
    }

    @Test
    void areCountedAndToldOfOnce() throws Exception {
        try (Program program = Program.start(LeavingProgram.class, directory.resolve("never"))) {
            List<String> said = program.rest();

            assertThat(said).contains("left: 3, workers: 1");
            assertThat(said)
                    .filteredOn(line -> line.startsWith("WARNING"))
                    .singleElement()
                    .asString()
                    .matches("WARNING: Task \\d+ of deed has left 1 thread behind in Worker deed-1 \\(pid \\d+\\), .*"
                            + "thread \"the leftover\"");
            assertThat(said).anyMatch(line -> line.contains("at org.paralleltask.pool.LeftBehind.exitWhenThereIs"));
        }
    }

    /** A program whose tasks leave threads behind. */
    static final class LeavingProgram {
        private LeavingProgram() {}

        public static void main(String[] args) {
            Set<String> workers = new HashSet<>();
            try (ProcessPool<Task, String> pool = DeedWorker.open(options -> options.workers(1))) {
                for (int i = 0; i < 3; i++) {
                    workers.add(pool.call(task(Deed.LEAVE_A_THREAD, args[0])));
                }
                System.out.println("left: " + pool.stats().threadsLeft() + ", workers: " + workers.size());
            }
        }
    }

    @Test
    void costTheirWorkerIfThatIsWanted() {
        try (ProcessPool<Task, String> pool =
                DeedWorker.open(options -> options.workers(1).replaceOnThreadLeak(true))) {
            String pid = pool.call(task(Deed.PID));

            assertThat(pool.call(task(Deed.LEAVE_A_THREAD, directory.resolve("never"))))
                    .isEqualTo(pid);
            assertThat(pool.call(task(Deed.PID))).isNotEqualTo(pid);
            assertThat(pool.stats().threadsLeft()).isEqualTo(1);
        }
    }

    @Test
    void areNoneOfTheJdksAndNoneThatAreAboutToEnd() {
        try (ProcessPool<Task, String> pool = DeedWorker.open(1)) {
            for (int i = 0; i < 3; i++) {
                pool.call(task(Deed.USE_THREADS_THAT_ARE_NO_LEAK));
            }

            assertThat(pool.stats().threadsLeft()).isZero();
        }
    }
}
