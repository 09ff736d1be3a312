package org.paralleltask.wire;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.paralleltask.RemoteTaskException;

/**
 * An exception on its way from a worker to its parent: each throwable of the tree for itself, so that one that cannot
 * cross does not keep back those that can.
 *
 * <p>Nothing that user code does in an exception's methods fails the encoding: what throws is left out or named. (Long,
 * because taking apart and putting together mirror each other.)
 *
 * @param frames the stack where it was thrown, down to the generated worker class
 * @param state null if it cannot be restored
 * @param obstacle why it cannot be, where its class might; null otherwise
 */
@SuppressWarnings({"ArrayRecordComponent", "ReferenceEquality"}) // arrays are not compared, exceptions by identity
record Thrown(
        String className,
        String text,
        StackTraceElement[] frames,
        byte @Nullable [] state,
        @Nullable String obstacle,
        @Nullable Thrown cause,
        List<Thrown> suppressed,
        List<Thrown> others) {
    /** Causes of causes; deeper ones are cut off, for each level of reading and writing takes stack. */
    static final int MAX_DEPTH = 100;

    /** Frames of one trace; what a stack overflow leaves is mostly repetition. */
    static final int MAX_FRAMES = 1024;

    /** Throwables suppressed by one, and others in its fields. */
    static final int MAX_REFERRED = 100;

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
                    null,
                    List.of(),
                    List.of());
        }
        List<@Nullable Throwable> referred = new ArrayList<>();
        Throwable cause = causeOf(throwable);
        referred.add(cause);
        Arrays.stream(throwable.getSuppressed()).limit(MAX_REFERRED).forEach(referred::add);
        int others = referred.size();
        byte[] state = null;
        String obstacle = null;
        try {
            state = serialize(throwable, referred, allowList);
        } catch (Throwable cannotBeSerialized) { // also whatever its writeObject throws
            obstacle = describe(cannotBeSerialized); // it arrives as a RemoteTaskException with its text
        }
        Function<Throwable, Thrown> next = each -> of(each, worker, allowList, seen, depth + 1);
        return new Thrown(
                className,
                guarded(throwable::toString, className + " (whose toString failed)"),
                guarded(() -> framesAbove(worker, throwable.getStackTrace()), new StackTraceElement[0]),
                state,
                obstacle,
                cause == null ? null : next.apply(cause),
                referred.subList(1, others).stream().map(next).toList(),
                state == null
                        ? List.of()
                        : referred.subList(others, referred.size()).stream()
                                .map(next)
                                .toList());
    }

    private static @Nullable Throwable causeOf(Throwable throwable) {
        return guarded(() -> Optional.ofNullable(throwable.getCause()), Optional.<Throwable>empty())
                .orElse(null);
    }

    /** What user code gives, or {@code otherwise} if it throws, or gives a null where that makes no sense. */
    private static <V> V guarded(Supplier<V> getter, V otherwise) {
        try {
            V value = getter.get();
            return value == null ? otherwise : value;
        } catch (Throwable userCodeFailed) {
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

    /** Adds to {@code referred} the others that are found. Null if its class may not cross. */
    private static byte @Nullable [] serialize(
            Throwable throwable, List<@Nullable Throwable> referred, AllowList allowList)
            throws IOException, ClassNotFoundException {
        if (allowList.findThrowable(throwable.getClass().getName()).isEmpty()) {
            return null;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (AloneWriter writer = new AloneWriter(bytes, allowList, throwable, referred)) {
            writer.writeObject(throwable);
        }
        return bytes.toByteArray();
    }

    /** The exception itself where its class may cross, or a {@link RemoteTaskException} with its text; and so its causes. */
    Throwable restore(AllowList allowList) {
        List<@Nullable Throwable> referred = new ArrayList<>();
        Throwable restoredCause = cause == null ? null : cause.restore(allowList);
        referred.add(restoredCause);
        List<Throwable> restoredSuppressed =
                suppressed.stream().map(each -> each.restore(allowList)).toList();
        referred.addAll(restoredSuppressed);
        others.forEach(each -> referred.add(each.restore(allowList)));
        Throwable restored = restoreAlone(allowList, referred);
        complete(restored, restoredCause);
        restoredSuppressed.stream().filter(each -> each != restored).forEach(restored::addSuppressed);
        return restored;
    }

    private boolean isOfClass(Throwable throwable) {
        return throwable.getClass().getName().equals(className);
    }

    private void complete(Throwable restored, @Nullable Throwable restoredCause) {
        try {
            restored.setStackTrace(frames);
            if (restoredCause != null && restored.getCause() != restoredCause) {
                restored.initCause(restoredCause);
            }
        } catch (Throwable userCodeFailed) { // or its class keeps its cause in a way of its own
            if (restoredCause != null && restoredCause != restored && causeOf(restored) == null) {
                restored.addSuppressed(restoredCause);
            }
        }
    }

    private Throwable restoreAlone(AllowList allowList, List<@Nullable Throwable> referred) {
        if (state == null) {
            return standIn(obstacle == null ? "" : " (it could not be sent as itself: " + obstacle + ")");
        }
        try {
            return read(state, allowList, referred);
        } catch (Throwable cannotBeRestored) { // a stand-in may not fit the field that it is for: then it is left out
            withoutStandIns(referred);
        }
        try {
            return read(state, allowList, referred);
        } catch (Throwable cannotBeRestored) { // also whatever its readObject throws
            return standIn(" (it could not be restored here: " + describe(cannotBeRestored) + ")");
        }
    }

    private Throwable read(byte[] state, AllowList allowList, List<@Nullable Throwable> referred)
            throws IOException, ClassNotFoundException {
        try (ThrowableReader reader = new ThrowableReader(state, allowList, referred)) {
            Throwable restored = (Throwable) reader.readObject();
            if (!isOfClass(restored)) {
                return standIn("");
            }
            tryOut(restored);
            return restored.getClass() == NullPointerException.class ? withMessage(restored) : restored;
        }
    }

    /** Throws what its methods throw: then it is of no use, for who handles it fails, the JDK's futures first. */
    private static void tryOut(Throwable restored) {
        restored.setStackTrace(restored.getStackTrace());
        String unused = restored + " " + restored.getMessage() + " " + restored.getCause();
    }

    private void withoutStandIns(List<@Nullable Throwable> referred) {
        int first = referred.size() - others.size();
        for (int i = 0; i < others.size(); i++) {
            if (referred.get(first + i) instanceof RemoteTaskException) {
                referred.set(first + i, null);
            }
        }
    }

    /** The JVM makes up what says which reference was null, and only where the exception was created. */
    private Throwable withMessage(Throwable nullPointer) {
        String prefix = className + ": ";
        return nullPointer.getMessage() == null && text.startsWith(prefix)
                ? new NullPointerException(text.substring(prefix.length()))
                : nullPointer;
    }

    private static String describe(Throwable failure) {
        return guarded(failure::toString, failure.getClass().getName());
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

    /** Stands in a throwable's state for another: 0 for its cause, then its suppressed ones, then the others. */
    private record Reference(int index) implements Serializable {}

    /** Writes a throwable without the others that it refers to, which travel for themselves. */
    private static final class AloneWriter extends SerializedObjects.Writer {
        private final Throwable root;
        private final List<Throwable> suppressed;
        private final List<@Nullable Throwable> referred;
        private final int mostReferred;
        private boolean suppressedAreLeftOut;

        AloneWriter(ByteArrayOutputStream out, AllowList allowList, Throwable root, List<@Nullable Throwable> referred)
                throws IOException {
            super(out, allowList);
            this.root = root;
            this.suppressed = Arrays.asList(root.getSuppressed());
            this.referred = referred;
            this.mostReferred = referred.size() + MAX_REFERRED;
        }

        @Override
        boolean permits(AllowList list, String className) {
            try {
                return className.equals(Reference.class.getName())
                        || list.permits(className)
                        || list.findThrowable(className).isPresent();
            } catch (ClassNotFoundException nobodyHasIt) {
                return false;
            }
        }

        @Override
        protected @Nullable Object replaceObject(Object object) {
            if (object instanceof Throwable other && other != root) {
                return reference(other);
            }
            if (!suppressedAreLeftOut && isSuppressed(object)) { // they are added when it is restored
                suppressedAreLeftOut = true;
                return Collections.emptyList();
            }
            return super.replaceObject(object);
        }

        private @Nullable Reference reference(Throwable other) {
            for (int i = 0; i < referred.size(); i++) {
                if (referred.get(i) == other) {
                    return new Reference(i);
                }
            }
            return referred.size() < mostReferred && referred.add(other) ? new Reference(referred.size() - 1) : null;
        }

        /** Of all lists that hold them, {@link Throwable}'s own comes first. */
        private boolean isSuppressed(Object object) {
            return object instanceof List<?> list
                    && !suppressed.isEmpty()
                    && list.size() == suppressed.size()
                    && list.get(0) == suppressed.get(0);
        }
    }

    /** Reads a throwable of a class that may cross. */
    private static final class ThrowableReader extends SerializedObjects.Reader {
        private final List<@Nullable Throwable> referred;

        ThrowableReader(byte[] state, AllowList allowList, List<@Nullable Throwable> referred) throws IOException {
            super(new ByteArrayInputStream(state), allowList, state.length);
            this.referred = referred;
            enableResolveObject(true);
        }

        @Override
        Optional<Class<?>> find(AllowList list, String className) throws ClassNotFoundException {
            if (className.equals(Reference.class.getName())) {
                return Optional.of(Reference.class);
            }
            Optional<Class<?>> found = list.find(className);
            return found.isPresent() ? found : list.findThrowable(className);
        }

        @Override
        protected @Nullable Object resolveObject(Object object) {
            return object instanceof Reference reference ? referred.get(reference.index()) : object;
        }
    }
}
