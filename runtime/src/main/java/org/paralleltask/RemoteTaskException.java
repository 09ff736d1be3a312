package org.paralleltask;

import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * Thrown in place of an exception that a task threw and that cannot be restored in this process: its class is not one
 * that may cross (declare it in {@code throws}, or list it in {@link ParallelTask#allow()}), or it could not be
 * serialized.
 *
 * <p>Thrown also where a task threw what would be taken for this process's own, and declares it not: an error of the JVM
 * ({@link VirtualMachineError}, {@link LinkageError}, {@code ThreadDeath}), a
 * {@link java.util.concurrent.CancellationException} or a {@link java.util.concurrent.RejectedExecutionException}. That is
 * its cause then.
 *
 * <p>The stack trace, the cause and the suppressed exceptions are those of the original. What is very large is cut, also
 * where an exception comes as itself: of the frames of each the first 1,024 arrive, of its suppressed exceptions the first
 * 100, of a chain of causes the first 100.
 */
public final class RemoteTaskException extends TaskException {
    private static final long serialVersionUID = 1;

    private final String remoteClassName;
    private final String remoteText;

    public RemoteTaskException(String message, String remoteClassName, String remoteText) {
        super(message);
        this.remoteClassName = remoteClassName;
        this.remoteText = remoteText;
    }

    /** For a checked exception that came as itself, where the caller's signature has no room for it. */
    public RemoteTaskException(Throwable cause) {
        super(cause.toString(), cause);
        this.remoteClassName = cause.getClass().getName();
        StringWriter text = new StringWriter();
        cause.printStackTrace(new PrintWriter(text));
        this.remoteText = text.toString();
    }

    /** The binary name of the class of the original exception. */
    public String remoteClassName() {
        return remoteClassName;
    }

    /** The original's whole stack trace with causes, as the worker would have printed it. */
    public String remoteText() {
        return remoteText;
    }
}
