package org.paralleltask.pool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.paralleltask.PoolOptions;
import org.paralleltask.TaskContext;
import org.paralleltask.fixture.TestTask;
import org.paralleltask.fixture.TestWorker;
import org.paralleltask.task.TaskDefinition;

/** A worker of short tasks, which are sent many at once, and of a few that are not: each leaves a mark as it begins. */
public final class ShortTaskWorker extends TestWorker {
    /** Every task has a limit, so that a test that fails does not wait for one that waits for the test. */
    private static final TestTask<Task, Result> TASK = TestTask.of(
                    "dispatch", ShortTaskWorker.class, Task.class, Result.class, ShortTaskWorker::run)
            .defaults(options -> options.timeout(Duration.ofSeconds(40)).jvmArgs(ShortLived.FLAGS));

    public static final TaskDefinition<Task, Result> DEFINITION = TASK.definition();

    /** After this many tasks it sends about a hundred together. */
    static final int WARM_UP = 1000;

    private ShortTaskWorker() {}

    public enum Kind {
        QUICK,
        /** Takes {@code amount} ms. */
        SLOW,
        /** Waits for the file "gate" beside the log. */
        WAIT,
        SPIN,
        THROW,
        EXIT,
        KILL,
        /** Kills its process in its first run. */
        KILL_ONCE,
        FILL_DIRECT_MEMORY,
        PROGRESS,
        /** Returns {@code amount} characters, after as many microseconds. */
        LARGE
    }

    /**
     * What a task is to do.
     *
     * @param log each task adds a line with its number; "" for none
     */
    public record Task(Kind kind, int id, long amount, String log) {}

    public record Result(int id, long pid, String load) {}

    static ProcessPool<Task, Result> open(UnaryOperator<PoolOptions> options) {
        return TASK.open(options);
    }

    static ProcessPool<Task, Result> open(Workers workers) {
        return TASK.open(workers);
    }

    /** Opens a pool that has found out that its tasks are short, and sends many at once. */
    public static ProcessPool<Task, Result> openWarm(UnaryOperator<PoolOptions> options) {
        ProcessPool<Task, Result> pool = open(options);
        warmUp(pool);
        return pool;
    }

    public static ProcessPool<Task, Result> openWarm(int workers) {
        return openWarm(options -> options.workers(workers));
    }

    static void warmUp(ProcessPool<Task, Result> pool) {
        List<Integer> numbers = IntStream.range(0, WARM_UP).boxed().toList();
        pool.map(numbers, i -> new Task(Kind.QUICK, i, 0, ""));
    }

    public static Task quick(int id) {
        return new Task(Kind.QUICK, id, 0, "");
    }

    private static Result run(Task task, TaskContext context) throws Exception {
        if (!task.log().isEmpty()) {
            mark(task);
        }
        String load = "";
        switch (task.kind()) {
            case QUICK -> {}
            case SLOW -> TimeUnit.MILLISECONDS.sleep(task.amount());
            case WAIT -> waitFor(Path.of(task.log()).resolveSibling("gate"));
            case SPIN -> spin();
            case THROW -> throw new IllegalArgumentException("as asked: " + task.id());
            case EXIT -> System.exit(5);
            case KILL -> kill();
            case KILL_ONCE -> {
                if (context.attempt() == 1) {
                    kill();
                }
            }
            case FILL_DIRECT_MEMORY -> ByteBuffer.allocateDirect(Integer.MAX_VALUE);
            case PROGRESS -> context.progress(task.id(), task.amount());
            case LARGE -> {
                TimeUnit.MICROSECONDS.sleep(task.amount());
                load = "x".repeat((int) task.amount());
            }
        }
        return new Result(task.id(), context.pid(), load);
    }

    /** One write of few bytes to a file opened for appending is one piece, even if other processes write. */
    private static void mark(Task task) throws IOException {
        Files.writeString(Path.of(task.log()), task.id() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static void waitFor(Path gate) throws InterruptedException {
        while (!Files.exists(gate)) {
            TimeUnit.MILLISECONDS.sleep(2);
        }
    }

    private static void kill() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-9", Long.toString(ProcessHandle.current().pid())).start();
        TimeUnit.DAYS.sleep(1);
    }

    private static void spin() {
        while (true) {
            Thread.onSpinWait();
        }
    }
}
