package org.paralleltask.pool.dispatch;

import java.net.ProtocolException;
import org.jspecify.annotations.Nullable;
import org.paralleltask.payload.Binding;
import org.paralleltask.pool.task.Chunk;
import org.paralleltask.pool.task.PackedStates;
import org.paralleltask.wire.Ledger.Mark;

/**
 * Decodes the values of several short tasks of a packed chunk together, without an object for each task. Used by the answer
 * reader's thread: {@link #find}, {@link #copy}, {@link #decode}, then it asks what was decoded.
 */
final class PackedAnswers {
    private final SentTasks sent;

    /** Decodes values, all of one method; made for the first. */
    private Binding.@Nullable Values<?> values;

    /** How long each value is that was found, in bytes. */
    private final int[] lengths;

    /** The bytes of the values that were found; only to be read by {@link #values}. */
    private byte[] bytes = {};

    /** How many values were found. */
    private int found;

    /** How many of these have been decoded. */
    private int count;

    /** A bit for each of the chunk's tasks whose value has been decoded. */
    private long which;

    /** How many bytes the values have that were found; after {@link #decode}, those that have been decoded. */
    private int length;

    private long nanos;

    PackedAnswers(SentTasks sent) {
        this.sent = sent;
        this.lengths = new int[Math.min(sent.size(), Chunk.MOST)];
    }

    /**
     * Looks how many of the next tasks have values in the ledger, and ran for less than {@code quiet}: observers hear nothing
     * of these.
     *
     * @param next the first of them
     * @param most how many there are
     * @param offset where the first answer is
     * @param age of the dispatch
     */
    int find(int next, int most, int offset, long age, long quiet) throws ProtocolException {
        int tasks = 0;
        int sum = 0;
        while (tasks < most && sent.mark(next + tasks) == Mark.VALUE && sent.tookNanos(next + tasks, age) < quiet) {
            lengths[tasks] = sent.answerLength(next + tasks, offset + sum);
            sum += lengths[tasks];
            tasks++;
        }
        found = tasks;
        length = sum;
        return tasks;
    }

    /** Copies the values that were found; before their tasks are claimed, for the heap may be full. */
    void copy(int offset) {
        if (length > bytes.length) {
            bytes = new byte[2 * length];
        }
        sent.copyAnswers(offset, bytes, length);
    }

    /**
     * Claims the tasks whose values were found, and decodes the values; ends at the first task that has a job, or whose value
     * cannot be read.
     *
     * @param first the index in its chunk of the task {@code next}
     */
    void decode(PackedStates<?, ?> states, int first, int next, long age) {
        count = 0;
        length = 0;
        long claimed = states.claim((-1L >>> (Long.SIZE - found)) << first);
        long told = 0;
        int tasks = 0;
        int sum = 0;
        long ran = 0;
        try {
            Binding.Values<?> reader = values == null ? states.values() : values;
            values = reader;
            for (long left = claimed >>> first; (left & 1) != 0; left >>>= 1) {
                int index = first + tasks;
                long took = sent.tookNanos(next + tasks, age);
                states.decode(index, reader, bytes, sum, sum + lengths[tasks]);
                states.ran(index, sent.begunNanos(next + tasks, age), took);
                sum += lengths[tasks];
                ran += took;
                told |= 1L << index;
                tasks++;
            }
        } catch (RuntimeException unreadable) {
            // its job will fail with the reason: it decodes the value again
        } finally {
            states.unclaim(claimed & ~told);
            count = tasks;
            which = told;
            length = sum;
            nanos = ran;
        }
    }

    /** How many values have been decoded. */
    int count() {
        return count;
    }

    /** A bit for each of the chunk's tasks whose value has been decoded. */
    long which() {
        return which;
    }

    /** How many bytes these values have. */
    int length() {
        return length;
    }

    /** How long these tasks ran in total. */
    long nanos() {
        return nanos;
    }
}
