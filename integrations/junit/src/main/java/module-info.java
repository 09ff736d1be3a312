/** Pools in tests. */
module org.paralleltask.junit {
    requires static org.jspecify;
    requires transitive org.junit.jupiter.api;
    requires transitive org.paralleltask;

    exports org.paralleltask.junit;
}
