package org.paralleltask.pool;

import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import org.paralleltask.PoolOptions;
import org.paralleltask.TaskContext;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.PrimitiveArrays;
import org.paralleltask.codec.TaskCodec;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.worker.TaskRegistry;
import org.paralleltask.worker.WorkerMain;

/** A task of large arrays, with a codec as it is generated. */
@SuppressWarnings({"ArrayRecordComponent", "NullAway"}) // never compared; arrays may be null
public final class LargeWorker {
    static final TaskDefinition<Task, Result> DEFINITION =
            TaskDefinition.of("large", LargeWorker.class, Task.class, Result.class, new Codec(), LargeWorker::run);

    static {
        TaskRegistry.add(DEFINITION);
    }

    /** A system property: processes in which it differs are of different builds. */
    static final String BUILD = "large.build";

    private LargeWorker() {}

    enum Deed {
        /** Returns what it is given. */
        ECHO,
        /** Returns an array of {@code size} bytes. */
        MAKE,
        /** Halts the JVM the first time that it is run. */
        DIE_ONCE,
        /** Waits until it is interrupted. */
        WAIT
    }

    record Task(Deed deed, int size, byte[] bytes, double[] doubles) {}

    record Result(byte[] bytes, double[] doubles) {}

    /** As it is generated. */
    private static final class Codec implements TaskCodec<Task, Result> {
        @Override
        public long fingerprint() {
            return Long.getLong(BUILD, 1);
        }

        @Override
        public void writeTask(Encoder out, Task task) {
            out.at("deed").writeEnum(task.deed());
            out.at("size").writeInt(task.size());
            PrimitiveArrays.write(out.at("bytes"), task.bytes());
            PrimitiveArrays.write(out.at("doubles"), task.doubles());
        }

        @Override
        public Task readTask(Decoder in) {
            return new Task(
                    in.readEnum(Deed.values()),
                    in.readInt(),
                    PrimitiveArrays.readBytes(in),
                    PrimitiveArrays.readDoubles(in));
        }

        @Override
        public void writeResult(Encoder out, Result result) {
            PrimitiveArrays.write(out.at("result").at("bytes"), result.bytes());
            PrimitiveArrays.write(out.at("result").at("doubles"), result.doubles());
        }

        @Override
        public Result readResult(Decoder in) {
            return new Result(PrimitiveArrays.readBytes(in), PrimitiveArrays.readDoubles(in));
        }
    }

    static ProcessPool<Task, Result> open(UnaryOperator<PoolOptions> options) {
        return ProcessPool.open(
                DEFINITION, result -> result, PoolOptions.defaults().workers(1), options);
    }

    public static void main(String[] args) throws Throwable {
        WorkerMain.run(args);
    }

    private static Result run(Task task, TaskContext context) throws InterruptedException {
        if (task.deed() == Deed.WAIT) {
            new CountDownLatch(1).await();
        }
        if (task.deed() == Deed.DIE_ONCE && context.attempt() == 1) {
            Runtime.getRuntime().halt(1);
        }
        return new Result(task.deed() == Deed.MAKE ? new byte[task.size()] : task.bytes(), task.doubles());
    }
}
