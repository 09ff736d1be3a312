package org.paralleltask.memory;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the library does with a handle of shared memory, and users cannot: the class of the handles that users see registers
 * it. Thread-safe.
 *
 * @param <H> that class
 */
public abstract class Handles<H> {
    private static volatile @Nullable Handles<?> registered;

    /** Called by the class of the handles as it is initialised. */
    public static void register(Handles<?> handles) {
        registered = handles;
    }

    /** Those of the one class that registers. */
    @SuppressWarnings("unchecked") // it is that class
    public static <H> Handles<H> of(Class<H> type) {
        try {
            Class.forName(type.getName(), true, type.getClassLoader()); // which initialises it
        } catch (ClassNotFoundException impossible) {
            throw new AssertionError(impossible);
        }
        return (Handles<H>) Objects.requireNonNull(registered, "registered");
    }

    /**
     * The file of one.
     *
     * @throws IllegalStateException if it is closed
     */
    public abstract SharedFile file(H handle);

    /** A handle that takes over a use of the file that the caller has. */
    public abstract H of(SharedFile file);

    /** Closes a handle, and leaves the memory to whoever opens it next. Closed before: nothing. */
    public abstract void handOver(H handle);
}
