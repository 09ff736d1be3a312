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

/** A worker process and the processes that it has started, and how they are ended. Thread-safe. */
public final class ProcessTree implements Killable {
    /**
     * The pause before it is killed once more. If no file descriptor is left, the JDK cannot kill, because it first
     * looks whether the process is still the same.
     */
    private static final Duration UNTIL_THE_NEXT_BLOW = Duration.ofSeconds(5);

    /** How long to wait for the JDK to notice the end, before the system is asked in case the JDK has missed it. */
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** The same, once the system has said that the process is gone. */
    private static final long TURN_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    /**
     * How often the process must be found gone before the JDK is believed to have missed its end. The JDK's thread
     * needs one turn of the CPU to notice it. Turns are counted, not seconds, because on an overloaded machine the
     * JDK's thread may wait as long for its turn as this thread does.
     */
    private static final int TURNS = 40;

    /** The exit status of a process whose end the JDK has missed. */
    public static final int UNKNOWN = -1;

    /**
     * The exit status of a killed process. On Windows it is 1, which on other systems means that a JVM failed by
     * itself.
     */
    private static final int KILLED = File.separatorChar == '\\' ? 1 : 128 + 9;

    private final Process process;
    private final Cookie cookie;

    /** How often the process was found gone while the JDK had not noticed its end. */
    private final AtomicInteger turns = new AtomicInteger();

    /** Whether the process has ended, and the JDK will never notice. */
    private volatile boolean isMissed;

    /** @param cookie marks the environment of the process and of those that it starts */
    public ProcessTree(Process process, Cookie cookie) {
        this.process = process;
        this.cookie = cookie;
    }

    /**
     * Kills by the handle: {@link Process#destroyForcibly} would close the streams, and lose the worker's last output.
     */
    @Override
    public void kill() {
        if (!hasExited()) {
            List<ProcessHandle> started = descendants(); // asked first: a dead process has no descendants any more
            process.toHandle().destroyForcibly();
            started.forEach(ProcessHandle::destroyForcibly);
        }
    }

    @Override
    public Optional<ProcessHandle> handle() {
        return Optional.of(process.toHandle());
    }

    /**
     * The descendants that can be found. If no file descriptor or memory is left, none can be; the worker itself is
     * killed nevertheless.
     */
    private List<ProcessHandle> descendants() {
        try {
            return process.descendants().toList();
        } catch (RuntimeException | OutOfMemoryError cannotLook) {
            return List.of();
        }
    }

    /** Kills the process and all that it has started. Returns when the process is gone. */
    public void end() {
        do {
            kill();
        } while (!awaitsExit(UNTIL_THE_NEXT_BLOW)); // a process that waits in the kernel ends later
        cookie.killAll();
    }

    /**
     * Waits until it ends by itself. False if it does not end within {@code patience}. If the calling thread is
     * interrupted, it waits on, and is interrupted again afterwards.
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
     * Whether the system says that the process is gone. The system is asked, because the JDK's thread that waits for a
     * process's end does not survive a full heap (17 and 25). False if the system cannot be asked, for instance because
     * no file descriptor is left: then even this process would seem to be gone.
     */
    private boolean isGone() {
        return ProcessHandle.current().isAlive()
                && (!process.toHandle().isAlive() || ProcFiles.isZombie(process.pid()));
    }

    private void miss() {
        isMissed = true;
        try {
            process.getOutputStream().close(); // the JDK does the same when it notices an end
        } catch (IOException brokenPipe) {
            // the process is gone, so the pipe has no reader
        }
    }

    public Process process() {
        return process;
    }

    /** Waits until it has ended, and returns its exit status. Kills it if it does not end within {@code patience}. */
    public int awaitExit(Duration patience) {
        if (!awaitsExit(patience)) {
            end();
        }
        return exitStatus();
    }

    public boolean hasExited() {
        return isMissed || !process.isAlive();
    }

    /** The exit status, if it {@link #hasExited}; {@link #UNKNOWN} if the JDK has missed the end. */
    public int exitStatus() {
        return process.isAlive() ? UNKNOWN : process.exitValue();
    }

    /** An exit status as users see it. */
    public static OptionalInt known(int exitStatus) {
        return exitStatus == UNKNOWN ? OptionalInt.empty() : OptionalInt.of(exitStatus);
    }

    /** Whether this is the exit status of a killed process. With any other status the process has ended by itself. */
    public static boolean mayBeKilled(int exitStatus) {
        return exitStatus == KILLED;
    }
}
