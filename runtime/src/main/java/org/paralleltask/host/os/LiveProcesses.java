package org.paralleltask.host.os;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What is alive of one worker slot, each from its launch to its end, so that all of it can be killed. Thread-safe.
 */
public final class LiveProcesses {
    private final Set<Killable> alive = ConcurrentHashMap.newKeySet();
    private volatile boolean hasty;

    /** Adds what has just been launched. If {@link #kill} has been called, it is killed at once. */
    public void add(Killable newborn) {
        alive.add(newborn);
        if (hasty) {
            newborn.kill();
        }
    }

    /** Removes what has ended. False if it was not in the set. */
    public boolean remove(Killable dead) {
        return alive.remove(dead);
    }

    /** What lives now. */
    public Set<Killable> all() {
        return alive;
    }

    /** Kills all, and from now on each that is added. */
    public void kill() {
        hasty = true;
        alive.forEach(Killable::kill);
    }

    /** Whether {@link #kill} has been called. */
    public boolean killRequested() {
        return hasty;
    }
}
