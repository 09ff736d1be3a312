package org.paralleltask.wire.line;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * What a parent says to a worker in the midst of a task, beside the line ({@link Controls}), because the thread that reads
 * that is busy with the task.
 *
 * @param task the task that it is about: if that one does not run any more, nothing happens; or the number of a line
 */
public record Control(Kind kind, long task) {
    /** What the worker is to do. */
    public enum Kind {
        /** Tell the task that it is cancelled, and interrupt its thread. */
        CANCEL(1),
        /** Send a {@link Frame.Stack}. */
        DUMP(2),
        /** The line of this number, which was needed for the calls of one more thread, is waited at. */
        CALLS(3),
        /** That line cannot be had. */
        NO_CALLS(4);

        private final int code;

        Kind(int code) {
            this.code = code;
        }

        private static Kind of(int code) throws IOException {
            for (Kind kind : values()) {
                if (kind.code == code) {
                    return kind;
                }
            }
            throw new IOException("A control of unknown kind " + code);
        }
    }

    private static final int LENGTH = Byte.BYTES + Long.BYTES;

    /** Writes it at once. */
    public void writeTo(OutputStream out) throws IOException {
        out.write(
                ByteBuffer.allocate(LENGTH).put((byte) kind.code).putLong(task).array());
    }

    /**
     * Waits for the next one; empty at the end of the stream.
     *
     * @throws IOException also if what comes is none, or not whole
     */
    public static Optional<Control> readFrom(InputStream in) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(in.readNBytes(LENGTH)); // at once: who is stopped within loses it whole
        if (bytes.limit() == 0) {
            return Optional.empty();
        } else if (bytes.limit() < LENGTH) {
            throw new EOFException("Half a control");
        }
        return Optional.of(new Control(Kind.of(bytes.get()), bytes.getLong()));
    }
}
