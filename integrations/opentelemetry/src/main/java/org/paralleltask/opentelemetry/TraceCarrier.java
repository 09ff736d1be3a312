package org.paralleltask.opentelemetry;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.Locale;
import java.util.Map;
import org.paralleltask.ContextCarrier;

/** The current span and the baggage go with each task: what a task traces in its worker belongs to its caller's trace. */
public final class TraceCarrier implements ContextCarrier {
    /** Called by the JDK, and by workers. */
    public TraceCarrier() {}

    @Override
    public Map<String, String> capture() {
        Context context = Context.current();
        return context.equals(Context.root()) ? Map.of() : Propagation.textOf(context);
    }

    @Override
    @SuppressWarnings("MustBeClosedChecker") // the worker closes it after the task
    public Restored restore(Map<String, String> captured) {
        Scope scope = Propagation.contextOf(captured).makeCurrent();
        return scope::close;
    }

    /**
     * Puts the current context into the environment of a process that is about to be started, as {@code TRACEPARENT},
     * {@code TRACESTATE} and {@code BAGGAGE}: for programs that a task runs, and that trace.
     *
     * @param environment such as {@link ProcessBuilder#environment()}
     */
    public static void putInto(Map<String, String> environment) {
        Propagation.textOf(Context.current())
                .forEach((key, value) -> environment.put(key.toUpperCase(Locale.ROOT), value));
    }
}
