package org.paralleltask.cluster.far;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;
import org.paralleltask.task.TaskDefinition;

/** The task of the simulation: of a number it makes another. It is never run: {@link SimWorker} answers for it. */
final class SimTask {
    static final TaskDefinition<Input, Output> DEFINITION = TaskDefinition.of(
            "sim", SimTask.class, Input.class, Output.class, new Codec(), (input, context) -> new Output(0));

    private SimTask() {}

    record Input(int number) {}

    record Output(int number) {}

    static int expected(int number) {
        return 31 * number + 7;
    }

    static byte[] value(int number) {
        return ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(expected(number))
                .array();
    }

    private static final class Codec implements TaskCodec<Input, Output> {
        @Override
        public long fingerprint() {
            return 1;
        }

        @Override
        public void writeTask(Encoder out, Input task) {
            out.writeInt(task.number());
        }

        @Override
        public Input readTask(Decoder in) {
            return new Input(in.readInt());
        }

        @Override
        public void writeResult(Encoder out, Output result) {
            out.writeInt(result.number());
        }

        @Override
        public Output readResult(Decoder in) {
            return new Output(in.readInt());
        }
    }
}
