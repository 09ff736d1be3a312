package org.paralleltask.logback;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.paralleltask.ContextCarrier;
import org.slf4j.MDC;

/** The MDC of SLF4J goes with each task. */
public final class MdcCarrier implements ContextCarrier {
    /** Called by the JDK, and by workers. */
    public MdcCarrier() {}

    @Override
    public Map<String, String> capture() {
        Map<String, String> all = copy();
        return all == null ? Map.of() : all;
    }

    private static @Nullable Map<String, String> copy() {
        return MDC.getCopyOfContextMap();
    }

    @Override
    public Restored restore(Map<String, String> captured) {
        Map<String, String> before = copy();
        MDC.setContextMap(captured);
        return before == null ? MDC::clear : () -> MDC.setContextMap(before);
    }
}
