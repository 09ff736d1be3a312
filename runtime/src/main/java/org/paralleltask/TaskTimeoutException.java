package org.paralleltask;

import java.time.Duration;
import java.util.Optional;

/**
 * Thrown when a task ran longer than its limit: its worker process was killed and replaced.
 *
 * <p>Its stack trace shows where the task was just before: first the frames of the worker, then those of the caller. If the
 * worker's JVM did not answer, the message says so.
 */
public final class TaskTimeoutException extends WorkerLostException {
    private static final long serialVersionUID = 1;

    private final Duration limit;
    private final Duration elapsed;
    private final String worker;
    private final long pid;
    private final String threadDump;

    /**
     * What the pool throws.
     *
     * @param reason in one line
     * @param threadDump empty if the worker's JVM did not answer
     * @param captureFile empty if the task was not captured
     * @param replayCommand empty if the task was not captured
     */
    public TaskTimeoutException(
            String message,
            String reason,
            Duration limit,
            Duration elapsed,
            String worker,
            long pid,
            String threadDump,
            String captureFile,
            String replayCommand) {
        super(message, DeathCause.TIME_LIMIT, reason, captureFile, replayCommand);
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

    @Override
    public String worker() {
        return worker;
    }

    @Override
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
