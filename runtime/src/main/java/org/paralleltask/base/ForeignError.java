package org.paralleltask.base;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import org.paralleltask.RemoteTaskException;

/**
 * What user code has thrown in a worker, and what means something else where its caller is: an error of a JVM would be
 * taken for this JVM's own and pass by what catches exceptions, a {@link CancellationException} or a
 * {@link RejectedExecutionException} for our word that the task was cancelled, or the pool closed. So it is the cause of a
 * {@link RemoteTaskException} that says where it was thrown; unless the method declares it, and its callers expect it.
 */
public final class ForeignError {
    /** Declaring one of these declares no error. (A ThreadDeath by its name: its class is to be removed.) */
    private static final Set<Class<?>> GENERAL = Set.of(Throwable.class, Exception.class, RuntimeException.class);

    private static final String THREAD_DEATH = "java.lang.ThreadDeath";

    private ForeignError() {}

    /**
     * The exception for the caller.
     *
     * @param listed names those that the method declares, or the user allows
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
