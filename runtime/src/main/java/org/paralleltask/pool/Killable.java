package org.paralleltask.pool;

/** Something that lives until it is killed. */
@FunctionalInterface
interface Killable {
    /** Ends it at once. Safe from any thread, at any time, any number of times. */
    void kill();
}
