package org.paralleltask;

import java.time.Duration;

/** Thrown when a task ran longer than its limit: its worker process was killed and replaced. */
public final class TaskTimeoutException extends TaskException {
    private static final long serialVersionUID = 1;

    private final Duration limit;
    private final Duration elapsed;
    private final String worker;
    private final long pid;

    public TaskTimeoutException(String message, Duration limit, Duration elapsed, String worker, long pid) {
        super(message);
        this.limit = limit;
        this.elapsed = elapsed;
        this.worker = worker;
        this.pid = pid;
    }

    /** The limit that was passed. */
    public Duration limit() {
        return limit;
    }

    /** How long the task had been running when its worker was gone. */
    public Duration elapsed() {
        return elapsed;
    }

    /** The worker's name, such as {@code sumPrimes-3}. */
    public String worker() {
        return worker;
    }

    /** The process id that the worker had. */
    public long pid() {
        return pid;
    }
}
