package org.paralleltask.logback;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.util.Map;
import org.paralleltask.logs.LogForwarder;
import org.slf4j.Logger;

/**
 * Sets up Logback in a worker of a pool with the option {@code logs}: with the levels of the program, and one appender, which
 * forwards. The program's own configuration is not read there, so no file of it is opened by two processes. Does nothing
 * elsewhere.
 */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_TOP_PRIORITY)
public final class ForwardingConfigurator extends ContextAwareBase implements Configurator {
    /** Called by Logback. */
    public ForwardingConfigurator() {}

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        LogForwarder forwarder = LogForwarder.current();
        if (forwarder == null) {
            return ExecutionStatus.INVOKE_NEXT_IF_ANY;
        }
        for (Map.Entry<String, Integer> one : forwarder.severities().entrySet()) {
            String name = one.getKey().isEmpty() ? Logger.ROOT_LOGGER_NAME : one.getKey();
            context.getLogger(name).setLevel(Levels.from(one.getValue()));
        }
        ForwardingAppender appender = new ForwardingAppender(forwarder);
        appender.setContext(context);
        appender.setName("paralleltask");
        appender.start();
        context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(appender);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }
}
