package org.paralleltask.base;

import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The log of one pool, or of workers that several pools share: the logger {@code org.paralleltask.NAME}. A message that could
 * be logged for each task or worker is logged only for the first: see {@link #once}. Thread-safe.
 */
public final class PoolLog {
    private final String name;
    private final Set<Object> told = ConcurrentHashMap.newKeySet();

    /** @param name the pool's or the workers' name, such as {@code sumPrimes} */
    public PoolLog(String name) {
        this.name = name;
    }

    public void warn(String message) {
        Log.ofPool(name, Level.WARNING, message, null);
    }

    public void warn(String message, Throwable thrown) {
        Log.ofPool(name, Level.WARNING, message, thrown);
    }

    /** Logs an error of this library; for each place in its code only once. */
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
     * Whether this message should be logged: it was not logged before.
     *
     * @param what names the kind of message; each kind is logged once
     */
    public boolean once(Object what) {
        return told.add(what);
    }
}
