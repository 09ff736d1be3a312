package org.paralleltask.benchmark;

import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.PrimitiveArrays;
import org.paralleltask.codec.TaskCodec;
import org.paralleltask.codec.bytes.Bytes;
import org.paralleltask.payload.TaskMarshaller;
import org.paralleltask.task.TaskDefinition;

/** A {@code double[]} as a pool sends it to a worker: encoded by the caller, decoded by the worker. */
@State(Scope.Benchmark)
public class DoublesPayload {
    static final int LENGTH = 1_000_000;
    static final long BYTES = (long) LENGTH * Double.BYTES;

    private final TaskMarshaller<Doubles, Doubles> payload = TaskMarshaller.of(TaskDefinition.of(
            "doubles", DoublesPayload.class, Doubles.class, Doubles.class, new Codec(), (task, context) -> task));

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Doubles(double[] values) {}

    static double[] example() {
        double[] values = new double[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            values[i] = Math.sqrt(i);
        }
        return values;
    }

    Bytes encode(double[] values) {
        return payload.encodeTask(new Doubles(values));
    }

    double[] copy(double[] values) {
        return payload.decodeTask(encode(values)).values();
    }

    /** As it is generated. */
    @SuppressWarnings("NullAway") // arrays may be null
    private static final class Codec implements TaskCodec<Doubles, Doubles> {
        @Override
        public long fingerprint() {
            return 1;
        }

        @Override
        public void writeTask(Encoder out, Doubles task) {
            PrimitiveArrays.write(out.at("values"), task.values());
        }

        @Override
        public Doubles readTask(Decoder in) {
            return new Doubles(PrimitiveArrays.readDoubles(in));
        }

        @Override
        public void writeResult(Encoder out, Doubles result) {
            writeTask(out, result);
        }

        @Override
        public Doubles readResult(Decoder in) {
            return readTask(in);
        }
    }
}
