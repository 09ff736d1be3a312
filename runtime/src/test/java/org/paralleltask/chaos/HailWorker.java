package org.paralleltask.chaos;

import java.util.function.UnaryOperator;
import org.paralleltask.PoolOptions;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;
import org.paralleltask.pool.ProcessPool;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.worker.TaskRegistry;
import org.paralleltask.worker.WorkerMain;

/** Tasks that do nothing, as fast as they go. */
public final class HailWorker {
    static final TaskDefinition<Task, Result> DEFINITION = TaskDefinition.of(
            "hail", HailWorker.class, Task.class, Result.class, new Codec(), (task, context) -> new Result(task.id()));

    static {
        TaskRegistry.add(DEFINITION);
    }

    private HailWorker() {}

    record Task(int id) {}

    record Result(int id) {}

    private static final class Codec implements TaskCodec<Task, Result> {
        @Override
        public long fingerprint() {
            return 1;
        }

        @Override
        public void writeTask(Encoder out, Task task) {
            out.at("id").writeInt(task.id());
        }

        @Override
        public Task readTask(Decoder in) {
            return new Task(in.readInt());
        }

        @Override
        public void writeResult(Encoder out, Result result) {
            out.at("id").writeInt(result.id());
        }

        @Override
        public Result readResult(Decoder in) {
            return new Result(in.readInt());
        }
    }

    static ProcessPool<Task, Result> open(UnaryOperator<PoolOptions> options) {
        return ProcessPool.open(DEFINITION, result -> result, PoolOptions.defaults(), options);
    }

    public static void main(String[] args) throws Throwable {
        WorkerMain.run(args);
    }
}
