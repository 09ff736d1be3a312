package org.paralleltask.base;

import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The log of one pool, or of the workers that several share, {@code org.paralleltask.NAME}. What could be said of each task
 * or worker for as long as a program runs is said of the first, {@link #once}. Thread-safe.
 */
public final class PoolLog {
    private final String name;
    private final Set<Object> told = ConcurrentHashMap.newKeySet();

    /** @param name such as {@code sumPrimes} */
    public PoolLog(String name) {
        this.name = name;
    }

    public void warn(String message) {
        Log.ofPool(name, Level.WARNING, message, null);
    }

    public void warn(String message, Throwable thrown) {
        Log.ofPool(name, Level.WARNING, message, thrown);
    }

    /** Says that there is a mistake in this library; of one place in its code once. */
    public void bug(String message, Throwable thrown) {
        StackTraceElement[] frames = thrown.getStackTrace();
        if (once(thrown.getClass().getName() + (frames.length == 0 ? "" : frames[0]))) {
            Log.ofPool(
                    name,
                    Level.ERROR,
                    "An error in ParallelTask itself (told once; please report it): " + message,
                    thrown);
        }
    }

    /**
     * Whether this is to be told: it has not been told yet.
     *
     * @param what names the kind of message; of different ones both are told
     */
    public boolean once(Object what) {
        return told.add(what);
    }
}
