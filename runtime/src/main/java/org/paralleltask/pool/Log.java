package org.paralleltask.pool;

import java.lang.System.Logger.Level;

/** Our one logger, {@code org.paralleltask}; looked up when something is first to be said, for that takes its time. */
final class Log {
    private Log() {}

    private static final class Holder {
        static final System.Logger LOGGER = System.getLogger("org.paralleltask");
    }

    static void warn(String message) {
        Holder.LOGGER.log(Level.WARNING, message);
    }

    static void warn(String message, Throwable thrown) {
        Holder.LOGGER.log(Level.WARNING, message, thrown);
    }

    static void error(String message, Throwable thrown) {
        Holder.LOGGER.log(Level.ERROR, message, thrown);
    }
}
