package org.paralleltask.base;

import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/**
 * Logs by the logger {@code org.paralleltask}, or by a pool's logger below it (see {@link PoolLog}). Loggers are looked up
 * for the first message, because that takes time. What log handlers throw is dropped: a thread that logs has something more
 * important to finish.
 */
public final class Log {
    /** The backend of {@link System.Logger} that passes everything to {@code java.util.logging}. */
    private static final String JUL = "sun.util.logging.internal.LoggingProviderImpl";

    private static final String ROOT = "org.paralleltask";

    /** Whether {@link System.Logger} passes everything to {@code java.util.logging}; null until something was logged. */
    private static volatile @Nullable Boolean isJul;

    private Log() {}

    public static void warn(String message) {
        log(ROOT, Level.WARNING, message, null);
    }

    public static void warn(String message, Throwable thrown) {
        log(ROOT, Level.WARNING, message, thrown);
    }

    /** Logs by the logger of this pool, {@code org.paralleltask.sumPrimes}. */
    static void ofPool(String pool, Level level, String message, @Nullable Throwable thrown) {
        log(ROOT + "." + pool, level, message, thrown);
    }

    private static void log(String logger, Level level, String message, @Nullable Throwable thrown) {
        try {
            if (isJul()) {
                JulLog.log(logger, level, message, thrown);
            } else {
                System.getLogger(logger).log(level, message, thrown);
            }
        } catch (RuntimeException | Error theirs) {
            // see above
        }
    }

    /**
     * Looks up the backend, but not in a full heap. If the JDK's {@code LogManager} cannot be initialized then, it never can.
     * On 25 the JDK itself could then start no process and read no object, because it logs both.
     *
     * @throws OutOfMemoryError if there is no room for the first look-up
     */
    private static boolean isJul() {
        Boolean found = isJul;
        if (found == null) {
            Exhaustion.probe();
            found = System.LoggerFinder.getLoggerFinder().getClass().getName().equals(JUL);
            isJul = found;
        }
        return found;
    }
}
