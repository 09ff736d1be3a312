package org.paralleltask.pool;

import java.io.Serializable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.paralleltask.PoolOptions;
import org.paralleltask.TaskContext;
import org.paralleltask.WorkerContext;
import org.paralleltask.codec.Encoder;
import org.paralleltask.payload.Serialized;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.worker.TaskRegistry;
import org.paralleltask.worker.WorkerMain;

/** A kind of task with hooks, whose argument and value may be what cannot cross. */
public final class AnyWorker {
    static final TaskDefinition<Task, Result> DEFINITION = TaskDefinition.of(
                    "any", AnyWorker.class, Task.class, Result.class, Serialized.codec(), AnyWorker::run)
            .onStart(AnyWorker.class, AnyWorker::started)
            .onExit(
                    AnyWorker.class,
                    AnyWorker::ended,
                    Exit.class,
                    Exit::new,
                    Encoder::writeObject,
                    in -> in.readObject(Object.class));

    /** What the next tasks do that have no argument. */
    static final String RETURN_A_THREAD = "return a thread";

    static final String COUNT_STARTS = "count starts";

    /** Start hooks run in this process. */
    static final AtomicInteger STARTS = new AtomicInteger();

    static {
        TaskRegistry.add(DEFINITION);
    }

    private AnyWorker() {}

    @SuppressWarnings("serial") // what is not serializable is the point
    record Task(@Nullable Object value) implements Serializable {}

    @SuppressWarnings("serial") // as above
    record Result(@Nullable Object value) implements Serializable {}

    record Exit(String worker) implements Serializable {}

    static ProcessPool<Task, Object> open(Workers workers) {
        return ProcessPool.open(workers, DEFINITION, Result::value, PoolOptions.defaults(), UnaryOperator.identity());
    }

    static ProcessPool<Task, Object> open(UnaryOperator<PoolOptions> options) {
        return ProcessPool.open(
                DEFINITION, Result::value, PoolOptions.defaults().jvmArgs(ShortLived.FLAGS), options);
    }

    public static void main(String[] args) throws Throwable {
        WorkerMain.run(args);
    }

    private static void started(WorkerContext context) {
        STARTS.incrementAndGet();
    }

    private static String ended(WorkerContext context) {
        return context.workerName();
    }

    private static Result run(Task task, TaskContext context) {
        if (RETURN_A_THREAD.equals(task.value())) {
            return new Result(new Thread());
        } else if (COUNT_STARTS.equals(task.value())) {
            return new Result(STARTS.get());
        }
        return new Result(task.value());
    }
}
