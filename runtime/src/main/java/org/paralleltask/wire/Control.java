package org.paralleltask.wire;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/**
 * What a parent says to a worker in the midst of a task: on the worker's standard input, because the thread that reads the
 * line is busy with the task. The end of that stream is the news of the parent's death.
 *
 * @param task the task that it is about; if that one does not run any more, nothing happens
 */
public record Control(Kind kind, long task) {
    /** What the worker is to do. */
    public enum Kind {
        /** Tell the task that it is cancelled, and interrupt its thread. */
        CANCEL(1),
        /** Send a {@link Frame.Stack}. */
        DUMP(2);

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

    /** Writes and flushes. */
    public void writeTo(OutputStream stdin) throws IOException {
        DataOutputStream out = new DataOutputStream(stdin);
        out.writeByte(kind.code);
        out.writeLong(task);
        out.flush();
    }

    /**
     * Waits for the next one; empty at the end of the stream.
     *
     * @throws IOException also if what comes is none, or not whole
     */
    public static Optional<Control> readFrom(InputStream stdin) throws IOException {
        int code = stdin.read();
        if (code < 0) {
            return Optional.empty();
        }
        return Optional.of(new Control(Kind.of(code), new DataInputStream(stdin).readLong()));
    }
}
