/** Process pools for Java, typed by the compiler: what a program needs at run time. */
module org.paralleltask {
    requires static org.jspecify;
    requires java.management;
    // Any may be missing from a runtime image: then workers do not outlive Ctrl-C, there are no events, no warning, and
    // no
    // java.util.logging to log to.
    requires static jdk.unsupported;
    requires static jdk.jfr;
    requires static jdk.management;
    requires static java.logging;

    exports org.paralleltask;
    exports org.paralleltask.pool;
    // For generated code, which names what crosses between the processes and where the worker begins.
    exports org.paralleltask.codec;
    exports org.paralleltask.wire;
    exports org.paralleltask.worker;
}
