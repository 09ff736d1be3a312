package org.paralleltask;

import java.time.Duration;
import java.util.Optional;

/**
 * Thrown when a task ran longer than its timeout. Its worker process was killed and replaced.
 *
 * <p>The stack trace shows where the task was before that: first the frames of the worker, then those of the caller. If
 * the worker's JVM did not answer, the message says so.
 */
public final class TaskTimeoutException extends WorkerLostException {
    private static final long serialVersionUID = 1;

    private final Duration limit;
    private final Duration elapsed;
    private final String worker;
    private final long pid;
    private final String threadDump;

    /**
     * Only the library makes them.
     *
     * @param message all of it, for people
     * @param reason the reason in one line
     * @param limit the timeout
     * @param elapsed how long the task had run
     * @param worker the worker's name
     * @param pid its process id
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

    /** {@return the timeout} */
    public Duration limit() {
        return limit;
    }

    /** {@return how long the task had run when its worker was gone} */
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
     * {@return the stacks of all threads of the worker just before it was killed, the task's first, as text; empty if
     * the worker's JVM did not answer}
     */
    public Optional<String> threadDump() {
        return Optional.of(threadDump).filter(text -> !text.isEmpty());
    }
}
