package org.paralleltask.host.os;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What of one worker's place is alive, from each launch to each end, so that all of it can be killed. Thread-safe. */
public final class LiveProcesses {
    private final Set<Killable> alive = ConcurrentHashMap.newKeySet();
    private volatile boolean hasty;

    /** Something lives; it is killed at once if {@link #kill} has been called. */
    public void add(Killable newborn) {
        alive.add(newborn);
        if (hasty) {
            newborn.kill();
        }
    }

    /** False if it was not known, or not any more. */
    public boolean remove(Killable dead) {
        return alive.remove(dead);
    }

    /** What lives now. */
    public Set<Killable> all() {
        return alive;
    }

    /** Kills all, and every later one at its birth. */
    public void kill() {
        hasty = true;
        alive.forEach(Killable::kill);
    }

    /** Whether what lives is to be killed, not told to end. */
    public boolean killRequested() {
        return hasty;
    }
}
