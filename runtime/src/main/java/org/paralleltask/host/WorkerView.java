package org.paralleltask.host;

import java.util.OptionalLong;

/** A worker, as observers see it. Thread-safe. */
public interface WorkerView {
    /** Its name, such as {@code sumPrimes-3}. */
    String name();

    /** The number of its slot, from 0. */
    int index();

    /** The id of the process in which it runs its tasks. */
    long pid();

    /** How many bytes of memory it holds; empty if that is not known. */
    OptionalLong memory();

    /**
     * Whether the system has stopped it: it lives, and does nothing until it is continued. False if that is not known.
     */
    default boolean isStopped() {
        return false;
    }
}
