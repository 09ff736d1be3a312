/** What thread-local accessors of Micrometer's context propagation hold goes with each task. */
module org.paralleltask.propagation {
    requires static org.jspecify;
    requires context.propagation;
    requires transitive org.paralleltask;

    exports org.paralleltask.propagation;

    provides org.paralleltask.ContextCarrier with
            org.paralleltask.propagation.AccessorCarrier;
}
