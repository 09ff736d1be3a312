package org.paralleltask.logs;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Properties;
import java.util.logging.ErrorManager;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;

/**
 * Sets up {@code java.util.logging} in a worker: with the levels of the program, and one handler, which forwards. The JDK
 * makes an object of it when the worker's first logger is made; a worker that has none loads nothing for it. Used only where
 * that module is.
 */
@SuppressWarnings("exports") // the JDK makes it, and no module compiles against it
public final class JulForwarding {
    private static final String CONFIGURATION = "java.util.logging.config.class";

    /**
     * Called by the JDK.
     *
     * @throws IOException never
     */
    public JulForwarding() throws IOException {
        LogForwarder forwarder = LogForwarder.current();
        if (forwarder != null) {
            configure(forwarder, ToProgram.class.getName());
        }
    }

    /** @param handlers the classes of the root logger's handlers, which the JDK makes; empty for none */
    private static void configure(LogForwarder forwarder, String handlers) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("handlers", handlers);
        for (Map.Entry<String, Integer> one : forwarder.severities().entrySet()) {
            properties.setProperty(one.getKey() + ".level", one.getValue().toString());
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        properties.store(bytes, null);
        LogManager.getLogManager().readConfiguration(new ByteArrayInputStream(bytes.toByteArray()));
    }

    /**
     * Before anything is logged in a worker: this class is to set up logging.
     *
     * @throws IOException never
     */
    public static void install() throws IOException {
        LogForwarder forwarder = LogForwarder.current();
        if (ClassLoader.getSystemClassLoader().equals(JulForwarding.class.getClassLoader())) {
            System.setProperty(CONFIGURATION, JulForwarding.class.getName());
        } else if (forwarder != null) { // in an executable jar: the JDK would not find the handler's class
            configure(forwarder, "");
            LogManager.getLogManager().getLogger("").addHandler(new ToProgram());
        }
    }

    /** Passes records on to the program. */
    public static final class ToProgram extends Handler {
        private static final Formatter WORDS = new Words();

        /** Called by the JDK. */
        public ToProgram() {}

        @Override
        public void publish(@Nullable LogRecord entry) {
            LogForwarder forwarder = LogForwarder.current();
            if (entry == null || forwarder == null || !isLoggable(entry)) {
                return;
            }
            try {
                String logger = entry.getLoggerName();
                forwarder.forward(
                        entry.getLevel().intValue(),
                        logger == null ? "" : logger,
                        String.valueOf(WORDS.formatMessage(entry)),
                        entry.getMillis(),
                        Thread.currentThread().getName(),
                        entry.getThrown(),
                        Map.of());
            } catch (RuntimeException theirs) {
                reportError(null, theirs, ErrorManager.WRITE_FAILURE);
            }
        }

        @Override
        public void flush() {
            // nothing is kept back
        }

        @Override
        public void close() {
            // nor is anything held
        }
    }

    /** The message with its parameters. */
    private static final class Words extends Formatter {
        @Override
        public String format(LogRecord entry) {
            return formatMessage(entry);
        }
    }
}
