package org.paralleltask.rehearsal;

import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.paralleltask.PoolOptions;
import org.paralleltask.TaskContext;
import org.paralleltask.pool.ProcessPool;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.task.TaskFunction;
import org.paralleltask.worker.TaskRegistry;
import org.paralleltask.worker.WorkerMain;

/** The worker of the training run. Its tasks do what most tasks do. Written by hand as the processor would write it. */
public final class TrainingWorker implements TaskFunction<TrainingWorker.Task, TrainingWorker.Result> {
    static final TaskDefinition<Task, Result> DEFINITION = TaskDefinition.of(
            "rehearsal", TrainingWorker.class, Task.class, Result.class, new TrainingCodec(), new TrainingWorker());

    static {
        TaskRegistry.add(DEFINITION);
    }

    private TrainingWorker() {}

    record Task(
            int number,
            @Nullable String text,
            List<Integer> numbers,
            @Nullable List<String> serialized) {}

    record Result(List<Integer> numbers) {}

    static ProcessPool<Task, List<Integer>> open(UnaryOperator<PoolOptions> options) {
        return ProcessPool.open(DEFINITION, Result::numbers, PoolOptions.defaults(), options);
    }

    /** The main method of the worker, which the pool starts. */
    public static void main(String[] args) throws Throwable {
        WorkerMain.run(args);
    }

    @Override
    public Result run(Task task, TaskContext context) {
        context.progress(task.number(), task.numbers().size());
        return new Result(
                List.of(Objects.checkIndex(task.number(), task.numbers().size())));
    }
}
