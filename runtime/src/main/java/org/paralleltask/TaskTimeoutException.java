package org.paralleltask;

import java.time.Duration;
import java.util.Optional;

/**
 * Thrown when a task ran longer than its limit: its worker process was killed and replaced.
 *
 * <p>Its stack trace shows where the task was just before: first the frames of the worker, then those of the caller. If the
 * worker's JVM did not answer, the message says so.
 */
public final class TaskTimeoutException extends TaskException {
    private static final long serialVersionUID = 1;

    private final Duration limit;
    private final Duration elapsed;
    private final String worker;
    private final long pid;
    private final String threadDump;

    /**
     * What the pool throws.
     *
     * @param threadDump empty if the worker's JVM did not answer
     */
    public TaskTimeoutException(
            String message, Duration limit, Duration elapsed, String worker, long pid, String threadDump) {
        super(message);
        this.threadDump = threadDump;
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

    /**
     * All threads of the worker just before it was killed, the task's first, as a person reads them; empty if its JVM did
     * not answer.
     */
    public Optional<String> threadDump() {
        return Optional.of(threadDump).filter(text -> !text.isEmpty());
    }
}
