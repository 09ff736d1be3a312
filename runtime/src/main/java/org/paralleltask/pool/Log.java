package org.paralleltask.pool;

import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/**
 * Our one logger, {@code org.paralleltask}; looked up when something is first to be said, for that takes its time.
 * Whatever its handlers throw stays here: who logs has better things to finish.
 */
final class Log {
    private Log() {}

    private static final class Holder {
        static final System.Logger LOGGER = System.getLogger("org.paralleltask");
    }

    static void warn(String message) {
        log(Level.WARNING, message, null);
    }

    static void warn(String message, Throwable thrown) {
        log(Level.WARNING, message, thrown);
    }

    static void error(String message, Throwable thrown) {
        log(Level.ERROR, message, thrown);
    }

    private static void log(Level level, String message, @Nullable Throwable thrown) {
        try {
            Holder.LOGGER.log(level, message, thrown);
        } catch (RuntimeException | Error theirs) {
            // see above
        }
    }
}
