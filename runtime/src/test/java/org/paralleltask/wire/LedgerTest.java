package org.paralleltask.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.ProtocolException;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.codec.bytes.Bytes;
import org.paralleltask.wire.Ledger.Mark;

/** What a worker and its parent read in the memory that they share. */
@Timeout(30)
class LedgerTest {
    private static final int DISPATCH = 7;

    /** Where the lengths begin, after the marks. */
    private static final long LENGTHS = (long) Ledger.MAX_TASKS * Integer.BYTES;

    private final Ledger ledger = Ledger.inMemory();
    private final WorkerLedger worker = WorkerLedger.of(ledger);

    @TempDir
    private Path directory;

    private static Frame value(byte[] bytes) {
        return new Frame.Value(1, Bytes.of(bytes));
    }

    private static byte[] bytes(int length, int each) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) each);
        return bytes;
    }

    private void open(int tasks) {
        ledger.prepare(DISPATCH, tasks);
        worker.open(DISPATCH);
    }

    @Test
    void whatHasBegunCannotBeTakenBack() throws Exception {
        open(1);

        assertThat(worker.begin(0)).isTrue();

        assertThat(ledger.takeBack(DISPATCH, 0)).isFalse();
        assertThat(ledger.mark(DISPATCH, 0)).isEqualTo(Mark.BEGUN);
    }

    @Test
    void whatWasTakenBackDoesNotBegin() throws Exception {
        open(1);

        assertThat(ledger.takeBack(DISPATCH, 0)).isTrue();

        assertThat(worker.begin(0)).isFalse();
        assertThat(ledger.takeBack(DISPATCH, 0)).isFalse();
        assertThat(ledger.mark(DISPATCH, 0)).isEqualTo(Mark.TAKEN_BACK);
    }

    @Test
    void ofTwoThatRaceForATaskExactlyOneHasIt() throws Exception {
        while (!haveRaced(300)) {
            Thread.onSpinWait(); // on a busy machine one may always be first
        }
    }

    /** Whether the two were ever at it at once. */
    private boolean haveRaced(int dispatches) throws Exception {
        boolean[][] begun = new boolean[dispatches][Ledger.MAX_TASKS];
        boolean[][] taken = new boolean[dispatches][Ledger.MAX_TASKS];
        CyclicBarrier both = new CyclicBarrier(2, () -> {});
        CompletableFuture<Void> beginning = CompletableFuture.runAsync(() -> {
            for (int dispatch = 0; dispatch < dispatches; dispatch++) {
                ledger.prepare(dispatch, Ledger.MAX_TASKS);
                worker.open(dispatch);
                meet(both);
                for (int i = 0; i < Ledger.MAX_TASKS; i++) {
                    begun[dispatch][i] = worker.begin(i);
                }
                meet(both);
            }
        });

        for (int dispatch = 0; dispatch < dispatches; dispatch++) {
            meet(both);
            for (int i = Ledger.MAX_TASKS - 1; i >= 0; i--) {
                taken[dispatch][i] = ledger.takeBack(dispatch, i);
            }
            meet(both);
        }

        beginning.get();
        int raced = 0;
        for (int dispatch = 0; dispatch < dispatches; dispatch++) {
            for (int i = 0; i < Ledger.MAX_TASKS; i++) {
                assertThat(begun[dispatch][i]).isNotEqualTo(taken[dispatch][i]);
                raced += i > 0 && begun[dispatch][i] != begun[dispatch][i - 1] ? 1 : 0;
            }
        }
        return raced > 0;
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aNumberThatIsOutOfDateTakesNothingBack() {
        open(1);
        ledger.prepare(Ledger.next(DISPATCH), 1);
        worker.open(Ledger.next(DISPATCH));

        assertThat(ledger.takeBack(DISPATCH, 0)).isFalse();

        assertThat(worker.begin(0)).isTrue();
    }

    @Test
    void afterTheLastNumberComesTheFirst() {
        int last = (1 << 28) - 1;
        ledger.prepare(last, 1);

        assertThat(ledger.takeBack(last, 0)).isTrue();

        assertThat(Ledger.next(last)).isZero();
    }

    @Test
    void answersComeBackAsTheyWereWritten() throws Exception {
        open(3);
        for (int i = 0; i < 3; i++) {
            worker.begin(i);
            assertThat(ledger.mark(DISPATCH, i)).isEqualTo(Mark.BEGUN);
            worker.ended(i);
            assertThat(ledger.mark(DISPATCH, i)).isEqualTo(Mark.ENDED);
            assertThat(worker.answer(i, i == 1 ? new Frame.Thrown(1, bytes(20, 1)) : value(bytes(10 * i, i))))
                    .isTrue();
        }

        assertThat(ledger.mark(DISPATCH, 0)).isEqualTo(Mark.VALUE);
        assertThat(ledger.mark(DISPATCH, 1)).isEqualTo(Mark.THROWN);
        assertThat(answer(ledger, 0, 0)).isEmpty();
        assertThat(answer(ledger, 1, 0)).isEqualTo(bytes(20, 1));
        assertThat(answer(ledger, 2, 20)).isEqualTo(bytes(20, 2));
    }

    @Test
    void aNewDispatchHasTheWholeRoomAgain() {
        int most = 100 << 10;
        for (int dispatch = 1; dispatch < 4; dispatch++) {
            ledger.prepare(dispatch, 1);
            worker.open(dispatch);
            worker.begin(0);

            assertThat(worker.answer(0, value(bytes(most, dispatch)))).isTrue();
        }
    }

    @Test
    void anAnswerForWhichThereIsNoRoomIsRefusedAndASmallOneBehindItIsNot() throws Exception {
        open(3);
        worker.begin(0);
        assertThat(worker.answer(0, value(bytes(60_000, 1)))).isTrue();
        worker.begin(1);

        assertThat(worker.answer(1, value(bytes(60_000, 2)))).isFalse();
        assertThat(ledger.mark(DISPATCH, 1)).isEqualTo(Mark.BEGUN);
        worker.sent(1);
        worker.begin(2);
        assertThat(worker.answer(2, value(bytes(5, 3)))).isTrue();

        assertThat(ledger.mark(DISPATCH, 1)).isEqualTo(Mark.SENT);
        assertThat(answer(ledger, 2, 60_000)).isEqualTo(bytes(5, 3));
    }

    @Test
    void itKnowsWhenATaskBeganAndHowLongItTook() throws Exception {
        open(1);
        long arrived = System.nanoTime();
        Thread.sleep(5);
        worker.begin(0);
        Thread.sleep(5);
        worker.answer(0, value(bytes(1, 1)));
        long all = System.nanoTime() - arrived;

        assertThat(ledger.begunNanos(0)).isBetween(5_000_000L, all + 5_000_000);
        assertThat(ledger.tookNanos(0)).isBetween(5_000_000L, all);
    }

    @Test
    void workerAndParentShareAFile() throws Exception {
        Path file = directory.resolve("ledger");
        Ledger parent = Ledger.create(file);
        WorkerLedger other = open(file);
        Files.delete(file); // the name is needed no more

        parent.prepare(DISPATCH, 2);
        other.open(DISPATCH);
        assertThat(other.begin(0)).isTrue();
        assertThat(parent.takeBack(DISPATCH, 1)).isTrue();
        assertThat(other.begin(1)).isFalse();
        other.answer(0, value(bytes(9, 9)));

        assertThat(answer(parent, 0, 0)).isEqualTo(bytes(9, 9));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void itsFileHasNoHoles() throws Exception {
        Path file = directory.resolve("ledger");

        Ledger.create(file);

        Process du = new ProcessBuilder("stat", "-c", "%b %B", file.toString()).start();
        String[] blocks = new String(du.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                .strip()
                .split(" ", -1);
        assertThat(Long.parseLong(blocks[0]) * Long.parseLong(blocks[1])).isGreaterThanOrEqualTo(Files.size(file));
        assertThat(Files.size(file)).isGreaterThan(Ledger.MAX_TASKS);
    }

    @Test
    void whatIsThereIsNotTaken() throws Exception {
        Path file = Files.createFile(directory.resolve("ledger"));

        assertThatThrownBy(() -> Ledger.create(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file.toString())
                .hasCauseInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void aSpoiltEntryIsRefused() throws Exception {
        Path file = directory.resolve("ledger");
        Ledger parent = Ledger.create(file);
        parent.prepare(DISPATCH, 2);
        spoil(file, 0, -1);

        assertThatThrownBy(() -> parent.mark(DISPATCH, 0)).isInstanceOf(ProtocolException.class);
        assertThat(parent.takeBack(DISPATCH, 0)).isFalse();
        assertThat(parent.mark(DISPATCH, 1)).isEqualTo(Mark.WAITING);
    }

    @Test
    void anEntryOfAnotherDispatchIsRefused() {
        ledger.prepare(DISPATCH, 1);

        assertThatThrownBy(() -> ledger.mark(DISPATCH + 1, 0)).isInstanceOf(ProtocolException.class);
    }

    @Test
    void anImpossibleLengthIsRefused() throws Exception {
        Path file = directory.resolve("ledger");
        Ledger parent = Ledger.create(file);
        parent.prepare(DISPATCH, 1);
        for (int length : new int[] {-1, Integer.MIN_VALUE, Integer.MAX_VALUE, (100 << 10) + 1}) {
            spoil(file, LENGTHS, length);
            assertThatThrownBy(() -> answer(parent, 0, 0)).isInstanceOf(ProtocolException.class);
        }
        spoil(file, LENGTHS, 100 << 10);
        assertThat(answer(parent, 0, 0)).hasSize(100 << 10);
        assertThatThrownBy(() -> answer(parent, 0, 1)).isInstanceOf(ProtocolException.class);
    }

    private static byte[] answer(Ledger ledger, int task, int offset) throws ProtocolException {
        return ledger.answers(offset, ledger.answerLength(task, offset));
    }

    private static void spoil(Path file, long at, int value) throws IOException {
        boolean isBig = ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN;
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(at);
            bytes.writeInt(isBig ? value : Integer.reverseBytes(value));
        }
    }

    private static WorkerLedger open(Path file) throws IOException {
        try (FileChannel channel = WorkerLedger.openFile(file)) {
            return WorkerLedger.map(channel);
        }
    }
}
