package org.paralleltask.log4j2;

import org.apache.logging.log4j.Level;
import org.paralleltask.logs.WorkerRecord;

/** Log4j's levels, and the severities with which records travel. */
final class Levels {
    private static final Level[] ALL = {Level.TRACE, Level.DEBUG, Level.INFO, Level.WARN, Level.ERROR};

    private Levels() {}

    /** See {@link WorkerRecord#severity}. */
    static int severity(Level level) {
        return switch (level.getStandardLevel()) {
            case ALL -> System.Logger.Level.ALL.getSeverity();
            case TRACE -> System.Logger.Level.TRACE.getSeverity();
            case DEBUG -> System.Logger.Level.DEBUG.getSeverity();
            case INFO -> System.Logger.Level.INFO.getSeverity();
            case WARN -> System.Logger.Level.WARNING.getSeverity();
            case ERROR, FATAL -> System.Logger.Level.ERROR.getSeverity();
            case OFF -> System.Logger.Level.OFF.getSeverity();
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
        for (Level level : ALL) {
            if (severity <= severity(level)) {
                return level;
            }
        }
        return Level.OFF;
    }
}
