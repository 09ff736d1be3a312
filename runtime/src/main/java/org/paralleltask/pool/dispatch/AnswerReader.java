package org.paralleltask.pool.dispatch;

import java.net.ProtocolException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.paralleltask.codec.bytes.Bytes;
import org.paralleltask.host.Worker;
import org.paralleltask.payload.ThreadDump;
import org.paralleltask.pool.task.Chunk;
import org.paralleltask.pool.task.HomeQueue;
import org.paralleltask.pool.task.Job;
import org.paralleltask.pool.task.PackedStates;
import org.paralleltask.wire.Ledger.Mark;

/**
 * Reads a dispatch's answers in the order of its tasks, and passes each on. Used only by the thread that feeds the
 * worker, so it has no lock.
 */
final class AnswerReader {
    private final Worker worker;
    private final SentTasks sent;
    private final InFlightTasks inFlight;
    private final Recall recall;
    private final Listener listener;

    /** Jobs that have ended, and whose queue was not told yet. */
    private final List<Job<?, ?>> unsettled = new ArrayList<>();

    /** The tasks before this one have been answered, or taken back. */
    private int next;

    /** The last task that is known to have begun. The first task counts as begun at once. */
    private int begun;

    private boolean isDead;

    /** The offset of the next answer in the ledger, in bytes. */
    private int offset;

    /** Null if there is only one task: the first task is always answered by its job. */
    private final @Nullable PackedAnswers packed;

    AnswerReader(Worker worker, Recall recall, InFlightTasks inFlight, Listener listener) {
        this.worker = worker;
        this.sent = recall.sent();
        this.recall = recall;
        this.inFlight = inFlight;
        this.listener = listener;
        this.packed = sent.size() > 1 ? new PackedAnswers(sent) : null;
    }

    /** Told of the tasks, on the reader's thread. */
    interface Listener {
        /** A job that is not the first has begun. */
        void begun(Job<?, ?> job);

        /** The first job was taken back, and will not begin. */
        void firstTakenBack(Job<?, ?> job);

        /**
         * A job has its answer. Its queue is told of the end later, by this reader.
         *
         * @param wasTold whether {@link #begun} was called for it; for the first job it need not be
         * @param nanos how long it ran
         */
        void answered(Job<?, ?> job, boolean wasTold, long nanos, Worker.Answer answer);

        /** Tasks of a chunk, which ran for {@code nanos} in total, have values; these are delivered after this call. */
        void answered(Chunk<?, ?> chunk, int tasks, long nanos);
    }

    /** The first task that has neither been answered nor taken back. */
    int next() {
        return next;
    }

    /** Whether {@link Listener#begun} was called for this task, or need not be. */
    boolean wasTold(int index) {
        return index <= begun;
    }

    private HomeQueue queue() {
        return sent.first().queue();
    }

    /** The worker is dead: passes on the answers that it had given. */
    void readAfterDeath() {
        isDead = true;
        try {
            read(false, false, sent.size());
        } catch (ProtocolException spoilt) {
            // then each task without an answer may have been begun
        }
    }

    /**
     * Passes on the answers that are there.
     *
     * @param isOver whether no more answers will come
     * @param isAllHeard whether all messages have arrived that the worker sent before these answers
     * @param end the task before which it stops
     */
    void read(boolean isOver, boolean isAllHeard, int end) throws ProtocolException {
        try {
            readMarks(isOver, isAllHeard, end);
        } finally {
            queue().ended(unsettled);
            unsettled.clear();
        }
    }

    private void readMarks(boolean isOver, boolean isAllHeard, int end) throws ProtocolException {
        while (next < end) {
            if (next > begun && deliverValues(isAllHeard, end)) {
                continue;
            }
            Mark mark = sent.mark(next);
            switch (mark) {
                case WAITING -> {
                    if (!isOver) {
                        return;
                    }
                    recall.giveBack(next); // the worker does not want it
                }
                case TAKEN_BACK -> {
                    if (next == 0) {
                        listener.firstTakenBack(sent.job(0));
                    }
                    pass(1);
                }
                case BEGUN, ENDED, SENT -> {
                    noteBegun();
                    if (isOver) {
                        throw new ProtocolException("it says that all is answered, which is not so");
                    }
                    return;
                }
                case VALUE, THROWN -> {
                    if (isDead && inFlight.hasKilled(next)) {
                        return; // too late; from a worker thread it may be the answer to the interrupt
                    }
                    if (!isAllHeard && !isDead && !worker.hasHeardAll()) {
                        return; // its progress messages come first, and are on their way
                    }
                    byte[] bytes = sent.answers(offset, sent.answerLength(next, offset));
                    offset += bytes.length;
                    answered(
                            mark == Mark.VALUE
                                    ? new Worker.Answer.Value(Bytes.of(bytes))
                                    : new Worker.Answer.Thrown(bytes),
                            sent.tookNanos(next));
                }
            }
        }
    }

    /** {@code count} more tasks have been answered, or taken back. */
    private void pass(int count) {
        next += count;
        inFlight.passed(next);
    }

    private void noteBegun() {
        if (next > begun) {
            begun = next;
            Job<?, ?> job = sent.job(next);
            job.begun(sent.begunNanos(next));
            listener.begun(job);
        }
    }

    private void answered(Worker.Answer answer, long nanos) {
        Job<?, ?> job = sent.job(next);
        inFlight.get(next).end();
        boolean wasTold = next == begun;
        if (!wasTold) {
            job.begun(sent.begunNanos(next));
        }
        pass(1);
        unsettled.add(job);
        listener.answered(job, wasTold, nanos, answer);
    }

    /**
     * Passes on the next values of a packed chunk's tasks that have no jobs and need none; returns false if the next
     * answer is not such a value. The dispatch's first task has a job, and so has a task that was seen to run.
     */
    private boolean deliverValues(boolean isAllHeard, int end) throws ProtocolException {
        int run = sent.slice().runOf(next);
        Chunk<?, ?> chunk = sent.slice().chunkOfRun(run);
        PackedStates<?, ?> states = chunk.packed();
        if (isDead || states == null || packed == null) {
            return false;
        }
        int first = sent.slice().firstIndex(run) + next - sent.slice().start(run);
        int most = Math.min(end, sent.slice().end(run)) - next;
        long age = sent.ageNanos();
        int found = packed.find(next, most, offset, age, queue().events().quietNanos());
        if (found == 0 || (!isAllHeard && !worker.hasHeardAll())) {
            return false;
        }
        packed.copy(offset);
        try {
            packed.decode(states, first, next, age);
        } finally { // also after an error: the values before it were decoded
            offset += packed.length();
            tell(chunk, states, packed);
        }
        return packed.count() > 0;
    }

    private void tell(Chunk<?, ?> chunk, PackedStates<?, ?> states, PackedAnswers decoded) {
        int count = decoded.count();
        if (count > 0) {
            pass(count);
            inFlight.end(next - count, next);
            try {
                listener.answered(chunk, count, decoded.nanos());
            } finally {
                states.tell(decoded.which());
            }
        }
    }

    // Messages from the worker.

    /**
     * The worker has sent a task's answer as a message. All answers of the tasks before it have been read.
     *
     * @param index the task; negative if there is no such task
     */
    void received(int index, Worker.Answer answer) throws ProtocolException {
        if (index < 0 || next != index) {
            throw new ProtocolException("it answered a task that it had not been given");
        }
        noteBegun();
        long age = sent.ageNanos(); // the time that the task took is not in the ledger yet
        long nanos = age - (sent.begunNanos(index, age) - sent.sentNanos());
        if (answer instanceof Worker.Answer.Value value && value.bytes().isArriving()) {
            // Decoded before it counts as answered, so that a limit still ends a worker that stops sending.
            sent.job(index).decode(value.bytes());
        }
        answered(answer, nanos);
    }

    /** The worker has reported a task's progress. */
    void progressed(long task, long done, long total) {
        int index = indexOf(task);
        if (index < 0) {
            return; // late: from a thread that a task has left behind
        }
        try {
            readMarks(false, true, index); // what was sent before this message has arrived before it
        } catch (ProtocolException spoilt) {
            return; // the next look at the ledger throws this again
        }
        if (next == index) {
            noteBegun();
            inFlight.get(index).request().progressed(task, done, total);
        }
    }

    /** The worker has sent the stack of a task's thread. */
    void dumped(long task, ThreadDump dump) {
        int index = indexOf(task);
        if (index >= 0) {
            inFlight.get(index).request().dumped(task, dump);
        }
    }

    /** The index of the task that has this number in its pool; -1 if no such task can be running. */
    int indexOf(long task) {
        for (int i = next; i < sent.size(); i++) {
            if (sent.id(i) == task) {
                return i;
            }
        }
        return -1;
    }
}
