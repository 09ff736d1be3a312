package org.paralleltask.base;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import org.paralleltask.RemoteTaskException;

/**
 * Wraps what user code has thrown in a worker, if it would mislead the caller. A JVM's error would be taken for this JVM's
 * own, and miss the handlers of exceptions. A {@link CancellationException} or {@link RejectedExecutionException} would seem
 * to say that the task was cancelled, or the pool closed. So such a throwable becomes the cause of a {@link
 * RemoteTaskException}, which says where it was thrown; unless the method declares it, and its callers expect it.
 */
public final class ForeignError {
    /** Declaring one of these classes declares no particular error. */
    private static final Set<Class<?>> GENERAL = Set.of(Throwable.class, Exception.class, RuntimeException.class);

    /** By name, because the class is deprecated for removal. */
    private static final String THREAD_DEATH = "java.lang.ThreadDeath";

    private ForeignError() {}

    /**
     * The exception for the caller.
     *
     * @param listed names of the exceptions that the method declares, or the user allows
     * @param what threw it, such as {@code sumPrimes: the task}
     * @param ranBy the worker, in words, such as {@code Worker sumPrimes-3}
     */
    public static Throwable told(Throwable thrown, Set<String> listed, String what, String ranBy) {
        if (!isMisleading(thrown) || isDeclared(thrown.getClass(), listed)) {
            return thrown;
        }
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        RemoteTaskException told = new RemoteTaskException(
                what + " threw " + thrown + ". " + ranBy + " ran it",
                thrown.getClass().getName(),
                text.toString());
        told.initCause(thrown);
        told.setStackTrace(thrown.getStackTrace());
        return told;
    }

    private static boolean isMisleading(Throwable thrown) {
        return thrown instanceof VirtualMachineError
                || thrown instanceof LinkageError
                || thrown instanceof CancellationException
                || thrown instanceof RejectedExecutionException
                || isThreadDeath(thrown);
    }

    static boolean isThreadDeath(Throwable thrown) {
        return thrown.getClass().getName().equals(THREAD_DEATH);
    }

    private static boolean isDeclared(Class<?> type, Set<String> listed) {
        for (Class<?> c = type; c != null && !GENERAL.contains(c); c = c.getSuperclass()) {
            if (listed.contains(c.getName())) {
                return true;
            }
        }
        return false;
    }
}
