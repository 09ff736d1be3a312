package org.paralleltask.logback;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import java.util.HashMap;
import java.util.Map;
import org.paralleltask.logs.LogReplay;
import org.paralleltask.logs.WorkerRecord;
import org.slf4j.LoggerFactory;

/**
 * Logs what workers have logged by Logback's loggers of the same names. The thread of an event is the worker; its MDC has also
 * {@code worker} and {@code task}.
 */
public final class LogbackReplay implements LogReplay {
    private static final String ROOT = Logger.ROOT_LOGGER_NAME;

    /** Called by the JDK. */
    public LogbackReplay() {}

    private static LoggerContext context() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            return context;
        }
        throw new IllegalStateException(
                "paralleltask-logback is on the class path, and SLF4J does not log by Logback but by "
                        + LoggerFactory.getILoggerFactory().getClass().getName() + ": leave that or this module out");
    }

    @Override
    public Map<String, Integer> severities() {
        Map<String, Integer> all = new HashMap<>();
        for (Logger logger : context().getLoggerList()) {
            Level level = logger.getLevel();
            if (level != null) {
                all.put(logger.getName().equals(ROOT) ? "" : logger.getName(), Levels.severity(level));
            }
        }
        return all;
    }

    @Override
    public void replay(WorkerRecord received) {
        LoggerContext context = context();
        Logger logger = context.getLogger(received.logger().isEmpty() ? ROOT : received.logger());
        Level level = Levels.of(received);
        if (logger.isEnabledFor(level)) {
            logger.callAppenders(new WorkerEvent(received, logger, level, context.getLoggerContextRemoteView()));
        }
    }
}
