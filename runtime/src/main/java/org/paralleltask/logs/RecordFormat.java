package org.paralleltask.logs;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A log record as bytes, and back. Whatever is logged, it is bounded, and fits a text as {@link DataOutputStream#writeUTF} has
 * it: a message is cut, and of exceptions the innermost frames and causes are left out that there is no room for.
 */
public final class RecordFormat {
    /** How many bytes a record may have. */
    public static final int MOST_BYTES = 1 << 17;

    /** In characters, of which each may take three bytes. */
    private static final int MOST_MESSAGE = 8 << 10;

    private static final int MOST_NAME = 256;
    private static final int MOST_CONTEXT = 32;
    private static final int MOST_CONTEXT_VALUE = 160;
    private static final int MOST_CAUSES = 8;
    private static final int MOST_THROWN_MESSAGE = 1 << 10;

    /** Frames are added up to here. */
    private static final int MOST_WITH_FRAMES = 1 << 16;

    private RecordFormat() {}

    /** The bytes of a record: no more than {@link #MOST_BYTES}. */
    static byte[] encode(
            int severity,
            String logger,
            String message,
            long millis,
            String thread,
            @Nullable Throwable thrown,
            Map<String, String> context,
            long task) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try {
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeInt(severity);
            out.writeLong(millis);
            out.writeLong(task);
            out.writeUTF(cut(logger, MOST_NAME));
            out.writeUTF(cut(thread, MOST_NAME));
            out.writeUTF(cut(message, MOST_MESSAGE));
            writeContext(context, out);
            writeThrown(thrown, bytes, out);
        } catch (IOException impossible) { // all texts are cut
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void writeContext(Map<String, String> context, DataOutputStream out) throws IOException {
        int count = Math.min(context.size(), MOST_CONTEXT);
        out.writeByte(count);
        int written = 0;
        for (Map.Entry<String, String> entry : context.entrySet()) {
            if (written++ == count) {
                return;
            }
            out.writeUTF(cut(entry.getKey(), MOST_CONTEXT_VALUE));
            out.writeUTF(cut(String.valueOf(entry.getValue()), MOST_CONTEXT_VALUE));
        }
    }

    private static void writeThrown(@Nullable Throwable thrown, ByteArrayOutputStream bytes, DataOutputStream out)
            throws IOException {
        Throwable next = thrown;
        for (int i = 0; i < MOST_CAUSES && next != null; i++) {
            out.writeBoolean(true);
            out.writeUTF(cut(next.getClass().getName(), MOST_NAME));
            String message = messageOf(next);
            out.writeBoolean(message != null);
            out.writeUTF(message == null ? "" : cut(message, MOST_THROWN_MESSAGE));
            for (StackTraceElement frame : next.getStackTrace()) {
                if (bytes.size() > MOST_WITH_FRAMES) {
                    break;
                }
                out.writeBoolean(true);
                out.writeUTF(cut(frame.getClassName(), MOST_NAME));
                out.writeUTF(cut(frame.getMethodName(), MOST_NAME));
                out.writeUTF(cut(Objects.requireNonNullElse(frame.getFileName(), ""), MOST_NAME));
                out.writeInt(frame.getLineNumber());
            }
            out.writeBoolean(false);
            next = next.getCause();
        }
        out.writeBoolean(false);
    }

    private static @Nullable String messageOf(Throwable thrown) {
        try {
            return thrown.getLocalizedMessage();
        } catch (RuntimeException | StackOverflowError theirs) {
            return "(its message cannot be had: " + theirs.getClass().getName() + ")";
        }
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most) + "…";
    }

    /**
     * {@return the record in these bytes}
     *
     * @param bytes what {@link LogForwarder#forward} has sent
     * @param worker from which they came
     * @throws IOException if they hold none
     */
    public static WorkerRecord decode(byte[] bytes, String worker) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        int severity = in.readInt();
        long millis = in.readLong();
        long task = in.readLong();
        String logger = in.readUTF();
        String thread = in.readUTF();
        String message = in.readUTF();
        Map<String, String> context = new LinkedHashMap<>();
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            context.put(in.readUTF(), in.readUTF());
        }
        ForwardedThrowable thrown = readThrown(in, MOST_CAUSES);
        return new WorkerRecord(severity, logger, message, millis, thread, thrown, context, worker, task);
    }

    private static @Nullable ForwardedThrowable readThrown(DataInputStream in, int most) throws IOException {
        if (!in.readBoolean()) {
            return null;
        } else if (most == 0) {
            throw new IOException("too many causes");
        }
        String className = in.readUTF();
        boolean hasMessage = in.readBoolean();
        String message = in.readUTF();
        List<StackTraceElement> frames = new ArrayList<>();
        while (in.readBoolean()) {
            String type = in.readUTF();
            String method = in.readUTF();
            String file = in.readUTF();
            frames.add(new StackTraceElement(type, method, file.isEmpty() ? null : file, in.readInt()));
        }
        ForwardedThrowable cause = readThrown(in, most - 1);
        return new ForwardedThrowable(
                className, hasMessage ? message : null, frames.toArray(new StackTraceElement[0]), cause);
    }
}
