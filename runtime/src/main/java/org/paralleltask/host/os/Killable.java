package org.paralleltask.host.os;

/** Something that lives until it is killed. */
@FunctionalInterface
public interface Killable {
    /** Ends it at once. Safe from any thread, at any time, any number of times. */
    void kill();
}
