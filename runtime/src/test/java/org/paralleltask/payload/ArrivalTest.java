package org.paralleltask.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.paralleltask.PayloadException;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.PrimitiveArrays;
import org.paralleltask.codec.TaskCodec;
import org.paralleltask.codec.bytes.BrokenOffException;
import org.paralleltask.codec.bytes.Bytes;
import org.paralleltask.task.TaskDefinition;

/** Arguments that are read while they arrive, by code of the user's that fails. */
class ArrivalTest {
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Picky(long size, byte[] bytes) {}

    private record Nothing() {}

    private static final TaskDefinition<Picky, Nothing> DEFINITION = TaskDefinition.of(
            "picky", ArrivalTest.class, Picky.class, Nothing.class, new PickyCodec(), (task, context) -> new Nothing());

    /** Refuses what it reads before it has read all. */
    private static final class PickyCodec implements TaskCodec<Picky, Nothing> {
        @Override
        public long fingerprint() {
            return 1;
        }

        @Override
        public void writeTask(Encoder out, Picky task) {
            out.writeLong(task.size());
            PrimitiveArrays.write(out, task.bytes());
        }

        @Override
        public Picky readTask(Decoder in) {
            throw new IllegalArgumentException("no such size: " + in.readLong());
        }

        @Override
        public void writeResult(Encoder out, Nothing result) {}

        @Override
        public Nothing readResult(Decoder in) {
            return new Nothing();
        }
    }

    /** Counts what is read of it, and may end. */
    private static final class Line implements Bytes.Source {
        private final int end;
        private int left;

        Line(int left, int end) {
            this.left = left;
            this.end = end;
        }

        @Override
        public void read(byte[] target, int from, int count) throws IOException {
            left -= count;
            if (left < end) {
                throw new IOException("it hung up");
            }
        }

        @Override
        public void passOver() throws IOException {
            read(new byte[0], 0, left);
        }
    }

    private static Bytes arriving(Line line) {
        return Bytes.arriving(ByteBuffer.allocate(Long.BYTES), line.left, line);
    }

    @Test
    void whatNobodyReadsIsPassedOverBeforeTheAnswer() {
        Line line = new Line(1_000_000, 0);

        assertThatThrownBy(() -> TaskMarshaller.of(DEFINITION).taskReader().read(arriving(line)))
                .isInstanceOf(PayloadException.class)
                .hasMessageContaining("no such size: 0");

        assertThat(line.left).isZero(); // else its sender would wait for ever, and not read the answer
    }

    @Test
    void aSenderThatEndsMeanwhileIsWhatFailed() {
        assertThatThrownBy(
                        () -> TaskMarshaller.of(DEFINITION).taskReader().read(arriving(new Line(1_000_000, 500_000))))
                .isInstanceOf(BrokenOffException.class);
    }
}
