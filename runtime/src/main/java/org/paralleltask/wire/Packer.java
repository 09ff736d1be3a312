package org.paralleltask.wire;

import java.nio.ByteBuffer;
import org.paralleltask.codec.bytes.Bytes;

/** Packs a {@link Frame.Run}, without an object for each of its tasks. Used by one thread at a time. */
public final class Packer {
    /** The largest buffer, in bytes, that is kept and used again. */
    private static final int MOST_KEPT = 1 << 16;

    private ByteBuffer kept = ByteBuffer.allocate(0);
    private ByteBuffer bytes = kept;

    /** Has no buffer yet. */
    public Packer() {}

    /** Begins a frame of two tasks or more. Must not be called before the last frame that was packed has been sent. */
    public void begin(int dispatch, int function, int tasks) {
        bytes = kept.clear();
        reserve(Frame.START_FIELDS + Frame.RUN_FIELDS + tasks * Frame.TASK_FIELDS);
        putRun(putStart(bytes, 2, 0), dispatch, function, tasks);
    }

    /** Adds the next task, whose arguments are the bytes from one index to another. */
    public void add(long task, int attempt, byte[] arguments, int from, int to) {
        reserve(Frame.TASK_FIELDS + to - from);
        putTask(bytes, task, attempt, to - from).put(arguments, from, to - from);
    }

    /** Adds the next task. */
    public void add(long task, int attempt, Bytes arguments) {
        int size = (int) arguments.size();
        reserve(Frame.TASK_FIELDS + size);
        putTask(bytes, task, attempt, size);
        arguments.copyTo(bytes, bytes.position());
        bytes.position(bytes.position() + size);
    }

    private void reserve(int count) {
        if (bytes.remaining() < count) {
            bytes = ByteBuffer.allocate(Math.max(2 * bytes.capacity(), bytes.position() + count))
                    .put(bytes.flip());
            if (bytes.capacity() <= MOST_KEPT) {
                kept = bytes;
            }
        }
    }

    /** The frame of all tasks that were added. */
    public Frame.Packed pack() {
        return new Frame.Packed(
                bytes.putInt(0, bytes.position() - Integer.BYTES).flip());
    }

    /** The fields of a run before its tasks. */
    static ByteBuffer putRun(ByteBuffer bytes, int dispatch, int function, int tasks) {
        return bytes.putInt(dispatch).putInt(function).putInt(tasks);
    }

    /** The fields of a task before its arguments. */
    static ByteBuffer putTask(ByteBuffer bytes, long task, int attempt, int size) {
        return bytes.putLong(task).putInt(attempt).putInt(size);
    }

    /** The length and the kind of a frame that has {@code rest} bytes after these. */
    static ByteBuffer putStart(ByteBuffer bytes, int kind, long rest) {
        return bytes.putInt((int) (1 + rest)).put((byte) kind);
    }
}
