/** Shows what pools do: a timeline as a web page, a live table in the terminal, a live page. */
module org.paralleltask.monitor {
    requires transitive org.paralleltask;
    requires static org.jspecify;
    requires static com.google.errorprone.annotations;
    // For the live page alone.
    requires static jdk.httpserver;

    exports org.paralleltask.monitor;
}
