package org.paralleltask.cluster.far;

import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.paralleltask.codec.bytes.Bytes;
import org.paralleltask.wire.Frame;
import org.paralleltask.wire.Ledger;
import org.paralleltask.wire.WorkerLedger;
import org.paralleltask.wire.mirror.LedgerNews;

/**
 * A worker of a simulated node: a true ledger, in which it begins tasks and answers them, at simulated times. What is new in
 * it goes to the program as a node tells it. For one thread.
 */
final class SimWorker {
    /** Of so many tasks one tells of itself at once. */
    private static final int TELLS = 4;

    private static final long LATE_NANOS = 100_000_000;
    private static final long SLOW_NANOS = 400_000_000;

    private final SimClock clock;
    private final Random random;
    private final Ledger ledger = Ledger.inMemory();
    private final WorkerLedger own = WorkerLedger.of(ledger);
    private final LedgerNews.Reader news = new LedgerNews.Reader(ledger);
    private final SimFaults faults;
    private final Runs runs;
    private boolean isDead;

    /** Hears which task runs. */
    interface Runs {
        void began(int argument);
    }

    SimWorker(SimClock clock, Random random, SimFaults faults, Runs runs) {
        this.clock = clock;
        this.random = random;
        this.faults = faults;
        this.runs = runs;
    }

    /** It ends: nothing that it would have done is done. */
    void kill() {
        isDead = true;
    }

    boolean isDead() {
        return isDead;
    }

    /**
     * A dispatch has arrived.
     *
     * @param answer takes what is new, and whether it is the last: of the dispatch, or of a worker that has died
     * @param takenBack takes the places of the tasks that are taken back because it is late
     */
    void run(Frame.Run run, long taskNanos, BiConsumer<ByteBuffer, End> answer, Consumer<int[]> takenBack) {
        ledger.prepare(run.dispatch(), run.tasks().size());
        news.begin(run.dispatch(), run.tasks().size());
        own.open(run.dispatch());
        step(run.tasks(), 0, taskNanos, answer);
        clock.after(LATE_NANOS, () -> {
            int[] places = IntStream.range(1, isDead ? 0 : run.tasks().size())
                    .filter(place -> ledger.takeBack(run.dispatch(), place))
                    .toArray();
            if (places.length > 0) {
                takenBack.accept(places);
            }
        });
    }

    /** What follows after some news. */
    enum End {
        NOTHING_YET,
        DISPATCH_IS_OVER,
        WORKER_HAS_DIED
    }

    private void step(List<Frame.Task> tasks, int index, long taskNanos, BiConsumer<ByteBuffer, End> answer) {
        if (isDead) {
            return;
        }
        if (index == tasks.size()) {
            answer.accept(read(true), End.DISPATCH_IS_OVER);
            return;
        }
        if (!own.begin(index)) {
            step(tasks, index + 1, taskNanos, answer);
            return;
        }
        int argument = argument(tasks.get(index));
        runs.began(argument);
        long nanos = faults.isSlow(argument) ? SLOW_NANOS : (long) (taskNanos * (0.5 + random.nextDouble()));
        clock.after(nanos, () -> {
            if (isDead) {
                return;
            }
            if (faults.kills(argument)) {
                isDead = true;
                answer.accept(read(true), End.WORKER_HAS_DIED);
                return;
            }
            own.ended(index);
            own.answer(index, new Frame.Value(tasks.get(index).id(), Bytes.of(SimTask.value(argument))));
            if (random.nextInt(TELLS) == 0) {
                answer.accept(read(false), End.NOTHING_YET);
            }
            step(tasks, index + 1, taskNanos, answer);
        });
    }

    private static int argument(Frame.Task task) {
        return ByteBuffer.wrap(task.arguments().toArray())
                .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                .getInt();
    }

    private ByteBuffer read(boolean isOver) {
        try {
            return news.read(isOver);
        } catch (ProtocolException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
