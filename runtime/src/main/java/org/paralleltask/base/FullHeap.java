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

    /** Loads this class: once the heap is full, that would fail. */
    public static void prepare() {
        // it is loaded now
    }

    /** Pauses for 10 ms before the next try; allocates nothing. */
    public static void pause() {
        LockSupport.parkNanos(PAUSE_NANOS);
    }
}
