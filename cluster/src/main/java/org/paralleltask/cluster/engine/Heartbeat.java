package org.paralleltask.cluster.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * When each of the others was last heard of. A gateway pings its nodes, and a node answers; each gives the other up after
 * {@link #SILENCE}. Thread-safe.
 */
public final class Heartbeat {
    /** Between two pings, and two looks. */
    public static final Duration PAUSE = Duration.ofMillis(500);

    /** After so long without a word another is given up. */
    public static final Duration SILENCE = Duration.ofSeconds(3);

    private final LongSupplier nanoTime;
    private final Map<UUID, Long> heard = new ConcurrentHashMap<>();

    /** The last look; of the thread that looks. */
    private long looked;

    /** @param nanoTime a clock as {@link System#nanoTime} */
    public Heartbeat(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.looked = nanoTime.getAsLong();
    }

    /** This one is there, or was heard of. */
    public void heard(UUID id) {
        heard.put(id, nanoTime.getAsLong());
    }

    /** This one does not matter any more. */
    public void forget(UUID id) {
        heard.remove(id);
    }

    /** Those that have been silent for too long; they are forgotten. One thread. */
    public List<UUID> silent() {
        long now = nanoTime.getAsLong();
        long since = now - looked;
        looked = now;
        if (since > SILENCE.toNanos() / 2) {
            // This process was stopped itself: what others have said meanwhile is still to be read.
            heard.replaceAll((id, then) -> Math.max(then, now - SILENCE.toNanos() / 2));
            return List.of();
        }
        List<UUID> silent = new ArrayList<>();
        heard.forEach((id, then) -> {
            if (now - then > SILENCE.toNanos()) {
                silent.add(id);
            }
        });
        silent.forEach(heard::remove);
        return silent;
    }
}
