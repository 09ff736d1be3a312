package org.paralleltask.monitor;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.paralleltask.pool.Pool;

/**
 * Shows what a pool does while it does it: on the terminal, or as a page on this machine.
 *
 * <pre>{@code
 * try (RenderPool pool = RenderPool.open();
 *         PoolMonitor monitor = PoolMonitor.attach(pool)) {
 *     pool.map(scenes);
 * }
 * }</pre>
 *
 * <p>It asks for the pool's {@code stats()} five times a second, and costs its tasks nothing. Thread-safe.
 */
public final class PoolMonitor implements AutoCloseable {
    private final Pool pool;
    private final @Nullable TerminalTable table;

    private PoolMonitor(Pool pool, @Nullable TerminalTable table) {
        this.pool = pool;
        this.table = table;
    }

    /**
     * Draws a progress bar and a table of the workers at the foot of the terminal, until it is closed; then one line stays.
     * What the program and its workers print meanwhile appears above it, in whole lines.
     *
     * <p>It is drawn on standard error, and only if that is a terminal: else this does nothing.
     *
     * @param pool what is shown
     * @return the table, to be closed by the caller
     */
    public static PoolMonitor attach(Pool pool) {
        return attach(pool, 0);
    }

    /**
     * The same for a pool that is to run so many tasks: the bar shows how many of these have ended. Without that number it
     * shows how many have ended of those that the pool was given so far.
     *
     * @param pool what is shown
     * @param total how many tasks it is to run; 0 if that is not known
     * @return the table, to be closed by the caller
     * @throws IllegalArgumentException if the total is less than 0
     */
    public static PoolMonitor attach(Pool pool, long total) {
        Objects.requireNonNull(pool, "pool");
        if (total < 0) {
            throw new IllegalArgumentException(
                    "total is " + total + ": it is a number of tasks, or 0 if it is not known");
        }
        return new PoolMonitor(pool, Terminal.isError() ? TerminalTable.show(pool, total) : null);
    }

    /**
     * Serves the pool's page, live, at an address of this machine's loopback interface that has a random token in it. It
     * shows the workers, what they run, how many tasks wait and end, and what has taken longest. Nothing is served before
     * this is called, nor after the page is closed.
     *
     * @param pool what is shown
     * @return the page, to be closed by the caller
     * @throws java.io.UncheckedIOException if there is no port for it
     * @throws NoClassDefFoundError if the JDK's module {@code jdk.httpserver} is not there
     */
    public static LivePage serve(Pool pool) {
        return LivePage.open(Objects.requireNonNull(pool, "pool"), null);
    }

    /**
     * The same with the timeline that this pool was opened with: it shows each task, and each failure.
     *
     * @param pool what is shown
     * @param timeline records this pool
     * @return the page, to be closed by the caller
     * @throws java.io.UncheckedIOException if there is no port for it
     * @throws NoClassDefFoundError if the JDK's module {@code jdk.httpserver} is not there
     */
    public static LivePage serve(Pool pool, Timeline timeline) {
        return LivePage.open(Objects.requireNonNull(pool, "pool"), Objects.requireNonNull(timeline, "timeline"));
    }

    /** {@return whether something is shown: not if standard error is no terminal} */
    public boolean isShown() {
        return table != null;
    }

    /** Leaves one line of the table, and the terminal as it was. Closing again does nothing. */
    @Override
    public void close() {
        if (table != null) {
            table.close();
        }
    }

    /** Such as {@code PoolMonitor[sumPrimes: 8 workers (8 busy), …]}. */
    @Override
    public String toString() {
        return "PoolMonitor[" + pool.stats() + "]";
    }
}
