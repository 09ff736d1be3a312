package org.paralleltask.log4j2;

import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;
import org.paralleltask.logs.LogForwarder;

/** Forwards a worker's events to the program. */
final class ForwardingAppender extends AbstractAppender {
    private final LogForwarder forwarder;

    ForwardingAppender(LogForwarder forwarder) {
        super("paralleltask", null, null, true, Property.EMPTY_ARRAY);
        this.forwarder = forwarder;
    }

    @Override
    public void append(LogEvent event) {
        forwarder.forward(
                Levels.severity(event.getLevel()),
                event.getLoggerName(),
                event.getMessage().getFormattedMessage(),
                event.getTimeMillis(),
                event.getThreadName(),
                event.getThrown(),
                event.getContextData().toMap());
    }
}
