package org.paralleltask.logback;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.LoggerContextVO;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.paralleltask.logs.ForwardedThrowable;
import org.paralleltask.logs.WorkerRecord;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;

/** A worker's record as an event of Logback. Immutable. */
final class WorkerEvent implements ILoggingEvent {
    private static final StackTraceElement[] NO_CALLER = {};

    private final WorkerRecord received;
    private final String logger;
    private final Level level;
    private final LoggerContextVO context;
    private final @Nullable IThrowableProxy thrown;
    private final Map<String, String> mdc;

    WorkerEvent(WorkerRecord received, Logger logger, Level level, LoggerContextVO context) {
        this.received = received;
        this.logger = logger.getName();
        this.level = level;
        this.context = context;
        ForwardedThrowable throwable = received.thrown();
        this.thrown = throwable == null ? null : new ForwardedProxy(throwable);
        Map<String, String> all = new LinkedHashMap<>(received.context());
        all.put("worker", received.worker());
        if (received.task() != WorkerRecord.NO_TASK) {
            all.put("task", Long.toString(received.task()));
        }
        this.mdc = all;
    }

    @Override
    public String getThreadName() {
        return received.place();
    }

    @Override
    public Level getLevel() {
        return level;
    }

    @Override
    public String getMessage() {
        return received.message();
    }

    @Override
    public Object @Nullable [] getArgumentArray() {
        return null;
    }

    @Override
    public String getFormattedMessage() {
        return received.message();
    }

    @Override
    public String getLoggerName() {
        return logger;
    }

    @Override
    public LoggerContextVO getLoggerContextVO() {
        return context;
    }

    @Override
    public @Nullable IThrowableProxy getThrowableProxy() {
        return thrown;
    }

    @Override
    public StackTraceElement[] getCallerData() {
        return NO_CALLER;
    }

    @Override
    public boolean hasCallerData() {
        return false;
    }

    @Override
    public List<Marker> getMarkerList() {
        return List.of();
    }

    @Override
    public Map<String, String> getMDCPropertyMap() {
        return mdc;
    }

    /** Deprecated in Logback, and declared there. */
    @Override
    @SuppressWarnings("deprecation")
    public Map<String, String> getMdc() {
        return mdc;
    }

    @Override
    public long getTimeStamp() {
        return received.millis();
    }

    @Override
    public Instant getInstant() {
        return Instant.ofEpochMilli(received.millis());
    }

    @Override
    public int getNanoseconds() {
        return (int) Math.floorMod(received.millis(), 1_000L) * 1_000_000;
    }

    @Override
    public long getSequenceNumber() {
        return 0;
    }

    @Override
    public List<KeyValuePair> getKeyValuePairs() {
        return List.of();
    }

    @Override
    public void prepareForDeferredProcessing() {
        // all of it is here
    }
}
