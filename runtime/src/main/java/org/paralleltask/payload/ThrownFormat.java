package org.paralleltask.payload;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The format of an {@link EncodedThrowable} in a frame.
 *
 * <pre>
 * class name  text
 * text        its toString
 * frames      int32 count, then for each: module, module version, class, method, file (text), line (int32)
 * state       bytes: see {@link ThrownState}; absent if there is none. If there is: int8 0 or 1, whether it is whole;
 *             text, its listed superclass, absent if there is none; int32, where the object begins
 * obstacle    text: why it cannot come as itself, where its class might; absent otherwise
 * cause       int8 0 or 1, then the cause in this same form
 * suppressed  int32 count, then each in this same form
 * others      int32 count, then each in this same form: what its fields refer to besides, as to a next SQLException
 *
 * text, bytes: int32 length, or -1 if absent, then that many bytes
 * </pre>
 */
public final class ThrownFormat {
    private ThrownFormat() {}

    static byte[] toBytes(EncodedThrowable thrown) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        try {
            write(new DataOutputStream(bytes), thrown);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, EncodedThrowable thrown) throws IOException {
        writeText(out, thrown.className());
        writeText(out, thrown.text());
        out.writeInt(thrown.frames().length);
        for (StackTraceElement frame : thrown.frames()) {
            writeText(out, frame.getModuleName());
            writeText(out, shownVersion(frame));
            writeText(out, frame.getClassName());
            writeText(out, frame.getMethodName());
            writeText(out, frame.getFileName());
            out.writeInt(frame.getLineNumber());
        }
        writeState(out, thrown.state());
        writeText(out, thrown.obstacle());
        EncodedThrowable cause = thrown.cause();
        out.writeBoolean(cause != null);
        if (cause != null) {
            write(out, cause);
        }
        writeSome(out, thrown.suppressed());
        writeSome(out, thrown.others());
    }

    private static void writeState(DataOutputStream out, @Nullable ThrownState state) throws IOException {
        writeBytes(out, state == null ? null : state.bytes());
        if (state != null) {
            out.writeBoolean(state.isWhole());
            writeText(out, state.superclass());
            out.writeInt(state.root());
        }
    }

    private static void writeSome(DataOutputStream out, List<EncodedThrowable> some) throws IOException {
        out.writeInt(some.size());
        for (EncodedThrowable each : some) {
            write(out, each);
        }
    }

    /**
     * The exception in these bytes.
     *
     * @throws IOException if they hold no exception
     */
    public static EncodedThrowable fromBytes(byte[] bytes) throws IOException {
        return read(new DataInputStream(new ByteArrayInputStream(bytes)), 0);
    }

    private static EncodedThrowable read(DataInputStream in, int depth) throws IOException {
        String className = required(readText(in));
        String text = required(readText(in));
        StackTraceElement[] frames = new StackTraceElement[count(in, EncodedThrowable.MAX_FRAMES)];
        for (int i = 0; i < frames.length; i++) {
            frames[i] = readFrame(in);
        }
        ThrownState state = readState(in);
        String obstacle = readText(in);
        if (depth > EncodedThrowable.MAX_DEPTH + 1) {
            throw new IOException("An exception with causes more than " + EncodedThrowable.MAX_DEPTH + " deep");
        }
        EncodedThrowable cause = in.readBoolean() ? read(in, depth + 1) : null;
        return new EncodedThrowable(
                className, text, frames, state, obstacle, cause, readSome(in, depth + 1), readSome(in, depth + 1));
    }

    private static @Nullable ThrownState readState(DataInputStream in) throws IOException {
        byte[] bytes = readBytes(in);
        return bytes == null ? null : new ThrownState(bytes, in.readBoolean(), readText(in), in.readInt());
    }

    private static List<EncodedThrowable> readSome(DataInputStream in, int depth) throws IOException {
        int count = count(in, EncodedThrowable.MAX_REFERRED);
        List<EncodedThrowable> some = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            some.add(read(in, depth));
        }
        return some;
    }

    private static StackTraceElement readFrame(DataInputStream in) throws IOException {
        String module = readText(in);
        String version = readText(in);
        String type = required(readText(in));
        String method = required(readText(in));
        return new StackTraceElement(null, module, version, type, method, readText(in), in.readInt());
    }

    /** A module's version, if the frame shows it; it does not for the JDK's own modules. */
    private static @Nullable String shownVersion(StackTraceElement frame) {
        String version = frame.getModuleVersion();
        return frame.toString().contains("@" + version + "/") ? version : null;
    }

    private static void writeText(DataOutputStream out, @Nullable String text) throws IOException {
        writeBytes(out, text == null ? null : text.getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable String readText(DataInputStream in) throws IOException {
        byte[] bytes = readBytes(in);
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }

    private static void writeBytes(DataOutputStream out, byte @Nullable [] bytes) throws IOException {
        out.writeInt(bytes == null ? -1 : bytes.length);
        if (bytes != null) {
            out.write(bytes);
        }
    }

    private static byte @Nullable [] readBytes(DataInputStream in) throws IOException {
        int length = in.readInt();
        return length == -1 ? null : in.readNBytes(count(length, in.available()));
    }

    private static int count(DataInputStream in, int most) throws IOException {
        return count(in.readInt(), most);
    }

    private static int count(int count, int most) throws IOException {
        if (count < 0 || count > most) {
            throw new IOException("A length of " + count + " where 0 to " + most + " are possible");
        }
        return count;
    }

    private static String required(@Nullable String text) throws IOException {
        return Optional.ofNullable(text).orElseThrow(() -> new IOException("An exception without its names"));
    }
}
