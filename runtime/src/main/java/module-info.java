/**
 * Process pools for Java, typed by the compiler: what a program needs at run time.
 *
 * <ul>
 *   <li><b>For users:</b> {@link org.paralleltask}, which has the types that a program imports, and
 *       {@link org.paralleltask.pool}, which has what a program holds.
 *   <li><b>For those who connect a library:</b> {@link org.paralleltask.logs} and {@link org.paralleltask.pool.jmx}.
 *   <li><b>For generated code</b>, which alone calls it: {@link org.paralleltask.codec}, {@link org.paralleltask.managed},
 *       {@link org.paralleltask.managed.types}, {@link org.paralleltask.task} and {@link org.paralleltask.worker}.
 * </ul>
 */
@SuppressWarnings("module") // the module of clusters, to which some rooms are open, is built after this one
module org.paralleltask {
    requires static org.jspecify;
    requires static com.google.errorprone.annotations;
    requires java.management;
    // Any may be missing from a runtime image. Without the first, workers do not outlive Ctrl-C, and stopOnSignal is
    // refused; without the others there are no events, no warning, and nothing is logged by java.util.logging.
    requires static jdk.unsupported;
    requires static jdk.jfr;
    requires static jdk.management;
    requires static java.logging;

    uses org.paralleltask.ContextCarrier;
    uses org.paralleltask.logs.LogReplay;

    exports org.paralleltask;
    exports org.paralleltask.pool;
    // Of an interface that JMX reads.
    exports org.paralleltask.pool.jmx;
    // For those who connect a logging library.
    exports org.paralleltask.logs;
    // For generated code, which names what crosses between the processes and where the worker begins.
    exports org.paralleltask.codec;
    exports org.paralleltask.managed;
    exports org.paralleltask.managed.types;
    exports org.paralleltask.task;
    exports org.paralleltask.worker;

    // For workers on other machines; DESIGN says why these rooms and no more.
    exports org.paralleltask.base to
            org.paralleltask.cluster;
    exports org.paralleltask.codec.bytes to
            org.paralleltask.cluster;
    exports org.paralleltask.host to
            org.paralleltask.cluster;
    exports org.paralleltask.host.calls to
            org.paralleltask.cluster;
    exports org.paralleltask.host.launch to
            org.paralleltask.cluster;
    exports org.paralleltask.host.os to
            org.paralleltask.cluster;
    exports org.paralleltask.host.process to
            org.paralleltask.cluster;
    exports org.paralleltask.payload to
            org.paralleltask.cluster;
    exports org.paralleltask.pool.supervise to
            org.paralleltask.cluster;
    exports org.paralleltask.wire to
            org.paralleltask.cluster;
    exports org.paralleltask.wire.line to
            org.paralleltask.cluster;
    exports org.paralleltask.wire.mirror to
            org.paralleltask.cluster;
}
