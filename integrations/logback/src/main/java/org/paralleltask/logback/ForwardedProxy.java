package org.paralleltask.logback;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import org.jspecify.annotations.Nullable;
import org.paralleltask.logs.ForwardedThrowable;

/** A worker's exception as Logback prints exceptions: with the name of its own class. */
final class ForwardedProxy implements IThrowableProxy {
    private static final IThrowableProxy[] NONE = {};

    private final ForwardedThrowable thrown;
    private final StackTraceElementProxy[] frames;
    private final @Nullable IThrowableProxy cause;

    ForwardedProxy(ForwardedThrowable thrown) {
        this.thrown = thrown;
        StackTraceElement[] elements = thrown.getStackTrace();
        this.frames = new StackTraceElementProxy[elements.length];
        for (int i = 0; i < elements.length; i++) {
            frames[i] = new StackTraceElementProxy(elements[i]);
        }
        this.cause = thrown.getCause() instanceof ForwardedThrowable next ? new ForwardedProxy(next) : null;
    }

    @Override
    public @Nullable String getMessage() {
        return thrown.getMessage();
    }

    @Override
    public String getClassName() {
        return thrown.className();
    }

    @Override
    public StackTraceElementProxy[] getStackTraceElementProxyArray() {
        return frames;
    }

    @Override
    public int getCommonFrames() {
        return 0;
    }

    @Override
    public @Nullable IThrowableProxy getCause() {
        return cause;
    }

    @Override
    public IThrowableProxy[] getSuppressed() {
        return NONE;
    }

    @Override
    public boolean isCyclic() {
        return false;
    }
}
