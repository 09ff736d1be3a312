package org.paralleltask.pool;

import java.io.Serializable;
import java.util.function.UnaryOperator;
import org.paralleltask.PoolOptions;
import org.paralleltask.TaskContext;
import org.paralleltask.fixture.TestTask;
import org.paralleltask.fixture.TestWorker;

/** Returns what it is given, and what its tasks share; both are serialized, and no type tells what they are. */
public final class EchoWorker extends TestWorker {
    private static final TestTask<Task, Result> TASK = TestTask.sharing(
                    "echo", EchoWorker.class, Task.class, Result.class, Shared.class, EchoWorker::run)
            .defaults(options -> options.workers(1).jvmArgs(ShortLived.FLAGS));

    private EchoWorker() {}

    record Task(Object value) {}

    record Shared(Object value) {}

    record Result(Object value, Object shared) {}

    /** Of a class that no type names. */
    record Money(long cents) implements Serializable {}

    private static Result run(Task task, Shared shared, TaskContext context) {
        if (task.value().equals("halt")) {
            Runtime.getRuntime().halt(1);
        }
        return new Result(task.value(), shared.value());
    }

    static ProcessPool<Task, Result> open(Object shared, UnaryOperator<PoolOptions> options) {
        return TASK.openSharing(new Shared(shared), options);
    }

    static ProcessPool<Task, Result> open(Workers workers, Object shared, UnaryOperator<PoolOptions> options) {
        return TASK.openSharing(workers, new Shared(shared), options);
    }
}
