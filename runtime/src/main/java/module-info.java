/** Process pools for Java, typed by the compiler: what a program needs at run time. */
module org.paralleltask {
    requires static org.jspecify;
    requires java.management;

    exports org.paralleltask;
    exports org.paralleltask.pool;
    // For generated code, which names what crosses between the processes and where the worker begins.
    exports org.paralleltask.wire;
    exports org.paralleltask.worker;
}
