package org.paralleltask.base;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * What to do when this program's heap is full. Any allocation may fail then. What must not be lost, such as a task's end, is
 * tried again until there is room: a full heap mostly lasts a moment, or ends the program.
 */
public final class FullHeap {
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private FullHeap() {}

    /**
     * Loads what {@link #pause} needs, by a pause of a nanosecond: a class that is first named in a full heap cannot be found
     * there, and the pause would throw another {@link OutOfMemoryError}.
     */
    public static void prepare() {
        pause(1);
    }

    /** Pauses for 10 ms before the next try; allocates nothing. */
    public static void pause() {
        pause(PAUSE_NANOS);
    }

    private static void pause(long nanos) {
        LockSupport.parkNanos(nanos);
    }
}
