package org.paralleltask.wire;

import java.nio.ByteBuffer;

/**
 * What a worker writes between the words of its tasks, on its standard output and its standard error, each for itself: from
 * here on a task prints, or none does. Only where a task does print; one that is silent writes no mark.
 *
 * <pre>
 * prefix  8 bytes, with some that no text has
 * task    int64, its number; -1 where it has ended
 * </pre>
 */
public final class OutputMark {
    /** In the place of a task's number: no task that could mark its words. */
    public static final long NO_TASK = -1;

    private static final byte[] PREFIX = {(byte) 0xff, (byte) 0xfe, 0, 'r', 'u', 'n', 0, (byte) 0xff};

    /** How many bytes a mark has. */
    public static final int LENGTH = PREFIX.length + Long.BYTES;

    private final byte[] bytes = new byte[LENGTH];
    private int count;

    /** Reads none yet. */
    public OutputMark() {}

    /** The bytes of one. */
    public static byte[] of(long task) {
        return ByteBuffer.allocate(LENGTH).put(PREFIX).putLong(task).array();
    }

    /** Whether this byte may be the next of a mark; if so, it is taken. If not, {@link #taken} are no mark. */
    public boolean take(byte next) {
        if (count == LENGTH || (count < PREFIX.length && next != PREFIX[count])) {
            return false;
        }
        bytes[count++] = next;
        return true;
    }

    /** Whether all of a mark has been taken. */
    public boolean isWhole() {
        return count == LENGTH;
    }

    /** The task of a whole mark. */
    public long task() {
        return ByteBuffer.wrap(bytes).getLong(PREFIX.length);
    }

    /** How many bytes have been taken, the first of {@link #bytes}. */
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
