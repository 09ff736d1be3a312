package org.paralleltask.logs;

import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Logs what workers have logged by {@code java.util.logging}. In the place of the class and method that formatters print
 * stand the logger, the worker and the task. Used only where that module is.
 */
public final class JulReplay implements LogReplay {
    /** By severity. A level is never made of a worker's number: the JDK keeps each one for ever. */
    private static final List<Level> LEVELS =
            List.of(Level.FINEST, Level.FINER, Level.FINE, Level.CONFIG, Level.INFO, Level.WARNING, Level.SEVERE);

    /** Uses the loggers of this program. */
    public JulReplay() {}

    @Override
    public Map<String, Integer> severities() {
        LogManager manager = LogManager.getLogManager();
        Map<String, Integer> all = new HashMap<>(Map.of("", Level.INFO.intValue()));
        for (String name : Collections.list(manager.getLoggerNames())) {
            Logger logger = manager.getLogger(name);
            Level level = logger == null ? null : logger.getLevel();
            if (level != null) {
                all.put(name, level.intValue());
            }
        }
        return all;
    }

    @Override
    public void replay(WorkerRecord received) {
        Logger logger = Logger.getLogger(received.logger());
        Level level = level(received.severity());
        if (logger.isLoggable(level)) {
            LogRecord entry = new LogRecord(level, received.message());
            entry.setLoggerName(received.logger());
            entry.setInstant(Instant.ofEpochMilli(received.millis()));
            entry.setThrown(received.thrown());
            entry.setSourceClassName(received.logger());
            entry.setSourceMethodName("[" + received.place() + "]");
            logger.log(entry);
        }
    }

    private static Level level(int severity) {
        Level found = Level.FINEST;
        for (Level level : LEVELS) {
            if (level.intValue() <= severity) {
                found = level;
            }
        }
        return found;
    }
}
