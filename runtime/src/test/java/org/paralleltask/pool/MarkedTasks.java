package org.paralleltask.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.paralleltask.pool.ShortTaskWorker.Kind;
import org.paralleltask.pool.ShortTaskWorker.Result;
import org.paralleltask.pool.ShortTaskWorker.Task;

/** Short tasks of one test, which leave their marks in a log, and what is looked for there. */
public final class MarkedTasks {
    private final Path log;

    public MarkedTasks(Path directory) {
        this.log = directory.resolve("log");
    }

    Task task(Kind kind, int id, long amount) {
        return new Task(kind, id, amount, log.toString());
    }

    public Task task(Kind kind, int id) {
        return task(kind, id, 0);
    }

    /** Short tasks with the numbers 0 to {@code count - 1}, but for one. */
    public List<Task> among(int count, Task other) {
        return IntStream.range(0, count)
                .mapToObj(i -> i == other.id() ? other : task(Kind.QUICK, i))
                .toList();
    }

    public static List<CompletableFuture<Result>> submit(ProcessPool<Task, Result> pool, List<Task> tasks) {
        return tasks.stream().map(pool::submit).toList();
    }

    /** Submits them while the one worker is stopped, and behind a task that it has: so it gets many at once. */
    public static List<CompletableFuture<Result>> together(ProcessPool<Task, Result> pool, List<Task> tasks)
            throws Exception {
        long pid = pool.stats().workers().get(0).pid().orElseThrow();
        stop(pid);
        pool.submit(ShortTaskWorker.quick(-1));
        await().until(() -> pool.stats().waiting() == 0);
        List<CompletableFuture<Result>> futures = submit(pool, tasks);
        assertThat(pool.stats().waiting()).isEqualTo(tasks.size());
        signal("-CONT", pid);
        return futures;
    }

    static void stop(long pid) throws IOException, InterruptedException {
        signal("-STOP", pid);
        await().until(() -> Program.isStopped(pid));
    }

    static void signal(String name, long pid) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", name, Long.toString(pid)).start().waitFor())
                .isZero();
    }

    public static @Nullable Throwable failure(CompletableFuture<Result> future) throws InterruptedException {
        try {
            future.get();
            return null;
        } catch (ExecutionException e) {
            return e.getCause();
        } catch (CancellationException e) {
            return e;
        }
    }

    public Map<Integer, Integer> marks() throws IOException {
        Map<Integer, Integer> marks = new HashMap<>();
        if (Files.exists(log)) {
            Files.readAllLines(log).forEach(line -> marks.merge(Integer.parseInt(line), 1, Integer::sum));
        }
        return marks;
    }

    boolean haveBegun() {
        return Files.exists(log);
    }

    /** All but one have their own value, and all have run once. */
    Throwable onlyFailure(List<CompletableFuture<Result>> futures, int culprit) throws Exception {
        for (int i = 0; i < futures.size(); i++) {
            if (i != culprit) {
                assertThat(futures.get(i).get().id()).isEqualTo(i);
            }
        }
        assertThat(marks().keySet()).hasSize(futures.size());
        assertThat(marks().values()).containsOnly(1);
        Throwable failure = failure(futures.get(culprit));
        assertThat(failure).isNotNull();
        return failure == null ? new AssertionError() : failure;
    }

    /** All have their own value, and all have run once. */
    void assertAllRan(List<CompletableFuture<Result>> futures) throws Exception {
        for (int i = 0; i < futures.size(); i++) {
            assertThat(futures.get(i).get().id()).isEqualTo(i);
        }
        assertThat(marks().keySet()).hasSize(futures.size());
        assertThat(marks().values()).containsOnly(1);
    }

    /** Tasks that wait go on. */
    public void openGate() throws IOException {
        Files.createFile(log.resolveSibling("gate"));
    }
}
