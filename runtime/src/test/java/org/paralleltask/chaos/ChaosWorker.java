package org.paralleltask.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.UnaryOperator;
import org.paralleltask.PoolOptions;
import org.paralleltask.TaskContext;
import org.paralleltask.fixture.TestTask;
import org.paralleltask.fixture.TestWorker;
import org.paralleltask.pool.ProcessPool;

/** Tasks that keep a log of their own, and do what a throw of the dice tells them. */
public final class ChaosWorker extends TestWorker {
    /** Not named "chaos": paralleltask.chaos.seconds would be taken for an option of such a method's pool. */
    private static final TestTask<Task, Result> TASK =
            TestTask.of("dice", ChaosWorker.class, Task.class, Result.class, ChaosWorker::run);

    private ChaosWorker() {}

    enum Kind {
        SHORT,
        QUICK,
        SLOW,
        LARGE,
        THROW,
        EXIT,
        HALT,
        SPIN,
        PRINT
    }

    /**
     * @param log an append-only file: "S id" when the task starts, "E id" when it is about to return
     */
    record Task(int id, Kind kind, String log) {}

    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Result(int id, byte[] load) {}

    static ProcessPool<Task, Result> open(UnaryOperator<PoolOptions> options) {
        return TASK.open(options);
    }

    private static Result run(Task task, TaskContext context) throws IOException, InterruptedException {
        write(task, "S " + task.id() + " " + context.attempt() + " " + context.pid());
        byte[] load = new byte[task.kind() == Kind.LARGE ? 3_000_000 : 10];
        switch (task.kind()) {
            case SHORT -> {}
            case QUICK, LARGE -> context.progress(1, 1);
            case SLOW -> Thread.sleep(20);
            case THROW -> throw new IllegalStateException("as asked: " + task.id());
            case EXIT -> System.exit(5);
            case HALT -> Runtime.getRuntime().halt(6);
            case SPIN -> spin();
            case PRINT -> System.out.println("x".repeat(200_000));
        }
        write(task, "E " + task.id());
        return new Result(task.id(), load);
    }

    private static void spin() {
        while (true) {
            Thread.onSpinWait();
        }
    }

    /** One write of few bytes to a file opened for appending is one piece, even if other processes write. */
    private static void write(Task task, String line) throws IOException {
        Files.writeString(Path.of(task.log()), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
