package org.paralleltask.host.os;

import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.paralleltask.wire.Cookie;

/** A worker process, and the processes that it has started: how they are ended. Thread-safe. */
public final class ProcessTree implements Killable {
    /** Before it is killed once more: with no descriptor left the JDK cannot (it looks whether it is the same process). */
    private static final Duration UNTIL_THE_NEXT_BLOW = Duration.ofSeconds(5);

    /** How long the JDK is waited for before the system is asked, in case that the JDK has missed its end. */
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** The same, once the system has said that it is gone. */
    private static final long TURN_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    /**
     * So often has a thread of this program had its turn since the process was gone, when the JDK's thread, which needs
     * one, will surely have none any more. Turns are counted, not seconds: on a machine that has no time for one thread
     * it has none for the other.
     */
    private static final int TURNS = 40;

    /** The exit status of one whose end the JDK has missed. */
    public static final int UNKNOWN = -1;

    /** The exit status of one that was killed. On Windows it is 1, which elsewhere is that of a JVM that fails by itself. */
    private static final int KILLED = File.separatorChar == '\\' ? 1 : 128 + 9;

    private final Process process;
    private final Cookie cookie;

    /** How often it was found to be gone, when the JDK knew of no end. */
    private final AtomicInteger turns = new AtomicInteger();

    /** Whether it has ended, and the JDK will never know. */
    private volatile boolean isMissed;

    /** @param cookie what it and they have in their environment */
    public ProcessTree(Process process, Cookie cookie) {
        this.process = process;
        this.cookie = cookie;
    }

    /** By its handle: {@link Process#destroyForcibly} would close its streams, and with them its last words. */
    @Override
    public void kill() {
        if (!hasExited()) {
            List<ProcessHandle> started = descendants(); // a dead process has none to show
            process.toHandle().destroyForcibly();
            started.forEach(ProcessHandle::destroyForcibly);
        }
    }

    @Override
    public Optional<ProcessHandle> handle() {
        return Optional.of(process.toHandle());
    }

    /** What can be seen of them: with no descriptor or memory left none, but the worker itself must die all the same. */
    private List<ProcessHandle> descendants() {
        try {
            return process.descendants().toList();
        } catch (RuntimeException | OutOfMemoryError cannotLook) {
            return List.of();
        }
    }

    /** Kills it, returns when it is gone, and leaves nothing of what it has started. */
    public void end() {
        do {
            kill();
        } while (!awaitsExit(UNTIL_THE_NEXT_BLOW)); // the kernel may hold it
        cookie.killAll();
    }

    /**
     * Waits until it ends by itself; false if it does not within {@code patience}. Waits through interrupts, which a
     * caller's thread hears of afterwards.
     */
    public boolean awaitsExit(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        boolean wasInterrupted = false;
        try {
            while (!hasExited()) {
                long left = Math.max(0, end - System.nanoTime());
                long pause = turns.get() == 0 ? LOOK_NANOS : TURN_NANOS;
                try {
                    if (!process.waitFor(Math.min(left, pause), TimeUnit.NANOSECONDS)) {
                        if (left < pause) {
                            return false;
                        }
                        look();
                    }
                } catch (InterruptedException e) {
                    wasInterrupted = true;
                }
            }
            return true;
        } finally {
            if (wasInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void look() {
        if (!isGone()) {
            turns.set(0);
        } else if (turns.incrementAndGet() >= TURNS) {
            miss();
        }
    }

    /**
     * By the system: the JDK's thread that waits for a process's end does not live through a full heap (17 and 25). Not if
     * there is no looking, as with no descriptor left: then even this process would seem to be gone.
     */
    private boolean isGone() {
        return ProcessHandle.current().isAlive()
                && (!process.toHandle().isAlive() || ProcFiles.isZombie(process.pid()));
    }

    private void miss() {
        isMissed = true;
        try {
            process.getOutputStream().close(); // as the JDK would do
        } catch (IOException brokenPipe) {
            // it is gone
        }
    }

    public Process process() {
        return process;
    }

    /** Its exit status, once it has ended; kills it if it does not within {@code patience}. */
    public int awaitExit(Duration patience) {
        if (!awaitsExit(patience)) {
            end();
        }
        return exitStatus();
    }

    public boolean hasExited() {
        return isMissed || !process.isAlive();
    }

    /** Of one that {@link #hasExited}; {@link #UNKNOWN} if the JDK has missed it. */
    public int exitStatus() {
        return process.isAlive() ? UNKNOWN : process.exitValue();
    }

    /** An exit status as users see it. */
    public static OptionalInt known(int exitStatus) {
        return exitStatus == UNKNOWN ? OptionalInt.empty() : OptionalInt.of(exitStatus);
    }

    /** Whether it may have ended by {@link #kill}, as its exit status says; any other is that of an end of its own. */
    public static boolean mayBeKilled(int exitStatus) {
        return exitStatus == KILLED;
    }
}
