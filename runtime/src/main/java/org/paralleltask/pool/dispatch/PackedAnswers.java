package org.paralleltask.pool.dispatch;

import java.net.ProtocolException;
import org.jspecify.annotations.Nullable;
import org.paralleltask.payload.Binding;
import org.paralleltask.pool.task.Chunk;
import org.paralleltask.pool.task.PackedStates;
import org.paralleltask.wire.Ledger.Mark;

/**
 * Decodes the values of several short tasks of a packed chunk together, without an object for each task. Used only by
 * the thread that reads the answers. It calls {@link #find}, {@link #copy} and {@link #decode} in this order, and then
 * asks what was decoded.
 */
final class PackedAnswers {
    private final SentTasks sent;

    /** Decodes values, all of one method; made for the first value. */
    private Binding.@Nullable Values<?> values;

    /** The length of each value that was found, in bytes. */
    private final int[] lengths;

    /** The bytes of the values that were found; read only by {@link #values}. */
    private byte[] bytes = {};

    /** How many values were found. */
    private int found;

    /** How many of these have been decoded. */
    private int count;

    /** A bit for each of the chunk's tasks whose value has been decoded. */
    private long which;

    /** The size, in bytes, of the values that were found; after {@link #decode}, of those that were decoded. */
    private int length;

    private long nanos;

    PackedAnswers(SentTasks sent) {
        this.sent = sent;
        this.lengths = new int[Math.min(sent.size(), Chunk.MOST)];
    }

    /**
     * Counts how many of the next tasks have values in the ledger and ran for less than {@code quiet} nanoseconds:
     * observers are not told of these.
     *
     * @param next the first of these tasks
     * @param most the largest number of tasks
     * @param offset the offset of the first answer, in bytes
     * @param age how long ago the dispatch was sent, in nanoseconds
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

    /** Copies the values that were found. Called before their tasks are claimed, because it may fail in a full heap. */
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
            // its job decodes the value again, and fails with the reason
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

    /** How long these tasks ran in total, in nanoseconds. */
    long nanos() {
        return nanos;
    }
}
