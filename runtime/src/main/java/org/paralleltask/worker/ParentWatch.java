package org.paralleltask.worker;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Ends this process when its parent is gone, whatever a task is doing at the time.
 *
 * <p>The news is the end of standard input: the parent holds its other end and never writes to it again. A process that
 * the parent started by foreign means may have inherited that end, and keep it open; so the parent itself is looked
 * at once a second, too.
 */
final class ParentWatch {
    private static final int ORPHANED = 66;
    private static final long HALT_PATIENCE_MILLIS = 500;

    private ParentWatch() {}

    static void start(InputStream stdin) {
        daemon("paralleltask-parent-stdin", () -> {
            awaitEnd(stdin);
            endThisProcess();
        });
        ProcessHandle.current()
                .parent()
                .ifPresent(parent -> daemon("paralleltask-parent-watch", () -> {
                    while (isStillParent(parent)) {
                        pauseOneSecond();
                    }
                    endThisProcess();
                }));
    }

    /** On Unix an orphan gets another parent at once; elsewhere it keeps the number of the dead one. */
    private static boolean isStillParent(ProcessHandle parent) {
        return parent.isAlive() && ProcessHandle.current().parent().equals(Optional.of(parent));
    }

    private static void awaitEnd(InputStream stdin) {
        try {
            while (stdin.read() >= 0) {
                // nothing is said here after the bootstrap
            }
        } catch (IOException broken) {
            // as good as its end
        }
    }

    /**
     * Halts: no shutdown hook may keep an orphan alive. {@code halt} waits for a safepoint, which some loop may keep
     * from being reached; a JVM cannot kill itself, but it can start somebody who does.
     */
    private static void endThisProcess() {
        try {
            startLastResort();
        } finally { // also if no thread is to be had
            Runtime.getRuntime().halt(ORPHANED);
        }
    }

    private static void startLastResort() {
        daemon("paralleltask-last-resort", () -> {
            try {
                TimeUnit.MILLISECONDS.sleep(HALT_PATIENCE_MILLIS);
                new ProcessBuilder(
                                "kill",
                                "-9",
                                Long.toString(ProcessHandle.current().pid()))
                        .start();
            } catch (IOException | InterruptedException noOtherWay) {
                Runtime.getRuntime().halt(ORPHANED);
            }
        });
    }

    private static void pauseOneSecond() {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException nobodyElsesBusiness) {
            // user code interrupted every thread it could find: look again at once
        }
    }

    private static void daemon(String name, Runnable body) {
        Thread thread = new Thread(body, name);
        thread.setDaemon(true);
        thread.start();
    }
}
