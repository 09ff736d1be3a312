package org.paralleltask.wire.line;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * What a parent tells a worker in the midst of a task. It goes beside the line ({@link Controls}), because the thread that
 * reads the line is busy with the task.
 *
 * @param task the number of the task that it is about, or of a line; if that task no longer runs, nothing happens
 */
public record Control(Kind kind, long task) {
    /** What the worker is to do. */
    public enum Kind {
        /** Tell the task that it is cancelled, and interrupt its thread. */
        CANCEL(1),
        /** Send a {@code Frame.Stack}. */
        DUMP(2),
        /** The line of this number, which one more thread's calls need, is ready: connect to it. */
        CALLS(3),
        /** The line of this number cannot be made. */
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
     * Waits for the next control; empty at the end of the stream.
     *
     * @throws IOException also if what comes is no control, or not a whole one
     */
    public static Optional<Control> readFrom(InputStream in) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(in.readNBytes(LENGTH)); // in one read: a reader that stops within loses all
        if (bytes.limit() == 0) {
            return Optional.empty();
        } else if (bytes.limit() < LENGTH) {
            throw new EOFException("The stream of controls ended within a control");
        }
        return Optional.of(new Control(Kind.of(bytes.get()), bytes.getLong()));
    }
}
