package org.paralleltask.log4j2;

import java.net.URI;
import java.util.Map;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.ConfigurationFactory;
import org.apache.logging.log4j.core.config.ConfigurationSource;
import org.apache.logging.log4j.core.config.DefaultConfiguration;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.jspecify.annotations.Nullable;
import org.paralleltask.logs.LogForwarder;

/**
 * Sets up Log4j in a worker of a pool with the option {@code logs}: with the levels of the program, and one appender, which
 * forwards. The program's own configuration is not used there, so no file of it is opened by two processes. Named by a system
 * property that only workers have.
 */
public final class ForwardingConfigurationFactory extends ConfigurationFactory {
    /** Called by Log4j. */
    public ForwardingConfigurationFactory() {}

    @Override
    protected String[] getSupportedTypes() {
        return new String[] {"*"};
    }

    @Override
    public @Nullable Configuration getConfiguration(LoggerContext context, @Nullable ConfigurationSource source) {
        return create();
    }

    @Override
    public @Nullable Configuration getConfiguration(LoggerContext context, String name, @Nullable URI location) {
        return create();
    }

    private static @Nullable Configuration create() {
        LogForwarder forwarder = LogForwarder.current();
        return forwarder == null ? null : new Forwarding(forwarder);
    }

    /** A configuration that a worker has. */
    private static final class Forwarding extends DefaultConfiguration {
        private final LogForwarder forwarder;

        Forwarding(LogForwarder forwarder) {
            this.forwarder = forwarder;
        }

        @Override
        protected void doConfigure() {
            ForwardingAppender appender = new ForwardingAppender(forwarder);
            appender.start();
            addAppender(appender);
            LoggerConfig root = getRootLogger();
            for (String name : root.getAppenders().keySet()) {
                root.removeAppender(name);
            }
            root.addAppender(appender, null, null);
            for (Map.Entry<String, Integer> one : forwarder.severities().entrySet()) {
                if (one.getKey().isEmpty()) {
                    root.setLevel(Levels.from(one.getValue()));
                } else {
                    addLogger(one.getKey(), new LoggerConfig(one.getKey(), Levels.from(one.getValue()), true));
                }
            }
        }
    }
}
