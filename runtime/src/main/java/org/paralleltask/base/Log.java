package org.paralleltask.base;

import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/**
 * What is logged: by {@code org.paralleltask}, or by a logger of one pool's name below it (see {@link PoolLog}). Loggers are
 * looked up when something is first to be said, for that takes its time. Whatever their handlers throw stays here: who logs
 * has better things to finish.
 */
public final class Log {
    /** The backend of {@link System.Logger} that passes everything to {@code java.util.logging}. */
    private static final String JUL = "sun.util.logging.internal.LoggingProviderImpl";

    private static final String ROOT = "org.paralleltask";

    /** Whether all goes to {@code java.util.logging}; null until something has been logged. */
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
     * Not looked up where the heap is full: if the JDK's {@code LogManager} cannot be initialized then, it never can, and
     * the JDK itself (25) can start no process and read no object any more, for it logs both.
     *
     * @throws OutOfMemoryError if there is no room for a first look
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
