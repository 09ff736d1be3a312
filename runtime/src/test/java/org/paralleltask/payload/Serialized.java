package org.paralleltask.payload;

import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/** For tests whose records travel by Java serialization, without a generated codec. */
public final class Serialized {
    private Serialized() {}

    /** Of any records. */
    public static <T, R> TaskCodec<T, R> codec() {
        return new TaskCodec<>() {
            @Override
            public long fingerprint() {
                return 0;
            }

            @Override
            public void writeTask(Encoder out, T task) {
                out.writeObject(task);
            }

            @Override
            public T readTask(Decoder in) {
                return in.readObject(Object.class);
            }

            @Override
            public void writeResult(Encoder out, R result) {
                out.writeObject(result);
            }

            @Override
            public R readResult(Decoder in) {
                return in.readObject(Object.class);
            }
        };
    }
}
