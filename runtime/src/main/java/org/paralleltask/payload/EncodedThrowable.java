package org.paralleltask.payload;

import java.io.IOException;
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
import org.paralleltask.payload.allow.AllowList;

/**
 * An exception on its way from a worker to its parent. Each throwable of its tree is encoded separately, so that one that
 * cannot cross does not hold back those that can.
 *
 * <p>The encoding never fails, whatever user code in an exception's methods does: a part whose method throws is left out, or
 * replaced by a name.
 *
 * @param frames the stack where it was thrown, down to the generated worker class
 * @param state its serialized state; null if it can be restored neither as itself nor as one of its superclasses
 * @param obstacle why it cannot arrive as itself although its class may cross; null otherwise
 */
@SuppressWarnings({"ArrayRecordComponent", "ReferenceEquality"}) // arrays are not compared, exceptions by identity
public record EncodedThrowable(
        String className,
        String text,
        StackTraceElement[] frames,
        @Nullable ThrownState state,
        @Nullable String obstacle,
        @Nullable EncodedThrowable cause,
        List<EncodedThrowable> suppressed,
        List<EncodedThrowable> others) {
    /**
     * The deepest cause of causes that is kept; deeper ones are cut off, because each level of reading and writing takes
     * stack.
     */
    static final int MAX_DEPTH = 100;

    /** The largest number of frames of one trace; what a stack overflow leaves is mostly repetition. */
    static final int MAX_FRAMES = 1024;

    /** The largest number of throwables that one has suppressed, and of others in its fields. */
    static final int MAX_REFERRED = 100;

    /** Takes a throwable apart. The frames from {@code worker}'s own on downwards are the library's, and are left out. */
    static EncodedThrowable of(Throwable throwable, String worker, AllowList allowList) {
        return of(throwable, worker, allowList, Collections.newSetFromMap(new IdentityHashMap<>()), 0);
    }

    private static EncodedThrowable of(
            Throwable throwable, String worker, AllowList allowList, Set<Throwable> seen, int depth) {
        String className = throwable.getClass().getName();
        if (!seen.add(throwable) || depth > MAX_DEPTH) {
            return new EncodedThrowable(
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
        ThrownState.Written written = ThrownState.write(throwable, referred, MAX_REFERRED, allowList);
        Throwable obstacle = written.obstacle();
        Function<Throwable, EncodedThrowable> next = each -> of(each, worker, allowList, seen, depth + 1);
        return new EncodedThrowable(
                className,
                guarded(throwable::toString, className + " (whose toString failed)"),
                guarded(() -> framesAbove(worker, throwable.getStackTrace()), new StackTraceElement[0]),
                written.state(),
                obstacle == null ? null : describe(obstacle),
                cause == null ? null : next.apply(cause),
                referred.subList(1, others).stream().map(next).toList(),
                written.state() == null
                        ? List.of()
                        : referred.subList(others, referred.size()).stream()
                                .map(next)
                                .toList());
    }

    private static @Nullable Throwable causeOf(Throwable throwable) {
        return guarded(() -> Optional.ofNullable(throwable.getCause()), Optional.<Throwable>empty())
                .orElse(null);
    }

    /** What user code returns; or {@code otherwise}, if it throws or returns null. */
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

    /**
     * Restores the exception as itself if it may cross. Otherwise it is its nearest listed superclass, with a {@link
     * RemoteTaskException} that has its text as the cause; or, if there is none, only that {@link RemoteTaskException}. Its
     * causes are restored alike.
     */
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

    /** Whether it will arrive as itself, as far as the sender knows. */
    boolean isWhole() {
        return state != null && state.isWhole();
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
        } catch (Throwable userCodeFailed) { // or its class keeps the cause in its own way
            if (restoredCause != null && restoredCause != restored && causeOf(restored) == null) {
                restored.addSuppressed(restoredCause);
            }
        }
    }

    private Throwable restoreAlone(AllowList allowList, List<@Nullable Throwable> referred) {
        if (state == null) {
            return standIn(whyItIsNotItself());
        }
        if (!state.isWhole()) {
            return asSuperclass(state, allowList, referred, standIn(whyItIsNotItself()));
        }
        try {
            return read(state, allowList, referred);
        } catch (Throwable cannotBeRestored) { // a stand-in may not fit its field: then it is left out
            withoutStandIns(referred);
        }
        try {
            return read(state, allowList, referred);
        } catch (Throwable cannotBeRestored) { // its readObject may throw anything
            RemoteTaskException standIn =
                    standIn(" (it could not be restored here: " + describe(cannotBeRestored) + ")");
            return asSuperclass(state, allowList, referred, standIn);
        }
    }

    private String whyItIsNotItself() {
        return obstacle == null ? "" : " (it could not be sent as itself: " + obstacle + ")";
    }

    private Throwable read(ThrownState whole, AllowList allowList, List<@Nullable Throwable> referred)
            throws IOException, ClassNotFoundException {
        Throwable restored = whole.read(allowList, referred);
        if (!isOfClass(restored)) {
            return asSuperclass(whole, allowList, referred, standIn("")); // its writeReplace wrote another object
        }
        tryOut(restored);
        return restored.getClass() == NullPointerException.class ? withMessage(restored) : restored;
    }

    /**
     * Restores it as its listed superclass, so that the handlers that expect it catch it; the stand-in is the cause. If that
     * fails, returns the stand-in.
     */
    private Throwable asSuperclass(
            ThrownState part, AllowList allowList, List<@Nullable Throwable> referred, RemoteTaskException standIn) {
        String superclass = part.superclass();
        if (superclass == null || !allowList.isListed(superclass) || !part.hasSuperclass()) {
            return standIn;
        }
        Throwable trueCause = referred.get(0);
        referred.set(0, standIn);
        for (int attempt = 0; attempt < 2; attempt++) {
            try {
                Throwable restored = part.readAsSuperclass(allowList, referred);
                tryOut(restored);
                complete(standIn, trueCause);
                complete(restored, standIn);
                return restored;
            } catch (Throwable cannotBeRestored) {
                withoutStandIns(referred);
            }
        }
        return standIn;
    }

    /**
     * Calls its methods, and throws what they throw. Such an exception is of no use: code that handles it would fail, first
     * of all the JDK's futures.
     */
    private static void tryOut(Throwable restored) {
        restored.setStackTrace(restored.getStackTrace());
        String unused = restored + " " + restored.getMessage() + " " + restored.getCause();
    }

    private static void withoutStandIns(List<@Nullable Throwable> referred) {
        for (int i = 0; i < referred.size(); i++) {
            if (referred.get(i) instanceof RemoteTaskException) {
                referred.set(i, null);
            }
        }
    }

    /** Adds the message of a {@link NullPointerException}: the JVM computes it, and only where the exception was created. */
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

    /**
     * Prints it as {@link Throwable#printStackTrace()} does, but with all frames, also those in common with the enclosing
     * trace.
     */
    private void print(StringBuilder out, String indent, String caption) {
        out.append(indent).append(caption).append(text).append('\n');
        for (StackTraceElement frame : frames) {
            out.append(indent).append("\tat ").append(frame).append('\n');
        }
        for (EncodedThrowable each : suppressed) {
            each.print(out, indent + "\t", "Suppressed: ");
        }
        if (cause != null) {
            cause.print(out, indent, "Caused by: ");
        }
    }
}
