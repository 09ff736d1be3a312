/** What workers log by Log4j 2 is in the program's log; the ThreadContext goes with each task. */
module org.paralleltask.log4j {
    requires static org.jspecify;
    requires org.apache.logging.log4j;
    requires org.apache.logging.log4j.core;
    requires org.paralleltask;

    // Workers make their own carrier, and Log4j its configuration.
    exports org.paralleltask.log4j2;

    provides org.paralleltask.ContextCarrier with
            org.paralleltask.log4j2.ThreadContextCarrier;
    provides org.paralleltask.logs.LogReplay with
            org.paralleltask.log4j2.Log4jReplay;
}
