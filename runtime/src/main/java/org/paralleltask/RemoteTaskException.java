package org.paralleltask;

import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * Thrown in place of an exception that a task threw and that cannot be restored in this process: its class may not
 * cross (declare it in {@code throws}, or list it in {@link ParallelTask#allow()}), or it could not be serialized.
 *
 * <p>It is also thrown in place of an exception that would look like one of this process itself, if the method does not
 * declare it: an error of the JVM ({@link VirtualMachineError}, {@link LinkageError}, {@code ThreadDeath}), a
 * {@link java.util.concurrent.CancellationException} or a {@link java.util.concurrent.RejectedExecutionException}. Then
 * the original is its cause.
 *
 * <p>The stack trace, the cause and the suppressed exceptions are those of the original. Very large ones are cut, also
 * if the original exception arrives: to 1,024 frames, 100 suppressed exceptions and 100 causes.
 */
public final class RemoteTaskException extends TaskException {
    private static final long serialVersionUID = 1;

    private final String remoteClassName;
    private final String remoteText;

    /**
     * Only the library makes them.
     *
     * @param message all of it, for people
     * @param remoteClassName the binary name of the class of the original exception
     * @param remoteText its whole stack trace, as text
     */
    public RemoteTaskException(String message, String remoteClassName, String remoteText) {
        super(message);
        this.remoteClassName = remoteClassName;
        this.remoteText = remoteText;
    }

    /**
     * Wraps an exception that arrived as itself, and that the calling method must not throw.
     *
     * @param cause the exception
     */
    public RemoteTaskException(Throwable cause) {
        super(cause.toString(), cause);
        this.remoteClassName = cause.getClass().getName();
        StringWriter text = new StringWriter();
        cause.printStackTrace(new PrintWriter(text));
        this.remoteText = text.toString();
    }

    /** {@return the binary name of the class of the original exception} */
    public String remoteClassName() {
        return remoteClassName;
    }

    /** {@return the original's whole stack trace with its causes, as the worker would have printed it} */
    public String remoteText() {
        return remoteText;
    }
}
