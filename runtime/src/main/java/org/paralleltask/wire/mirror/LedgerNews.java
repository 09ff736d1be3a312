package org.paralleltask.wire.mirror;

import java.net.ProtocolException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.paralleltask.wire.Ledger;
import org.paralleltask.wire.Ledger.Mark;
import org.paralleltask.wire.WorkerLedger;

/**
 * What has become of the tasks in a ledger since it was last told.
 *
 * <pre>
 * number    int32   of the dispatch
 * progress  int32   how many messages of progress have been sent
 * offset    int32   where the answers begin in the ledger
 * isOver    int8    whether there will be nothing more
 * count     int32   of the tasks that follow
 *                   of each: int16 its place, int8 {@link Mark}, int32 length of the answer, int64 begun, int64 took
 * answers           to the end
 * </pre>
 */
public final class LedgerNews {
    private static final int HEAD = 4 * Integer.BYTES + 1;
    private static final int TASK = Short.BYTES + 1 + Integer.BYTES + 2 * Long.BYTES;
    private static final Mark[] MARKS = Mark.values();

    private LedgerNews() {}

    /**
     * What has ended with some news.
     *
     * @param tasks how many are answered
     * @param nanos for how long they ran in total
     * @param isOver whether the dispatch is over
     */
    public record Ended(int tasks, long nanos, boolean isOver) {}

    /** What of one task is told. */
    private record Entry(int task, Mark mark, int length, long begun, long took) {}

    /**
     * Reads a ledger for its mirror. Used by the thread that hears the worker, but for {@link #begin}, which comes before the
     * dispatch is sent.
     */
    public static final class Reader {
        private final Ledger ledger;
        private int number;
        private int size;

        /** The tasks before this one have been told of as they will stay. */
        private int next;

        /** Where the answers end that have been told of. */
        private int offset;

        /** @param ledger that of a worker of this machine */
        public Reader(Ledger ledger) {
            this.ledger = ledger;
        }

        /** So many tasks are about to be sent. */
        public void begin(int dispatch, int tasks) {
            number = dispatch;
            size = tasks;
            next = 0;
            offset = 0;
        }

        /**
         * What is new.
         *
         * @param isOver whether there will be nothing more: what the worker has not begun is told then
         * @throws ProtocolException if the worker has spoilt the ledger
         */
        public ByteBuffer read(boolean isOver) throws ProtocolException {
            int from = offset;
            List<Entry> entries = new ArrayList<>();
            boolean goesOn = true;
            for (int task = next; task < size && goesOn; task++) {
                Mark mark = ledger.mark(number, task);
                boolean isAnswered = mark == Mark.VALUE || mark == Mark.THROWN;
                int length = isAnswered ? ledger.answerLength(task, offset) : 0;
                offset += length;
                boolean isTakenBack = mark == Mark.TAKEN_BACK;
                // One that was taken back here is not begun, which the mirror's side does not expect before the end.
                if (isOver || (mark != Mark.WAITING && !isTakenBack)) {
                    entries.add(new Entry(
                            task,
                            isTakenBack ? Mark.WAITING : mark,
                            length,
                            mark == Mark.WAITING || isTakenBack ? Long.MAX_VALUE : ledger.begunNanos(task),
                            ledger.tookNanos(task)));
                }
                goesOn = isOver || isAnswered || mark == Mark.SENT;
                next += goesOn ? 1 : 0;
            }
            return encode(from, entries, isOver);
        }

        @SuppressWarnings("EnumOrdinal") // both sides are of one version
        private ByteBuffer encode(int from, List<Entry> entries, boolean isOver) {
            byte[] answers = ledger.answers(from, offset - from);
            ByteBuffer news = ByteBuffer.allocate(HEAD + entries.size() * TASK + answers.length)
                    .putInt(number)
                    .putInt(ledger.progressCount())
                    .putInt(from)
                    .put((byte) (isOver ? 1 : 0))
                    .putInt(entries.size());
            for (Entry entry : entries) {
                news.putShort((short) entry.task())
                        .put((byte) entry.mark().ordinal())
                        .putInt(entry.length())
                        .putLong(entry.begun())
                        .putLong(entry.took());
            }
            return news.put(answers).flip();
        }
    }

    /**
     * Writes what is new to the mirror.
     *
     * @return what has ended with it
     * @throws ProtocolException if that cannot be
     */
    public static Ended apply(ByteBuffer news, Ledger mirror) throws ProtocolException {
        try {
            WorkerLedger copy = WorkerLedger.of(mirror);
            int number = news.getInt();
            int progress = news.getInt();
            int from = news.getInt();
            boolean isOver = news.get() != 0;
            int count = news.getInt();
            ByteBuffer entries = news.slice(news.position(), count * TASK);
            ByteBuffer answers = news.position(news.position() + count * TASK);
            if (from < 0 || from + answers.remaining() > Ledger.ANSWERS_SIZE) {
                throw new ProtocolException("News of answers that a ledger has no room for");
            }
            copy.copyAnswers(from, answers, progress);
            long ran = 0;
            int ended = 0;
            for (int i = 0; i < count; i++) {
                int task = entries.getShort();
                Mark mark = MARKS[entries.get()];
                int length = entries.getInt();
                long begun = entries.getLong();
                long took = entries.getLong();
                if (mark == Mark.WAITING) {
                    mirror.waitsAgain(number, task);
                } else {
                    copy.copy(number, task, mark, length, begun, took);
                }
                if (mark == Mark.VALUE || mark == Mark.THROWN || mark == Mark.SENT) {
                    ran += Math.max(0, took);
                    ended++;
                }
            }
            return new Ended(ended, ran, isOver);
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException spoilt) {
            throw new ProtocolException("News of a ledger that cannot be: " + spoilt);
        }
    }
}
