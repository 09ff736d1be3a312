package org.paralleltask.host;

import java.util.OptionalLong;

/** A worker, as observers see it. Thread-safe. */
public interface WorkerView {
    /** Such as {@code sumPrimes-3}. */
    String name();

    /** Its place, from 0. */
    int index();

    long pid();

    /** How many bytes it holds; empty if that is not known. */
    OptionalLong memory();

    /** Whether the system has stopped it, as far as that is known: it lives, and does nothing until it is continued. */
    default boolean isStopped() {
        return false;
    }
}
