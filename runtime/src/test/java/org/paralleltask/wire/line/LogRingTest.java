package org.paralleltask.wire.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.paralleltask.wire.Ledger;

class LogRingTest {
    private static final int MOST = 1 << 17;
    private static final int START = 4096;

    private final ByteBuffer memory = ByteBuffer.allocateDirect(Ledger.LOGS).order(ByteOrder.nativeOrder());
    private final LogRing worker = new LogRing(memory.duplicate(), MOST);
    private final LogRing parent = new LogRing(memory.duplicate(), MOST);

    @Test
    void recordsOfAllSizesArriveInTheirOrderAcrossTheEnd() throws IOException {
        Random random = new Random(42);
        for (int i = 0; i < 300; i++) {
            byte[] first = new byte[random.nextInt(MOST + 1)];
            byte[] second = new byte[random.nextInt(100)];
            random.nextBytes(first);
            random.nextBytes(second);

            assertThat(worker.write(first)).isTrue();
            assertThat(worker.write(second)).isTrue();
            assertThat(parent.read()).isEqualTo(first);
            assertThat(parent.read()).isEqualTo(second);
            assertThat(parent.read()).isNull();
        }
        assertThat(parent.dropped()).isZero();
    }

    @Test
    void whatFindsNoRoomIsDroppedAndCounted() throws IOException {
        while (worker.write(new byte[MOST])) {
            assertThat(parent.dropped()).isZero();
        }
        assertThat(worker.write(new byte[MOST])).isFalse();
        assertThat(parent.dropped()).isEqualTo(2);

        assertThat(parent.read()).hasSize(MOST);
        assertThat(worker.write(new byte[MOST])).isTrue();
    }

    @Test
    void whatIsTooLargeIsDropped() {
        assertThat(worker.write(new byte[MOST + 1])).isFalse();
        assertThat(parent.dropped()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, (1 << 19) + 1})
    void aTailThatCannotBeIsFound(int tail) {
        memory.putInt(0, tail);

        assertThatThrownBy(parent::read).isInstanceOf(ProtocolException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 97, MOST + 1, Integer.MAX_VALUE})
    void aLengthThatCannotBeIsFound(int length) {
        memory.putInt(0, 100);
        memory.duplicate().order(ByteOrder.BIG_ENDIAN).putInt(START, length);

        assertThatThrownBy(parent::read).isInstanceOf(ProtocolException.class);
    }
}
