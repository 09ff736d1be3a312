package org.paralleltask.worker;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.paralleltask.SharedMemory;
import org.paralleltask.wire.Control;
import org.paralleltask.wire.Cookie;

/**
 * Ends this process when its parent is gone, whatever a task is doing at the time.
 *
 * <p>The news is the end of standard input, whose other end the parent holds. A process that the parent started by foreign
 * means may have inherited that end, and keep it open; so the parent itself is looked at once a second, too. On the same
 * stream come the {@link Control}s.
 */
final class ParentWatch {
    private static final int ORPHANED = 66;
    private static final long HALT_PATIENCE_MILLIS = 500;
    private static final long LOOK_MILLIS = 1000;

    /**
     * Until the worker is likely to have called its parent: the JDK takes 10 ms of CPU to find out who that is. Of one who
     * dies before, while a foreign process keeps standard input open, the end of the line tells, after the task that runs.
     */
    private static final long START_MILLIS = 250;

    /** On Windows closing a channel would wait for its reader. */
    private static final boolean CAN_WAKE_A_READER = File.separatorChar == '/';

    private ParentWatch() {}

    /** @param obey does what the parent says in the midst of a task */
    static void start(FileInputStream stdin, Consumer<Control> obey) {
        FileChannel channel = stdin.getChannel();
        new QuietThread("parent-stdin", new Hearing(channel, obey)).start();
        if (CAN_WAKE_A_READER) {
            Runtime.getRuntime().addShutdownHook(new QuietThread("exit", new Closing(channel)));
        }
        new QuietThread("parent-watch", new Watching()).start();
    }

    private record Hearing(FileChannel stdin, Consumer<Control> obey) implements Runnable {
        @Override
        public void run() {
            obeyUntilTheEnd(Channels.newInputStream(stdin), obey);
            if (stdin.isOpen()) {
                endThisProcess();
            }
        }
    }

    private record Closing(FileChannel stdin) implements Runnable {
        @Override
        public void run() {
            close(stdin);
        }
    }

    private record Watching() implements Runnable {
        @Override
        public void run() {
            watchParent();
        }
    }

    private static void watchParent() {
        pause(START_MILLIS);
        Optional<ProcessHandle> parent = ProcessHandle.current().parent();
        if (parent.isPresent()) {
            while (isStillParent(parent.get())) {
                pause(LOOK_MILLIS);
            }
            endThisProcess();
        }
    }

    /** Wakes its reader: for one who waits in the kernel a JVM that ends waits 300 ms. Until then the parent is looked at. */
    private static void close(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException alreadyBroken) {
            // then nobody reads it
        }
    }

    /** On Unix an orphan gets another parent at once; elsewhere it keeps the number of the dead one. */
    private static boolean isStillParent(ProcessHandle parent) {
        return parent.isAlive() && ProcessHandle.current().parent().equals(Optional.of(parent));
    }

    private static void obeyUntilTheEnd(InputStream stdin, Consumer<Control> obey) {
        try {
            for (Optional<Control> control = Control.readFrom(stdin);
                    control.isPresent();
                    control = Control.readFrom(stdin)) {
                try {
                    obey.accept(control.get());
                } catch (RuntimeException | Error noMemory) {
                    // a task may have taken it all; the next may be heard again
                }
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
            Cookie.killAllOfThisProcess();
            SharedMemory.sweepOwn();
        } finally { // also if no thread is to be had
            Runtime.getRuntime().halt(ORPHANED);
        }
    }

    private static void startLastResort() {
        new QuietThread("last-resort", () -> {
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
                })
                .start();
    }

    private static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException impossible) {
            throw new AssertionError("a quiet thread was interrupted", impossible);
        }
    }
}
