package org.paralleltask.cluster.node;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.paralleltask.wire.Frame;
import org.paralleltask.wire.Ledger;
import org.paralleltask.wire.Ledger.Mark;
import org.paralleltask.wire.line.RawFrame;
import org.paralleltask.wire.mirror.LedgerNews;

/**
 * The ledger that a worker shares with its node, and which tasks the dispatch under way in it has: the program has a mirror of
 * it. Tasks are taken back here, never there. Thread-safe.
 */
final class TrueLedger {
    private final Ledger ledger;

    @GuardedBy("this")
    private final LedgerNews.Reader news;

    /** The tasks of the dispatch under way, in their order. */
    @GuardedBy("this")
    private long[] tasks = {};

    @GuardedBy("this")
    private int number = -1;

    /** Tasks that are to be killed and have not arrived. */
    @GuardedBy("this")
    private final Set<Long> unwanted = new HashSet<>();

    TrueLedger(Ledger ledger) {
        this.ledger = ledger;
        this.news = new LedgerNews.Reader(ledger);
    }

    /** Before a dispatch is sent: makes the ledger ready for it, as its parent has to; returns how many tasks it has. */
    synchronized int prepare(RawFrame run) throws ProtocolException {
        number = run.field(0);
        int count = run.field(2 * Integer.BYTES);
        if (count < 1 || count > Ledger.MAX_TASKS) {
            throw new ProtocolException("A dispatch of " + count + " tasks");
        }
        tasks = count == 1 ? new long[] {run.longField(Frame.RUN_FIELDS)} : idsOf((Frame.Run) run.decode());
        ledger.prepare(number, count);
        news.begin(number, count);
        for (int i = 0; i < count; i++) {
            if (unwanted.contains(tasks[i])) {
                ledger.takeBack(number, i);
            }
        }
        unwanted.clear();
        return count;
    }

    private static long[] idsOf(Frame.Run run) {
        List<Frame.Task> all = run.tasks();
        return all.stream().mapToLong(Frame.Task::id).toArray();
    }

    /** After it was sent. */
    void hintSent(int dispatch) {
        ledger.hintSent(dispatch);
    }

    synchronized boolean isUnderWay(int dispatch) {
        return dispatch == number;
    }

    /** What is new in it. */
    synchronized ByteBuffer news(boolean isOver) throws ProtocolException {
        return news.read(isOver);
    }

    /**
     * Takes back what the worker has not begun of a dispatch, if that is under way still; returns the places. The first task
     * counts as begun, as everywhere.
     */
    synchronized int[] takeBackRest(int dispatch) {
        int count = dispatch == number ? tasks.length : 0;
        return IntStream.range(1, count)
                .filter(place -> ledger.takeBack(dispatch, place))
                .toArray();
    }

    /**
     * Whether the worker has to be killed for the sake of a task: if it runs that, what it has not begun is taken back first;
     * if it has not begun that, only that is taken back.
     */
    synchronized boolean mustKillFor(long task) {
        int index = 0;
        while (index < tasks.length && tasks[index] != task) {
            index++;
        }
        if (index == tasks.length) {
            unwanted.add(task); // it has not arrived; or it has long been answered, and the next dispatch forgets it
            return false;
        }
        try {
            Mark mark = ledger.mark(number, index);
            if (mark == Mark.WAITING && ledger.takeBack(number, index)) {
                return false;
            }
            mark = ledger.mark(number, index);
            boolean runs = mark == Mark.BEGUN || mark == Mark.ENDED;
            for (int i = 0; runs && i < tasks.length; i++) {
                ledger.takeBack(number, i);
            }
            return runs;
        } catch (ProtocolException | InternalError spoilt) {
            return true;
        }
    }

    /** The worker is gone, and the last news have been read. */
    void release() {
        ledger.release();
    }
}
