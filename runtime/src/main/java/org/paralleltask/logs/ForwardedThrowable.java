package org.paralleltask.logs;

import org.jspecify.annotations.Nullable;

/**
 * Stands in the program's log for an exception that a worker has logged: it prints as that one does, and has its stack trace
 * and its causes. Its class is not that one's, so that nothing a worker sends makes the program load a class.
 */
public final class ForwardedThrowable extends Exception {
    private static final long serialVersionUID = 1;

    private final String className;

    /** Whether there is no message. */
    private final boolean isWordless;

    ForwardedThrowable(
            String className,
            @Nullable String message,
            StackTraceElement[] frames,
            @Nullable ForwardedThrowable cause) {
        super(message, cause, false, true);
        this.className = className;
        this.isWordless = message == null;
        setStackTrace(frames);
    }

    /** {@return the name of the class of the worker's exception} */
    public String className() {
        return className;
    }

    @Override
    @SuppressWarnings("OverrideThrowableToString") // it prints as another class does, whose message it has
    public String toString() {
        return isWordless ? className : className + ": " + getMessage();
    }
}
