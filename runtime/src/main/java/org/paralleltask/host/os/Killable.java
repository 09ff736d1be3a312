package org.paralleltask.host.os;

import java.util.Optional;

/** A process or thread that can be killed. */
@FunctionalInterface
public interface Killable {
    /** Ends it at once. Any thread may call it, at any time, any number of times. */
    void kill();

    /** Its process; empty if it is no process of its own. */
    default Optional<ProcessHandle> handle() {
        return Optional.empty();
    }
}
