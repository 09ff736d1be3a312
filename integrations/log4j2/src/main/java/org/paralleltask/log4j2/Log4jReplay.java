package org.paralleltask.log4j2;

import java.util.HashMap;
import java.util.Map;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.ConfigurationFactory;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.impl.Log4jLogEvent;
import org.apache.logging.log4j.message.SimpleMessage;
import org.apache.logging.log4j.util.SortedArrayStringMap;
import org.paralleltask.logs.LogReplay;
import org.paralleltask.logs.WorkerRecord;

/**
 * Logs what workers have logged by Log4j's loggers of the same names. The thread of an event is the worker; its context has
 * also {@code worker} and {@code task}.
 */
public final class Log4jReplay implements LogReplay {
    /** Called by the JDK. */
    public Log4jReplay() {}

    private static LoggerContext context() {
        if (LogManager.getContext(false) instanceof LoggerContext context) {
            return context;
        }
        throw new IllegalStateException(
                "paralleltask-log4j2 is on the class path, and Log4j's API does not log by log4j-core:"
                        + " leave out what it logs by, such as log4j-to-slf4j, or this module");
    }

    @Override
    public Map<String, Integer> severities() {
        Map<String, Integer> all = new HashMap<>();
        for (LoggerConfig logger : context().getConfiguration().getLoggers().values()) {
            all.put(logger.getName(), Levels.severity(logger.getLevel()));
        }
        return all;
    }

    @Override
    public Map<String, String> workerProperties() {
        return Map.of(
                ConfigurationFactory.CONFIGURATION_FACTORY_PROPERTY, ForwardingConfigurationFactory.class.getName());
    }

    @Override
    public void replay(WorkerRecord received) {
        Logger logger = context().getLogger(received.logger());
        Level level = Levels.of(received);
        if (logger.isEnabled(level)) {
            SortedArrayStringMap context = new SortedArrayStringMap(received.context());
            context.putValue("worker", received.worker());
            if (received.task() != WorkerRecord.NO_TASK) {
                context.putValue("task", Long.toString(received.task()));
            }
            logger.get()
                    .log(Log4jLogEvent.newBuilder()
                            .setLoggerName(received.logger())
                            .setLevel(level)
                            .setMessage(new SimpleMessage(received.message()))
                            .setThreadName(received.place())
                            .setTimeMillis(received.millis())
                            .setThrown(received.thrown())
                            .setContextData(context)
                            .build());
        }
    }
}
