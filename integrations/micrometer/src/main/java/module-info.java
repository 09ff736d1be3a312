/** Meters of pools and of their tasks. */
module org.paralleltask.micrometer {
    requires static org.jspecify;
    requires transitive micrometer.core;
    requires transitive org.paralleltask;

    exports org.paralleltask.micrometer;
}
