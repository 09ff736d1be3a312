package org.paralleltask.wire;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.paralleltask.RemoteTaskException;

/**
 * An exception on its way from a worker to its parent: each throwable of the tree for itself, so that one that cannot
 * cross does not keep back those that can.
 *
 * <pre>
 * class name  text
 * text        its toString
 * frames      int32 count, then for each: module, module version, class, method, file (text), line (int32)
 * state       bytes: the throwable serialized without its cause and suppressed ones; absent if it cannot be
 * cause       int8 0 or 1, then the cause in this same form
 * suppressed  int32 count, then each in this same form
 *
 * text, bytes: int32 length, or -1 if absent, then that many bytes
 * </pre>
 *
 * <p>Nothing that user code does in an exception's methods fails the encoding: what throws is left out or named.
 *
 * @param frames the stack where it was thrown, down to the generated worker class
 * @param state null if it cannot be restored
 */
@SuppressWarnings("ArrayRecordComponent") // passed on, never compared
record Thrown(
        String className,
        String text,
        StackTraceElement[] frames,
        byte @Nullable [] state,
        @Nullable Thrown cause,
        List<Thrown> suppressed) {
    /** Causes of causes; deeper ones are cut off, for each level of reading and writing takes stack. */
    private static final int MAX_DEPTH = 100;

    /** Frames of one trace; what a stack overflow leaves is mostly repetition. */
    private static final int MAX_FRAMES = 1024;

    /** Throwables suppressed by one. */
    private static final int MAX_SUPPRESSED = 100;

    /** Takes a throwable apart. Frames from {@code worker}'s own down are ours, and left out. */
    static Thrown of(Throwable throwable, String worker, AllowList allowList) {
        return of(throwable, worker, allowList, Collections.newSetFromMap(new IdentityHashMap<>()), 0);
    }

    private static Thrown of(Throwable throwable, String worker, AllowList allowList, Set<Throwable> seen, int depth) {
        String className = throwable.getClass().getName();
        if (!seen.add(throwable) || depth > MAX_DEPTH) {
            return new Thrown(
                    className,
                    "[CIRCULAR OR TOO DEEP: " + className + "]",
                    new StackTraceElement[0],
                    null,
                    null,
                    List.of());
        }
        Throwable cause = guarded(() -> Optional.ofNullable(throwable.getCause()), Optional.<Throwable>empty())
                .orElse(null);
        Throwable[] suppressed = guarded(throwable::getSuppressed, new Throwable[0]);
        return new Thrown(
                className,
                guarded(throwable::toString, className + " (whose toString failed)"),
                framesAbove(worker, guarded(throwable::getStackTrace, new StackTraceElement[0])),
                serialize(throwable, cause, suppressed, allowList),
                cause == null ? null : of(cause, worker, allowList, seen, depth + 1),
                Arrays.stream(suppressed)
                        .limit(MAX_SUPPRESSED)
                        .map(each -> of(each, worker, allowList, seen, depth + 1))
                        .toList());
    }

    /** What user code gives, or {@code otherwise} if it throws, or gives a null where that makes no sense. */
    private static <V> V guarded(Supplier<V> getter, V otherwise) {
        try {
            V value = getter.get();
            return value == null ? otherwise : value;
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError userCodeFailed) {
            return otherwise;
        }
    }

    private static StackTraceElement[] framesAbove(String worker, StackTraceElement[] frames) {
        int end = 0;
        while (end < frames.length
                && end < MAX_FRAMES
                && !frames[end].getClassName().equals(worker)) {
            end++;
        }
        return Arrays.copyOf(frames, end);
    }

    private static byte @Nullable [] serialize(
            Throwable throwable, @Nullable Throwable cause, Throwable[] suppressed, AllowList allowList) {
        try {
            if (allowList.findThrowable(throwable.getClass().getName()).isEmpty()) {
                return null;
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
            try (AloneWriter writer = new AloneWriter(bytes, throwable, cause, suppressed)) {
                writer.writeObject(throwable);
            }
            return bytes.toByteArray();
        } catch (IOException
                | ClassNotFoundException
                | RuntimeException
                | LinkageError
                | StackOverflowError cannotBeSerialized) {
            return null; // it arrives as a RemoteTaskException with its text
        }
    }

    /** The exception itself where its class may cross, or a {@link RemoteTaskException} with its text; and so its causes. */
    Throwable restore(AllowList allowList) {
        Throwable restored = restoreAlone(allowList);
        restored.setStackTrace(frames);
        if (cause != null) {
            Throwable restoredCause = cause.restore(allowList);
            try {
                restored.initCause(restoredCause);
            } catch (IllegalStateException hasOneAlready) { // its class keeps its cause in a field of its own
                if (restored.getCause() == null) {
                    restored.addSuppressed(restoredCause);
                }
            }
        }
        for (Thrown each : suppressed) {
            restored.addSuppressed(each.restore(allowList));
        }
        return restored;
    }

    private Throwable restoreAlone(AllowList allowList) {
        if (state != null) {
            try (ThrowableReader reader = new ThrowableReader(state, allowList)) {
                Throwable restored = (Throwable) reader.readObject();
                if (restored.getClass().getName().equals(className)) {
                    return restored;
                }
            } catch (IOException
                    | ClassNotFoundException
                    | RuntimeException
                    | LinkageError
                    | StackOverflowError cannotBeRestored) {
                return standIn(" (it could not be restored here: " + cannotBeRestored + ")");
            }
        }
        return standIn("");
    }

    private RemoteTaskException standIn(String reason) {
        StringBuilder remoteText = new StringBuilder();
        print(remoteText, "", "");
        return new RemoteTaskException(text + reason, className, remoteText.toString());
    }

    /** Prints it as {@link Throwable#printStackTrace()} does, but for the frames in common, which are printed too. */
    private void print(StringBuilder out, String indent, String caption) {
        out.append(indent).append(caption).append(text).append('\n');
        for (StackTraceElement frame : frames) {
            out.append(indent).append("\tat ").append(frame).append('\n');
        }
        for (Thrown each : suppressed) {
            each.print(out, indent + "\t", "Suppressed: ");
        }
        if (cause != null) {
            cause.print(out, indent, "Caused by: ");
        }
    }

    byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        try {
            writeTo(new DataOutputStream(bytes));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private void writeTo(DataOutputStream out) throws IOException {
        writeText(out, className);
        writeText(out, text);
        out.writeInt(frames.length);
        for (StackTraceElement frame : frames) {
            writeText(out, frame.getModuleName());
            writeText(out, frame.getModuleVersion());
            writeText(out, frame.getClassName());
            writeText(out, frame.getMethodName());
            writeText(out, frame.getFileName());
            out.writeInt(frame.getLineNumber());
        }
        writeBytes(out, state);
        out.writeBoolean(cause != null);
        if (cause != null) {
            cause.writeTo(out);
        }
        out.writeInt(suppressed.size());
        for (Thrown each : suppressed) {
            each.writeTo(out);
        }
    }

    /** @throws IOException if the bytes do not hold an exception */
    static Thrown fromBytes(byte[] bytes) throws IOException {
        return readFrom(new DataInputStream(new ByteArrayInputStream(bytes)), 0);
    }

    private static Thrown readFrom(DataInputStream in, int depth) throws IOException {
        String className = required(readText(in));
        String text = required(readText(in));
        StackTraceElement[] frames = new StackTraceElement[count(in, MAX_FRAMES)];
        for (int i = 0; i < frames.length; i++) {
            frames[i] = readFrame(in);
        }
        byte[] state = readBytes(in);
        if (depth > MAX_DEPTH + 1) {
            throw new IOException("An exception with causes more than " + MAX_DEPTH + " deep");
        }
        Thrown cause = in.readBoolean() ? readFrom(in, depth + 1) : null;
        int count = count(in, MAX_SUPPRESSED);
        List<Thrown> suppressed = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            suppressed.add(readFrom(in, depth + 1));
        }
        return new Thrown(className, text, frames, state, cause, suppressed);
    }

    private static StackTraceElement readFrame(DataInputStream in) throws IOException {
        String module = readText(in);
        String version = readText(in);
        String type = required(readText(in));
        String method = required(readText(in));
        return new StackTraceElement(null, module, version, type, method, readText(in), in.readInt());
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

    /**
     * Writes a throwable without the others that it refers to, which travel for themselves.
     *
     * <p>Its cause is replaced by itself, which is how {@link Throwable} marks a cause that is yet to be set.
     */
    private static final class AloneWriter extends Payload.Writer {
        private final Throwable root;
        private final @Nullable Throwable cause;
        private final Throwable[] suppressed;

        AloneWriter(ByteArrayOutputStream out, Throwable root, @Nullable Throwable cause, Throwable[] suppressed)
                throws IOException {
            super(out);
            this.root = root;
            this.cause = cause;
            this.suppressed = suppressed;
        }

        @Override
        protected @Nullable Object replaceObject(Object object) {
            if (object instanceof Throwable && object != root) {
                return object == cause ? root : null;
            }
            if (object instanceof List<?> list
                    && suppressed.length > 0
                    && !list.isEmpty()
                    && list.get(0) == suppressed[0]) {
                return Collections.emptyList();
            }
            return super.replaceObject(object);
        }
    }

    /** Reads a throwable of a class that may cross. */
    private static final class ThrowableReader extends Payload.Reader {
        ThrowableReader(byte[] state, AllowList allowList) throws IOException {
            super(new ByteArrayInputStream(state), allowList, state.length);
        }

        @Override
        Optional<Class<?>> find(AllowList list, String className) throws ClassNotFoundException {
            Optional<Class<?>> found = list.find(className);
            return found.isPresent() ? found : list.findThrowable(className);
        }
    }
}
