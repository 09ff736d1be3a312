/** Traces and baggage go with each task; a span for each run. */
module org.paralleltask.opentelemetry {
    requires static org.jspecify;
    requires transitive io.opentelemetry.api;
    requires io.opentelemetry.context;
    requires transitive org.paralleltask;

    exports org.paralleltask.opentelemetry;

    provides org.paralleltask.ContextCarrier with
            org.paralleltask.opentelemetry.TraceCarrier;
}
