package org.paralleltask.base;

import java.lang.System.Logger.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Logs by {@code java.util.logging} itself, to which {@link System.Logger} would pass it on: a record that was made there
 * names the class and method of ours that have logged it, where this one has the logger's name, and with that the pool's.
 * Used only where that module is.
 */
final class JulLog {
    private JulLog() {}

    static void log(String logger, Level level, String message, @Nullable Throwable thrown) {
        java.util.logging.Level same =
                level == Level.ERROR ? java.util.logging.Level.SEVERE : java.util.logging.Level.WARNING;
        LogRecord entry = new LogRecord(same, message);
        entry.setLoggerName(logger);
        entry.setThrown(thrown);
        entry.setSourceClassName(null); // then formatters print the logger's name, and look for no caller
        entry.setSourceMethodName(null);
        Logger.getLogger(logger).log(entry);
    }
}
