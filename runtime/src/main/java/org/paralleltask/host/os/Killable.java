package org.paralleltask.host.os;

import java.util.Optional;

/** Something that lives until it is killed. */
@FunctionalInterface
public interface Killable {
    /** Ends it at once. Safe from any thread, at any time, any number of times. */
    void kill();

    /** The process that it is; empty if it is none. */
    default Optional<ProcessHandle> handle() {
        return Optional.empty();
    }
}
