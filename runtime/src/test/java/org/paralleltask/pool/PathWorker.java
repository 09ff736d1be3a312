package org.paralleltask.pool;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.paralleltask.PoolOptions;
import org.paralleltask.TaskContext;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.JdkValues;
import org.paralleltask.codec.TaskCodec;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.worker.TaskRegistry;
import org.paralleltask.worker.WorkerMain;

/** Its tasks say whether there is a file of that path, and give it back; it travels by a codec, and serialized in a list. */
public final class PathWorker {
    static final TaskDefinition<Task, Result> DEFINITION =
            TaskDefinition.of("path", PathWorker.class, Task.class, Result.class, new Codec(), PathWorker::run);

    static {
        TaskRegistry.add(DEFINITION);
    }

    private PathWorker() {}

    public record Task(Path path, List<Path> paths) {}

    public record Result(boolean exists, Path path, List<Path> paths) {}

    public static Task task(Path path) {
        return new Task(path, List.of(path));
    }

    public static ProcessPool<Task, Result> open(UnaryOperator<PoolOptions> options) {
        return ProcessPool.open(
                DEFINITION, result -> result, PoolOptions.defaults().workers(1), options);
    }

    public static void main(String[] args) throws Throwable {
        WorkerMain.run(args);
    }

    private static Result run(Task task, TaskContext context) {
        boolean exists = Files.exists(task.path()) && Files.exists(task.paths().get(0));
        return new Result(exists, task.path(), task.paths());
    }

    private static final class Codec implements TaskCodec<Task, Result> {
        @Override
        public long fingerprint() {
            return 1;
        }

        @Override
        public void writeTask(Encoder out, Task task) {
            JdkValues.write(out, task.path());
            out.writeObject(new ArrayList<>(task.paths()));
        }

        @Override
        @SuppressWarnings("unchecked") // as it was written
        public Task readTask(Decoder in) {
            return new Task(Objects.requireNonNull(JdkValues.readPath(in)), in.readObject(List.class));
        }

        @Override
        public void writeResult(Encoder out, Result result) {
            out.writeBoolean(result.exists());
            JdkValues.write(out, result.path());
            out.writeObject(new ArrayList<>(result.paths()));
        }

        @Override
        @SuppressWarnings("unchecked") // as it was written
        public Result readResult(Decoder in) {
            return new Result(
                    in.readBoolean(), Objects.requireNonNull(JdkValues.readPath(in)), in.readObject(List.class));
        }
    }
}
