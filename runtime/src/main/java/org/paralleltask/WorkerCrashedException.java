package org.paralleltask;

/**
 * Thrown when the worker process that ran a task ended before the task did: it was killed, called
 * {@link System#exit}, ran out of memory, or crashed in native code. The pool has replaced the worker.
 */
public final class WorkerCrashedException extends TaskException {
    private static final long serialVersionUID = 1;

    private final String worker;
    private final long pid;
    private final int exitStatus;

    public WorkerCrashedException(String message, String worker, long pid, int exitStatus) {
        super(message);
        this.worker = worker;
        this.pid = pid;
        this.exitStatus = exitStatus;
    }

    /** The worker's name, such as {@code sumPrimes-3}. */
    public String worker() {
        return worker;
    }

    /** The process id that the worker had. */
    public long pid() {
        return pid;
    }

    /**
     * The exit status as the operating system gave it. On Unix, 128 + n is a death by signal n, or an exit code that
     * looks like one.
     */
    public int exitStatus() {
        return exitStatus;
    }
}
