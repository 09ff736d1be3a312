package org.paralleltask.pool;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.paralleltask.PoolOptions;
import org.paralleltask.TaskContext;
import org.paralleltask.fixture.TestTask;
import org.paralleltask.fixture.TestWorker;

/** Its tasks say whether there is a file of that path, and give it back; it travels as a path, and serialized in a list. */
public final class PathWorker extends TestWorker {
    private static final TestTask<Task, Result> TASK = TestTask.of(
                    "path", PathWorker.class, Task.class, Result.class, PathWorker::run)
            .defaults(options -> options.workers(1));

    private PathWorker() {}

    public record Task(Path path, List<Path> paths) {}

    public record Result(boolean exists, Path path, List<Path> paths) {}

    public static Task task(Path path) {
        return new Task(path, new ArrayList<>(List.of(path)));
    }

    public static ProcessPool<Task, Result> open(UnaryOperator<PoolOptions> options) {
        return TASK.open(options);
    }

    private static Result run(Task task, TaskContext context) {
        boolean exists = Files.exists(task.path()) && Files.exists(task.paths().get(0));
        return new Result(exists, task.path(), task.paths());
    }
}
