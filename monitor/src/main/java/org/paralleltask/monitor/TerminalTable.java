package org.paralleltask.monitor;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.paralleltask.pool.Pool;

/**
 * One pool's table on this program's terminal. All of them share one {@link Screen}, one thread that draws it, and the
 * streams that stand in for {@code System.out} and {@code System.err} while there is one. Thread-safe.
 */
final class TerminalTable {
    private static final Object LOCK = new Object();
    private static final long PERIOD_NANOS = 200_000_000;

    /** After how many pictures the terminal is asked for its size again. */
    private static final int SIZE_PERIOD = 10;

    @GuardedBy("LOCK")
    private static boolean isHooked;

    @GuardedBy("LOCK")
    private static int open;

    /** The thread that draws; null while there is no table. One that is no longer this one ends. */
    @GuardedBy("LOCK")
    private static @Nullable Thread drawer;

    private static final Screen SCREEN = new Screen(Terminal.error());

    private static volatile Terminal.Size size = new Terminal.Size(80, 24);

    @GuardedBy("LOCK")
    private static Streams streams = new Streams();

    private final Pool pool;
    private final StatsTable table;
    private final Supplier<List<String>> lines = this::lines;

    private TerminalTable(Pool pool, long total) {
        this.pool = pool;
        this.table = new StatsTable(Terminal.style(), total, System.nanoTime());
    }

    /** What stands in for the program's streams, and what was there before. */
    private static final class Streams {
        private final PrintStream outBefore = System.out;
        private final PrintStream errBefore = System.err;
        private final ScreenStream out = new ScreenStream(SCREEN, outBefore);
        private final ScreenStream err = new ScreenStream(SCREEN, errBefore);
        private final PrintStream outNow = out.printing("stdout.encoding");
        private final PrintStream errNow = err.printing("stderr.encoding");

        void replace() {
            if (Terminal.isOutput()) {
                System.setOut(outNow);
            }
            System.setErr(errNow);
        }

        /** A stream that other code has set meanwhile stays. */
        @SuppressWarnings("ReferenceEquality") // whether it is still this one
        void restore() {
            if (System.out == outNow) {
                System.setOut(outBefore);
            }
            if (System.err == errNow) {
                System.setErr(errBefore);
            }
            try {
                out.finish();
                err.finish();
            } catch (IOException terminalIsGone) {
                // and so is all that could be said
            }
        }
    }

    static TerminalTable show(Pool pool, long total) {
        TerminalTable shown = new TerminalTable(pool, total);
        synchronized (LOCK) {
            if (open == 0) {
                size = Terminal.size();
                streams = new Streams();
                streams.replace();
            }
            if (!isHooked) {
                isHooked = true;
                Runtime.getRuntime().addShutdownHook(new Thread(SCREEN::leave, "paralleltask-terminal"));
            }
            open++;
            SCREEN.add(shown.lines);
            if (open == 1) {
                Thread started = new Thread(TerminalTable::draw, "paralleltask-terminal-table");
                started.setDaemon(true);
                started.setContextClassLoader(null);
                drawer = started;
                started.start();
            }
        }
        return shown;
    }

    private static void draw() {
        try {
            for (int pictures = 1; isDueAfterPeriod() && !SCREEN.isEmpty(); pictures++) {
                if (pictures % SIZE_PERIOD == 0) {
                    size = Terminal.size();
                }
                SCREEN.refresh();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // nobody of ours does that: the picture stays as it is
        }
    }

    /** Waits for the time of the next picture; false at once if this thread is to draw no more. */
    @SuppressWarnings("ReferenceEquality") // this very thread
    private static boolean isDueAfterPeriod() throws InterruptedException {
        long end = System.nanoTime() + PERIOD_NANOS;
        synchronized (LOCK) {
            while (drawer == Thread.currentThread()) {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    return true;
                }
                TimeUnit.NANOSECONDS.timedWait(LOCK, left);
            }
            return false;
        }
    }

    private List<String> lines() {
        return table.lines(pool.stats(), System.nanoTime(), size);
    }

    /** Leaves its progress; the last one to go leaves the program's streams as they were. */
    void close() {
        synchronized (LOCK) {
            String rest = table.progress(pool.stats(), System.nanoTime(), size.columns());
            if (SCREEN.remove(lines, rest)) {
                open--;
                if (open == 0) {
                    drawer = null;
                    LOCK.notifyAll();
                    streams.restore();
                }
            }
        }
    }
}
