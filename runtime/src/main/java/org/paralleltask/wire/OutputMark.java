package org.paralleltask.wire;

import java.nio.ByteBuffer;

/**
 * A mark that a worker writes into its standard output and its standard error, between what its tasks print: from here on
 * this task prints, or none does. Each of the two streams has its own marks. A task that prints nothing writes no mark.
 *
 * <pre>
 * prefix  8 bytes, with some that no text has
 * task    int64, its number; -1 where it has ended
 * </pre>
 */
public final class OutputMark {
    /** Stands for a task's number: what follows is of no task. */
    public static final long NO_TASK = -1;

    private static final byte[] PREFIX = {(byte) 0xff, (byte) 0xfe, 0, 'r', 'u', 'n', 0, (byte) 0xff};

    /** The size of a mark, in bytes. */
    public static final int LENGTH = PREFIX.length + Long.BYTES;

    private final byte[] bytes = new byte[LENGTH];
    private int count;

    /** For reading marks; none is read yet. */
    public OutputMark() {}

    /** The bytes of a mark. */
    public static byte[] of(long task) {
        return ByteBuffer.allocate(LENGTH).put(PREFIX).putLong(task).array();
    }

    /**
     * Takes the next byte, and returns true, if it can be the next of a mark. Otherwise returns false: then the {@link
     * #taken} bytes are not a mark.
     */
    public boolean take(byte next) {
        if (count == LENGTH || (count < PREFIX.length && next != PREFIX[count])) {
            return false;
        }
        bytes[count++] = next;
        return true;
    }

    /** Whether a whole mark has been taken. */
    public boolean isWhole() {
        return count == LENGTH;
    }

    /** The task of a whole mark. */
    public long task() {
        return ByteBuffer.wrap(bytes).getLong(PREFIX.length);
    }

    /** How many bytes have been taken. They are the first of {@link #bytes}. */
    public int taken() {
        return count;
    }

    /** See {@link #taken}. */
    public byte[] bytes() {
        return bytes;
    }

    /** Forgets what was taken. */
    public void clear() {
        count = 0;
    }
}
