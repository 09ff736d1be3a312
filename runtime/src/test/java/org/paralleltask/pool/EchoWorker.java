package org.paralleltask.pool;

import java.io.Serializable;
import java.util.function.UnaryOperator;
import org.paralleltask.PoolOptions;
import org.paralleltask.TaskContext;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.payload.Serialized;
import org.paralleltask.task.TaskBody;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.worker.TaskRegistry;
import org.paralleltask.worker.WorkerMain;

/** Returns what it is given, and what its tasks share; both are serialized, and no type tells what they are. */
public final class EchoWorker {
    static final TaskDefinition<Task, Result> DEFINITION = TaskDefinition.sharing(
                    "echo",
                    EchoWorker.class,
                    Task.class,
                    Result.class,
                    Serialized.codec(),
                    new TaskBody.Sharing<>(Shared.class, Encoder::writeObject, EchoWorker::readShared, EchoWorker::run))
            .allow(Shared.class.getName());

    static {
        TaskRegistry.add(DEFINITION);
    }

    private EchoWorker() {}

    @SuppressWarnings("serial") // whether it travels is what the test asks
    record Task(Object value) implements Serializable {}

    @SuppressWarnings("serial")
    record Shared(Object value) implements Serializable {}

    @SuppressWarnings("serial")
    record Result(Object value, Object shared) implements Serializable {}

    /** Of a class that no type names. */
    record Money(long cents) implements Serializable {}

    private static Result run(Task task, Shared shared, TaskContext context) {
        if (task.value().equals("halt")) {
            Runtime.getRuntime().halt(1);
        }
        return new Result(task.value(), shared.value());
    }

    private static Shared readShared(Decoder in) {
        return in.readObject(Shared.class);
    }

    static ProcessPool<Task, Result> open(Object shared, UnaryOperator<PoolOptions> options) {
        return ProcessPool.open(
                DEFINITION.with(new Shared(shared)),
                result -> result,
                PoolOptions.defaults().workers(1).jvmArgs(ShortLived.FLAGS),
                options);
    }

    static ProcessPool<Task, Result> open(Workers workers, Object shared, UnaryOperator<PoolOptions> options) {
        return ProcessPool.open(
                workers, DEFINITION.with(new Shared(shared)), result -> result, PoolOptions.defaults(), options);
    }

    public static void main(String[] args) throws Throwable {
        WorkerMain.run(args);
    }
}
