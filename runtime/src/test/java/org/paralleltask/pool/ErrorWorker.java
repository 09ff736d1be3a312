package org.paralleltask.pool;

import java.io.Serializable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.UnaryOperator;
import org.paralleltask.PoolOptions;
import org.paralleltask.TaskContext;
import org.paralleltask.payload.Serialized;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.worker.TaskTable;
import org.paralleltask.worker.WorkerMain;

/** Its tasks throw what its parent, too, might throw itself. */
public final class ErrorWorker {
    static final TaskDefinition<Task, Result> DEFINITION = TaskDefinition.of(
                    "error", ErrorWorker.class, Task.class, Result.class, Serialized.codec(), ErrorWorker::run)
            .allow(Kind.class.getName());

    static {
        TaskTable.add(DEFINITION);
    }

    private ErrorWorker() {}

    enum Kind {
        NONE,
        STACK_OVERFLOW,
        NO_CLASS,
        CANCELLATION,
        REJECTION,
        WRAPPED_OVERFLOW
    }

    record Task(Kind kind) implements Serializable {}

    record Result(long pid) implements Serializable {}

    static ProcessPool<Task, Long> open(UnaryOperator<PoolOptions> options) {
        return ProcessPool.open(DEFINITION, Result::pid, PoolOptions.defaults().workers(1), options);
    }

    static ProcessPool<Task, Long> open(Workers workers) {
        return ProcessPool.open(workers, DEFINITION, Result::pid, PoolOptions.defaults(), options -> options);
    }

    public static void main(String[] args) throws Throwable {
        WorkerMain.run(args);
    }

    private static Result run(Task task, TaskContext context) {
        return Errors.perform(task, context);
    }

    /** The user's code. */
    private static final class Errors {
        static Result perform(Task task, TaskContext context) {
            switch (task.kind()) {
                case NONE -> {}
                case STACK_OVERFLOW -> recurse(0);
                case NO_CLASS -> throw new NoClassDefFoundError("com/acme/Missing");
                case CANCELLATION -> throw new CancellationException("by the task");
                case REJECTION -> throw new RejectedExecutionException("by the task");
                case WRAPPED_OVERFLOW -> {
                    try {
                        recurse(0);
                    } catch (StackOverflowError e) {
                        throw new IllegalStateException("the script failed", e);
                    }
                }
            }
            return new Result(context.pid());
        }

        @SuppressWarnings("InfiniteRecursion") // on purpose
        private static int recurse(int depth) {
            return recurse(depth + 1) + 1;
        }
    }
}
