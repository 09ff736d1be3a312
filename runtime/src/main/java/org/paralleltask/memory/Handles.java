package org.paralleltask.memory;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the library can do with a handle of shared memory, and users cannot. The class of the handles, which users see,
 * registers its implementation of this. Thread-safe.
 *
 * @param <H> the class of the handles
 */
public abstract class Handles<H> {
    private static volatile @Nullable Handles<?> registered;

    /** Called by the class of the handles when it is initialized. */
    public static void register(Handles<?> handles) {
        registered = handles;
    }

    /** The implementation that this class has registered. It is initialized first, if it was not. */
    @SuppressWarnings("unchecked") // only one class registers, and it is this one
    public static <H> Handles<H> of(Class<H> type) {
        try {
            Class.forName(type.getName(), true, type.getClassLoader()); // initializes it
        } catch (ClassNotFoundException impossible) {
            throw new AssertionError(impossible);
        }
        return (Handles<H>) Objects.requireNonNull(registered, "registered");
    }

    /**
     * The file of a handle.
     *
     * @throws IllegalStateException if the handle is closed
     */
    public abstract SharedFile file(H handle);

    /** A new handle. It takes over one use of the file from the caller. */
    public abstract H of(SharedFile file);

    /**
     * Closes a handle, and leaves the memory to the process that opens it next. Does nothing if the handle is closed.
     */
    public abstract void handOver(H handle);
}
