package org.paralleltask.pool;

import java.io.Serializable;
import org.paralleltask.PoolOptions;
import org.paralleltask.TaskContext;
import org.paralleltask.payload.Serialized;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.worker.TaskRegistry;
import org.paralleltask.worker.WorkerMain;

/** A second kind of task, for pools that share workers. */
public final class LengthWorker {
    static final TaskDefinition<Task, Result> DEFINITION = TaskDefinition.of(
            "length", LengthWorker.class, Task.class, Result.class, Serialized.codec(), LengthWorker::run);

    static {
        TaskRegistry.add(DEFINITION);
    }

    private LengthWorker() {}

    record Task(String text) implements Serializable {}

    record Result(int value) implements Serializable {}

    static ProcessPool<Task, Integer> open(Workers workers) {
        return ProcessPool.open(workers, DEFINITION, Result::value, PoolOptions.defaults(), options -> options);
    }

    public static void main(String[] args) throws Throwable {
        WorkerMain.run(args);
    }

    private static Result run(Task task, TaskContext context) {
        return new Result(task.text().length());
    }
}
