package org.paralleltask.logback;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import org.jspecify.annotations.Nullable;
import org.paralleltask.logs.LogForwarder;
import org.slf4j.Logger;

/** Forwards a worker's events to the program. */
final class ForwardingAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {
    private final LogForwarder forwarder;

    ForwardingAppender(LogForwarder forwarder) {
        this.forwarder = forwarder;
    }

    @Override
    protected void append(ILoggingEvent event) {
        String logger = event.getLoggerName();
        forwarder.forward(
                Levels.severity(event.getLevel()),
                logger.equals(Logger.ROOT_LOGGER_NAME) ? "" : logger,
                event.getFormattedMessage(),
                event.getTimeStamp(),
                event.getThreadName(),
                thrown(event.getThrowableProxy()),
                event.getMDCPropertyMap());
    }

    private static @Nullable Throwable thrown(@Nullable IThrowableProxy proxy) {
        return proxy instanceof ThrowableProxy own ? own.getThrowable() : null;
    }
}
