/** What workers log by Logback is in the program's log; the MDC goes with each task. */
module org.paralleltask.logback {
    requires static org.jspecify;
    requires ch.qos.logback.classic;
    requires ch.qos.logback.core;
    requires org.paralleltask;
    requires org.slf4j;

    // Workers make their own carrier, and Logback its configurator.
    exports org.paralleltask.logback;

    provides ch.qos.logback.classic.spi.Configurator with
            org.paralleltask.logback.ForwardingConfigurator;
    provides org.paralleltask.ContextCarrier with
            org.paralleltask.logback.MdcCarrier;
    provides org.paralleltask.logs.LogReplay with
            org.paralleltask.logback.LogbackReplay;
}
