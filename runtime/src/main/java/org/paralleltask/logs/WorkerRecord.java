package org.paralleltask.logs;

import java.lang.System.Logger.Level;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A log record of a worker, as it arrived in the program. All of it is what the worker says, within bounds of length: it is
 * text, and nothing was loaded for it.
 *
 * @param severity as {@link Level#getSeverity} and {@code java.util.logging.Level} count: 800 is information
 * @param logger the name of its logger; empty for the root logger
 * @param message with its parameters in it
 * @param millis when, since 1970
 * @param thread the name of the thread that logged it
 * @param thrown the exception that was logged with it
 * @param context the MDC, or what the worker's library has like that
 * @param worker the worker's name, such as {@code sumPrimes-3}
 * @param task the number of the task that ran meanwhile; {@link #NO_TASK} if none did
 */
@SuppressWarnings("exports") // tools read the annotation; required transitively, every user's module would need it
public record WorkerRecord(
        int severity,
        String logger,
        String message,
        long millis,
        String thread,
        @Nullable ForwardedThrowable thrown,
        Map<String, String> context,
        String worker,
        long task) {
    /** In the place of a task's number. */
    public static final long NO_TASK = -1;

    /** {@return where it was logged, such as {@code sumPrimes-3, task 17}} */
    public String place() {
        return task == NO_TASK ? worker : worker + ", task " + task;
    }

    /** {@return the highest of the JDK's neutral levels that is not above the severity} */
    public Level level() {
        Level found = Level.TRACE;
        for (Level level : Level.values()) {
            if (level != Level.OFF && level.getSeverity() <= severity && level.compareTo(found) > 0) {
                found = level;
            }
        }
        return found;
    }
}
