package org.paralleltask.benchmark;

import org.paralleltask.PoolOptions;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.PrimitiveArrays;
import org.paralleltask.codec.TaskCodec;
import org.paralleltask.pool.ProcessPool;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.worker.TaskRegistry;
import org.paralleltask.worker.WorkerMain;

/** The worker of {@code static byte[] echo(byte[] bytes)}, as it is generated. */
public final class EchoWorker {
    static final TaskDefinition<Echo, Echo> DEFINITION =
            TaskDefinition.of("echo", EchoWorker.class, Echo.class, Echo.class, new Codec(), (task, context) -> task);

    static {
        TaskRegistry.add(DEFINITION);
    }

    private EchoWorker() {}

    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Echo(byte[] bytes) {}

    static ProcessPool<Echo, byte[]> open() {
        return ProcessPool.open(DEFINITION, Echo::bytes, PoolOptions.defaults(), options -> options.workers(1));
    }

    /** Where a worker process begins. */
    public static void main(String[] args) throws Throwable {
        WorkerMain.run(args);
    }

    /** As it is generated. */
    @SuppressWarnings("NullAway") // arrays may be null
    private static final class Codec implements TaskCodec<Echo, Echo> {
        @Override
        public long fingerprint() {
            return 1;
        }

        @Override
        public void writeTask(Encoder out, Echo task) {
            PrimitiveArrays.write(out.at("bytes"), task.bytes());
        }

        @Override
        public Echo readTask(Decoder in) {
            return new Echo(PrimitiveArrays.readBytes(in));
        }

        @Override
        public void writeResult(Encoder out, Echo result) {
            PrimitiveArrays.write(out.at("result"), result.bytes());
        }

        @Override
        public Echo readResult(Decoder in) {
            return readTask(in);
        }
    }
}
