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
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.worker.TaskRegistry;
import org.paralleltask.worker.WorkerMain;

/** A worker of short tasks, which are sent many at once, and of a few that are not: each leaves a mark as it begins. */
public final class BatchWorker {
    public static final TaskDefinition<Task, Result> DEFINITION =
            TaskDefinition.of("batch", BatchWorker.class, Task.class, Result.class, new Codec(), BatchWorker::run);

    /** Every task has a limit, so that a test that fails does not wait for one that waits for the test. */
    private static final PoolOptions DEFAULTS =
            PoolOptions.defaults().timeout(Duration.ofSeconds(15)).jvmArgs(ShortLived.FLAGS);

    /** So many tasks let it send about a hundred at once. */
    static final int WARM_UP = 1000;

    static {
        TaskRegistry.add(DEFINITION);
    }

    private BatchWorker() {}

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
     * What is to be done.
     *
     * @param log each task adds a line with its number; "" for none
     */
    public record Task(Kind kind, int id, long amount, String log) {}

    public record Result(int id, long pid, String load) {}

    /** As it is generated: by Java's serialization, these tasks would not be short before they are compiled. */
    @SuppressWarnings("NullAway") // nothing is null
    private static final class Codec implements TaskCodec<Task, Result> {
        @Override
        public long fingerprint() {
            return 1;
        }

        @Override
        public void writeTask(Encoder out, Task task) {
            out.at("kind").writeEnum(task.kind());
            out.at("id").writeInt(task.id());
            out.at("amount").writeLong(task.amount());
            out.at("log").writeString(task.log());
        }

        @Override
        public Task readTask(Decoder in) {
            return new Task(in.readEnum(Kind.values()), in.readInt(), in.readLong(), in.readString());
        }

        @Override
        public void writeResult(Encoder out, Result result) {
            out.at("id").writeInt(result.id());
            out.at("pid").writeLong(result.pid());
            out.at("load").writeString(result.load());
        }

        @Override
        public Result readResult(Decoder in) {
            return new Result(in.readInt(), in.readLong(), in.readString());
        }
    }

    static ProcessPool<Task, Result> open(UnaryOperator<PoolOptions> options) {
        return ProcessPool.open(DEFINITION, result -> result, DEFAULTS, options);
    }

    static ProcessPool<Task, Result> open(Workers workers) {
        return ProcessPool.open(workers, DEFINITION, result -> result, DEFAULTS, options -> options);
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

    public static void main(String[] args) throws Throwable {
        WorkerMain.run(args);
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

    /** One write of few bytes to a file opened for appending is one piece, whoever else writes. */
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
