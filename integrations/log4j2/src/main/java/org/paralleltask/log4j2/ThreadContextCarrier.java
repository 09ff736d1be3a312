package org.paralleltask.log4j2;

import java.util.Map;
import org.apache.logging.log4j.ThreadContext;
import org.paralleltask.ContextCarrier;

/** The map of Log4j's ThreadContext goes with each task. */
public final class ThreadContextCarrier implements ContextCarrier {
    /** Called by the JDK, and by workers. */
    public ThreadContextCarrier() {}

    @Override
    public Map<String, String> capture() {
        return ThreadContext.isEmpty() ? Map.of() : ThreadContext.getContext();
    }

    @Override
    public Restored restore(Map<String, String> captured) {
        Map<String, String> before = ThreadContext.getContext();
        set(captured);
        return () -> set(before);
    }

    private static void set(Map<String, String> context) {
        ThreadContext.clearMap();
        ThreadContext.putAll(context);
    }
}
