package org.paralleltask.pool;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.paralleltask.wire.Cookie;

/** A worker process, and the processes that it has started: how they are ended. Thread-safe. */
final class ProcessTree implements Killable {
    private static final Duration UNTIL_IT_IS_GONE = Duration.ofDays(1); // unless the kernel holds it

    private final Process process;
    private final Cookie cookie;

    /** @param cookie what it and they have in their environment */
    ProcessTree(Process process, Cookie cookie) {
        this.process = process;
        this.cookie = cookie;
    }

    /** By its handle: {@link Process#destroyForcibly} would close its streams, and with them its last words. */
    @Override
    public void kill() {
        if (process.isAlive()) {
            List<ProcessHandle> started = descendants(); // a dead process has none to show
            process.toHandle().destroyForcibly();
            started.forEach(ProcessHandle::destroyForcibly);
        }
    }

    /** What can be seen of them: with no file descriptor left none, but the worker itself must die all the same. */
    private List<ProcessHandle> descendants() {
        try {
            return process.descendants().toList();
        } catch (RuntimeException cannotLook) {
            return List.of();
        }
    }

    /** Kills it, returns when it is gone, and leaves nothing of what it has started. */
    void end() {
        kill();
        awaitsExit(UNTIL_IT_IS_GONE);
        cookie.killAll();
    }

    /**
     * Waits until it ends by itself; false if it does not within {@code patience}. Waits through interrupts, which a
     * caller's thread hears of afterwards.
     */
    boolean awaitsExit(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        boolean wasInterrupted = false;
        try {
            while (true) {
                try {
                    return process.waitFor(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    wasInterrupted = true;
                }
            }
        } finally {
            if (wasInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Its exit status, once it has ended; kills it if it does not within {@code patience}. */
    int awaitExit(Duration patience) {
        if (!awaitsExit(patience)) {
            end();
        }
        return process.exitValue();
    }
}
