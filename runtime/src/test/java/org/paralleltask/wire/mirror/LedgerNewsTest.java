package org.paralleltask.wire.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.paralleltask.codec.bytes.Bytes;
import org.paralleltask.wire.Frame;
import org.paralleltask.wire.Ledger;
import org.paralleltask.wire.Ledger.Mark;
import org.paralleltask.wire.WorkerLedger;

class LedgerNewsTest {
    private static final int NUMBER = 7;

    private final Ledger ledger = Ledger.inMemory();
    private final WorkerLedger worker = WorkerLedger.of(ledger);
    private final Ledger mirror = Ledger.mirror();
    private final LedgerNews.Reader reader = new LedgerNews.Reader(ledger);

    @BeforeEach
    void fiveTasksAreSent() {
        mirror.prepare(NUMBER, 5);
        ledger.prepare(NUMBER, 5);
        reader.begin(NUMBER, 5);
        worker.open(NUMBER);
    }

    private void tell(boolean isOver) throws ProtocolException {
        LedgerNews.apply(reader.read(isOver), mirror);
    }

    private void answer(int task, String text) {
        assertThat(worker.begin(task)).isTrue();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThat(worker.answer(task, new Frame.Value(task, Bytes.of(bytes)))).isTrue();
    }

    private String answerInMirror(int task, int offset) throws ProtocolException {
        assertThat(mirror.mark(NUMBER, task)).isEqualTo(Mark.VALUE);
        return new String(mirror.answers(offset, mirror.answerLength(task, offset)), StandardCharsets.UTF_8);
    }

    @Test
    @DisplayName("What is sent counts as begun in a mirror, and cannot be taken back there")
    void sentIsBegun() throws Exception {
        assertThat(mirror.mark(NUMBER, 3)).isEqualTo(Mark.BEGUN);
        assertThat(mirror.takeBack(NUMBER, 3)).isFalse();
        assertThat(ledger.mark(NUMBER, 3)).isEqualTo(Mark.WAITING);
    }

    @Test
    @DisplayName("Answers arrive in their order, each once, also those of several tellings")
    void answersArrive() throws Exception {
        answer(0, "first");
        tell(false);
        assertThat(answerInMirror(0, 0)).isEqualTo("first");
        answer(1, "");
        answer(2, "third");
        worker.begin(3);
        tell(false);

        assertThat(answerInMirror(1, 5)).isEmpty();
        assertThat(answerInMirror(2, 5)).isEqualTo("third");
        assertThat(mirror.mark(NUMBER, 3)).isEqualTo(Mark.BEGUN);
        assertThat(mirror.begunNanos(3)).isLessThan(Long.MAX_VALUE);
        assertThat(mirror.mark(NUMBER, 4)).isEqualTo(Mark.BEGUN);
        assertThat(mirror.begunNanos(4)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    @DisplayName("After the worker's death the mirror knows which tasks had not begun")
    void afterADeath() throws Exception {
        answer(0, "first");
        worker.begin(1);
        tell(true);

        assertThat(answerInMirror(0, 0)).isEqualTo("first");
        assertThat(mirror.mark(NUMBER, 1)).isEqualTo(Mark.BEGUN);
        assertThat(mirror.mark(NUMBER, 2)).isEqualTo(Mark.WAITING);
        assertThat(mirror.takeBack(NUMBER, 2)).isTrue();
    }

    @Test
    @DisplayName("A task that was taken back where the worker is waits again at the end, not before")
    void takenBackThere() throws Exception {
        assertThat(ledger.takeBack(NUMBER, 1)).isTrue();
        answer(0, "a");
        answer(2, "b");
        tell(false);
        assertThat(mirror.mark(NUMBER, 1)).isEqualTo(Mark.BEGUN);
        answer(3, "c");
        answer(4, "d");
        tell(true);

        assertThat(mirror.mark(NUMBER, 1)).isEqualTo(Mark.WAITING);
        assertThat(answerInMirror(2, 1)).isEqualTo("b");
        assertThat(answerInMirror(4, 3)).isEqualTo("d");
    }

    @Test
    @DisplayName("What the worker will not begin may be taken back in the mirror, and stays taken back at the end")
    void takenOver() throws Exception {
        answer(0, "a");
        worker.begin(1);
        for (int task = 2; task < 5; task++) {
            assertThat(ledger.takeBack(NUMBER, task)).isTrue();
            mirror.waitsAgain(NUMBER, task);
        }
        mirror.waitsAgain(NUMBER + 1, 1); // of another dispatch
        mirror.waitsAgain(NUMBER, Ledger.MAX_TASKS); // of none
        assertThat(mirror.mark(NUMBER, 1)).isEqualTo(Mark.BEGUN);
        assertThat(mirror.takeBack(NUMBER, 4)).isTrue();
        mirror.waitsAgain(NUMBER, 4);
        tell(true);

        assertThat(mirror.mark(NUMBER, 2)).isEqualTo(Mark.WAITING);
        assertThat(mirror.mark(NUMBER, 3)).isEqualTo(Mark.WAITING);
        assertThat(mirror.mark(NUMBER, 4)).isEqualTo(Mark.TAKEN_BACK);
    }

    @Test
    @DisplayName("News that cannot be are refused, and nothing is written beyond the mirror")
    void spoiltNews() throws Exception {
        answer(0, "first");
        ByteBuffer good = reader.read(false);
        Random random = new Random(1);
        for (int i = 0; i < 2000; i++) {
            byte[] bad = new byte[random.nextInt(good.remaining() + 1)];
            good.get(good.position(), bad);
            if (bad.length > 0) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt();
            }
            try {
                LedgerNews.apply(ByteBuffer.wrap(bad), mirror);
            } catch (ProtocolException refused) {
                assertThat(refused).hasMessageContaining("News");
            }
        }
        assertThatThrownBy(() -> LedgerNews.apply(ByteBuffer.allocate(3), mirror))
                .isInstanceOf(ProtocolException.class);
    }
}
