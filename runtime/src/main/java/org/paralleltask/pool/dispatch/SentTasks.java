package org.paralleltask.pool.dispatch;

import java.net.ProtocolException;
import java.util.List;
import java.util.Objects;
import org.paralleltask.host.Worker;
import org.paralleltask.pool.queue.TaskSlice;
import org.paralleltask.pool.task.Chunk;
import org.paralleltask.pool.task.Dispatched;
import org.paralleltask.pool.task.Job;
import org.paralleltask.wire.Frame;
import org.paralleltask.wire.Ledger;
import org.paralleltask.wire.Ledger.Mark;
import org.paralleltask.wire.Packer;

/**
 * The tasks that a worker was sent together, and what its {@link Ledger} says of each. Immutable; other threads get it
 * only once it is complete. A task's index here is its index in the ledger, from 0.
 */
final class SentTasks {
    private final int number;
    private final Ledger ledger;
    private final TaskSlice slice;
    private final long sentNanos;

    private SentTasks(int number, Ledger ledger, TaskSlice slice, long sentNanos) {
        this.number = number;
        this.ledger = ledger;
        this.slice = slice;
        this.sentNanos = sentNanos;
    }

    /**
     * Gives these tasks to a worker, except those that were withdrawn.
     *
     * @param dispatched what each task is told of where it is now
     */
    static SentTasks send(Worker worker, int number, TaskSlice given, Dispatched dispatched) {
        Ledger ledger = worker.ledger();
        ledger.prepare(number, given.size());
        TaskSlice slice = new TaskSlice(given.runs());
        for (int run = 0; run < given.runs(); run++) {
            int first = given.firstIndex(run);
            send(given.chunkOfRun(run), first, first + given.end(run) - given.start(run), dispatched, slice);
        }
        return new SentTasks(number, ledger, slice, dispatched.sentNanos());
    }

    private static void send(Chunk<?, ?> chunk, int from, int to, Dispatched dispatched, TaskSlice slice) {
        if (chunk.send(from, to, dispatched, slice.size())) {
            slice.add(chunk, from, to - from);
            return;
        }
        for (int index = from; index < to; index++) {
            Job<?, ?> job = chunk.job(index);
            if (job != null && job.single().send(0, 1, dispatched, slice.size())) { // else it has ended
                slice.add(job.single(), 0, 1);
            }
        }
    }

    int number() {
        return number;
    }

    /** The tasks in their order. */
    TaskSlice slice() {
        return slice;
    }

    int size() {
        return slice.size();
    }

    /** The chunk of the first task. */
    Chunk<?, ?> first() {
        return slice.first();
    }

    /** The number of a task in its pool. */
    long id(int index) {
        return slice.id(index);
    }

    /** The job of a task that has not ended, as far as the caller knows; the job is made if there was none. */
    Job<?, ?> job(int index) {
        return Objects.requireNonNull(slice.job(index), "it has ended");
    }

    Frame.Run run(int function) {
        return new Frame.Run(number, function, List.of(slice.first().toSend(slice.index(0))));
    }

    Frame frame(int function, Packer packer) {
        if (size() == 1) {
            return run(function);
        }
        packer.begin(number, function, slice.size());
        for (int run = 0; run < slice.runs(); run++) {
            int first = slice.firstIndex(run);
            slice.chunkOfRun(run).pack(first, first + slice.end(run) - slice.start(run), packer);
        }
        return packer.pack();
    }

    // What the ledger says. The worker writes it, so each time in it is limited to the dispatch's age.

    long sentNanos() {
        return sentNanos;
    }

    /** The dispatch's age: how long ago the tasks were sent. */
    long ageNanos() {
        return System.nanoTime() - sentNanos;
    }

    /**
     * When a task was begun, by the clock of {@link System#nanoTime}. It lies between the sending and now, whatever the
     * worker claims.
     */
    long begunNanos(int index) {
        return begunNanos(index, ageNanos());
    }

    long begunNanos(int index, long age) {
        return sentNanos + within(ledger.begunNanos(index), age);
    }

    /** How long an answered task took. */
    long tookNanos(int index) {
        return tookNanos(index, ageNanos());
    }

    long tookNanos(int index, long age) {
        return within(ledger.tookNanos(index), age);
    }

    /** The time from the dispatch's arrival at the worker to this task's answer. */
    long untilAnswerNanos(int index) {
        return within(ledger.begunNanos(index) + ledger.tookNanos(index), ageNanos());
    }

    private static long within(long nanos, long age) {
        return Math.max(0, Math.min(nanos, age));
    }

    /** The size, in bytes, of a task's answer; the answers before it have {@code offset} bytes. */
    int answerLength(int index, int offset) throws ProtocolException {
        return ledger.answerLength(index, offset);
    }

    /** A copy of some bytes of the answers. */
    byte[] answers(int offset, int length) {
        return ledger.answers(offset, length);
    }

    /** Copies some bytes of the answers to the target's beginning. */
    void copyAnswers(int offset, byte[] target, int length) {
        ledger.copyAnswers(offset, target, length);
    }

    /**
     * What has become of a task.
     *
     * @throws ProtocolException if the worker has spoilt the ledger
     */
    Mark mark(int index) throws ProtocolException {
        return ledger.mark(number, index);
    }

    /** As {@link #mark}; if the ledger is spoilt, the task counts as begun. */
    private Mark markOrBegun(int index) {
        try {
            return mark(index);
        } catch (ProtocolException spoilt) {
            return Mark.BEGUN;
        }
    }

    boolean isWaiting(int index) {
        return markOrBegun(index) == Mark.WAITING;
    }

    /** Whether the worker has certainly begun a task. In a mirror that is not known as soon as the task counts as begun. */
    boolean hasBegun(int index) {
        return !isWaiting(index) && !isTakenBack(index) && ledger.begunNanos(index) != Long.MAX_VALUE;
    }

    boolean isTakenBack(int index) {
        return markOrBegun(index) == Mark.TAKEN_BACK;
    }

    /** Whether the task's method has returned, or thrown, and its answer is not in the ledger. */
    boolean hasEnded(int index) {
        Mark mark = markOrBegun(index);
        return mark == Mark.ENDED || mark == Mark.SENT;
    }

    boolean isUnanswered(int index) {
        Mark mark = markOrBegun(index);
        return mark != Mark.VALUE && mark != Mark.THROWN && mark != Mark.SENT;
    }

    /** The first task, from this index on, that the worker runs or will run; {@link #size} if there is none. */
    int current(int from) {
        int index = from;
        while (index < size() && (!isUnanswered(index) || isTakenBack(index))) {
            index++;
        }
        return index;
    }

    /** The last task that the worker has begun; the first one counts as begun. */
    int lastBegun() {
        int last = size() - 1;
        while (last > 0 && (isTakenBack(last) || isWaiting(last))) {
            last--;
        }
        return last;
    }

    /** Whether the worker has not begun the last task that was not taken back; the first one counts as begun. */
    boolean isLastWaiting() {
        int last = size() - 1;
        while (last > 0 && isTakenBack(last)) {
            last--;
        }
        return last > 0 && isWaiting(last);
    }

    /** How many tasks wait at the end of the dispatch; the first one counts as begun. */
    int waiting() {
        int count = 0;
        for (int i = size() - 1; i > 0; i--) {
            if (isWaiting(i)) {
                count++;
            } else if (!isTakenBack(i)) {
                return count;
            }
        }
        return count;
    }

    /**
     * Called when the worker has cut off the memory that it shares with this process: from now on the ledger says
     * nothing of any task.
     */
    void abandon() {
        ledger.abandon();
    }

    /** Takes a task back; returns false if the worker has begun it, or it was taken back before. */
    boolean takeBack(int index) {
        return ledger.takeBack(number, index);
    }
}
