package org.paralleltask.pool;

import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;
import org.paralleltask.wire.Exhaustion;

/**
 * Our one logger, {@code org.paralleltask}; looked up when something is first to be said, for that takes its time.
 * Whatever its handlers throw stays here: who logs has better things to finish.
 */
final class Log {
    private static volatile System.@Nullable Logger logger;

    private Log() {}

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
            logger().log(level, message, thrown);
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
    private static System.Logger logger() {
        System.Logger found = logger;
        if (found == null) {
            Exhaustion.probe();
            found = System.getLogger("org.paralleltask");
            logger = found;
        }
        return found;
    }
}
