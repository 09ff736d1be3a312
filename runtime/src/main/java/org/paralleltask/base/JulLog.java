package org.paralleltask.base;

import java.lang.System.Logger.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Logs directly by {@code java.util.logging}, instead of by {@link System.Logger}, which would pass the message on to it. A
 * record that is made by {@link System.Logger} names the internal class and method that have logged it. A record that is made
 * here shows the logger's name, and with that the pool's. Used only if that module is present.
 */
final class JulLog {
    private JulLog() {}

    static void log(String logger, Level level, String message, @Nullable Throwable thrown) {
        java.util.logging.Level same =
                level == Level.ERROR ? java.util.logging.Level.SEVERE : java.util.logging.Level.WARNING;
        LogRecord entry = new LogRecord(same, message);
        entry.setLoggerName(logger);
        entry.setThrown(thrown);
        entry.setSourceClassName(null); // then formatters print the logger's name, and do not search for the caller
        entry.setSourceMethodName(null);
        Logger.getLogger(logger).log(entry);
    }
}
