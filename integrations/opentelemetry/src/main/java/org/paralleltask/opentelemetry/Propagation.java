package org.paralleltask.opentelemetry;

import io.opentelemetry.api.baggage.propagation.W3CBaggagePropagator;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A context as text: {@code traceparent}, {@code tracestate} and {@code baggage}, as the W3C has them. Not what the global
 * OpenTelemetry propagates: to ask for that before an application has set it would keep it from doing so.
 */
final class Propagation {
    private static final TextMapPropagator W3C =
            TextMapPropagator.composite(W3CTraceContextPropagator.getInstance(), W3CBaggagePropagator.getInstance());

    private static final TextMapGetter<Map<String, String>> GETTER = new TextMapGetter<>() {
        @Override
        @SuppressWarnings("deprecation") // there, and abstract
        public Iterable<String> keys(Map<String, String> carried) {
            return carried.keySet();
        }

        @Override
        public @Nullable String get(@Nullable Map<String, String> carried, String key) {
            return carried == null ? null : carried.get(key);
        }
    };

    private Propagation() {}

    static Map<String, String> textOf(Context context) {
        Map<String, String> text = new HashMap<>();
        W3C.inject(context, text, (all, key, value) -> {
            if (all != null) {
                all.put(key, value);
            }
        });
        return text;
    }

    static Context contextOf(Map<String, String> text) {
        return W3C.extract(Context.root(), text, GETTER);
    }
}
