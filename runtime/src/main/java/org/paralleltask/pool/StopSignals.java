package org.paralleltask.pool;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.paralleltask.base.PoolLog;

/**
 * The pools that the first Ctrl-C, or {@code SIGTERM}, stops instead of the program: see {@link ProcessPool#stopOnSignal}.
 * While there is such a pool, the signals are handled here. Thread-safe.
 */
final class StopSignals {
    /** Compiled separately, and so known only by its name: see {@code SignalHandlers}. */
    private static final String HANDLERS = StopSignals.class.getPackageName() + ".SignalHandlers";

    private static final Set<PoolState> POOLS = new LinkedHashSet<>(); // guarded by POOLS

    /** Sets the former handlers again; null while those are set. */
    private static @Nullable Runnable restore; // guarded by POOLS

    private StopSignals() {}

    /** @throws IllegalStateException if the signals cannot be handled */
    static void add(PoolState pool) {
        synchronized (POOLS) {
            if (restore == null) {
                restore = handle(StopSignals::stopAll);
            }
            POOLS.add(pool);
        }
    }

    /** Forgets a pool that is closed. */
    static void remove(PoolState pool) {
        synchronized (POOLS) {
            if (POOLS.remove(pool) && POOLS.isEmpty()) {
                restore();
            }
        }
    }

    private static void restore() {
        if (restore != null) {
            restore.run();
            restore = null;
        }
    }

    private static void stopAll() {
        List<PoolState> pools;
        synchronized (POOLS) {
            restore(); // the next signal ends the program
            pools = new ArrayList<>(POOLS);
            POOLS.clear();
        }
        for (PoolState pool : pools) {
            new PoolLog(pool.queue.name())
                    .warn("Pool " + pool.queue.name()
                            + " was stopped by a signal: tasks that run are left to end, the others"
                            + " do not start. Another signal ends the program at once");
            pool.stop();
        }
    }

    private static Runnable handle(Runnable action) {
        try {
            return Class.forName(HANDLERS)
                    .asSubclass(Runnable.class)
                    .getDeclaredConstructor(Runnable.class)
                    .newInstance(action);
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new IllegalStateException(
                    "This JVM does not let signals be handled: its module jdk.unsupported is missing (add it to the"
                            + " image), or it was started with -Xrs",
                    e);
        }
    }
}
