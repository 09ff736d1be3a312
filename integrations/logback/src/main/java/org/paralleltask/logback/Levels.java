package org.paralleltask.logback;

import ch.qos.logback.classic.Level;
import org.paralleltask.logs.WorkerRecord;

/** Logback's levels, and the severities with which records travel. */
final class Levels {
    private Levels() {}

    /** See {@link WorkerRecord#severity}. */
    static int severity(Level level) {
        return switch (level.toInt()) {
            case Level.ALL_INT -> System.Logger.Level.ALL.getSeverity();
            case Level.TRACE_INT -> System.Logger.Level.TRACE.getSeverity();
            case Level.DEBUG_INT -> System.Logger.Level.DEBUG.getSeverity();
            case Level.INFO_INT -> System.Logger.Level.INFO.getSeverity();
            case Level.WARN_INT -> System.Logger.Level.WARNING.getSeverity();
            case Level.ERROR_INT -> System.Logger.Level.ERROR.getSeverity();
            default -> System.Logger.Level.OFF.getSeverity();
        };
    }

    /** The level of a record. */
    static Level of(WorkerRecord received) {
        return switch (received.level()) {
            case ALL, TRACE -> Level.TRACE;
            case DEBUG -> Level.DEBUG;
            case INFO -> Level.INFO;
            case WARNING -> Level.WARN;
            case ERROR, OFF -> Level.ERROR;
        };
    }

    /** The lowest level of which no record is below this severity. */
    static Level from(int severity) {
        for (Level level : new Level[] {Level.TRACE, Level.DEBUG, Level.INFO, Level.WARN, Level.ERROR}) {
            if (severity <= severity(level)) {
                return level;
            }
        }
        return Level.OFF;
    }
}
