package org.paralleltask.host.logs;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.paralleltask.base.PoolLog;
import org.paralleltask.logs.LogReplay;
import org.paralleltask.logs.RecordFormat;
import org.paralleltask.logs.WorkerRecord;
import org.paralleltask.wire.line.LogRing;

/**
 * What one worker process logs, replayed in this program by a thread of its own: it may be slow, or hang, and then the worker
 * drops what it logs. Thread-safe.
 */
public final class WorkerLogs {
    /** Between two looks while tasks run, and otherwise. */
    private static final long BUSY_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private static final long IDLE_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(40);

    /** Between two words of what was dropped. */
    private static final long DROPPED_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(10);

    /** How long the end of a worker waits, if nothing is replayed meanwhile; and at most. */
    private static final long DRAIN_LOOK_MILLIS = 200;

    private static final long DRAIN_NANOS = TimeUnit.SECONDS.toNanos(5);

    /** Loggers live as long as a program: a worker gets no more by its names. */
    private static final int MOST_LOGGERS = 2_000;

    private final String name;
    private final LogReplay replay;
    private final PoolLog log;
    private final Thread thread;
    private final AtomicLong replayed = new AtomicLong();

    /** The names that have come; of the thread. */
    private final Set<String> loggers = new HashSet<>();

    @GuardedBy("this")
    private @Nullable LogRing ring;

    private volatile boolean isBusy;
    private volatile boolean hasEnded;

    /** How many were dropped of which has been told; of the thread. */
    private int told;

    private long toldNanos = System.nanoTime() - DROPPED_PAUSE_NANOS;

    /** @param name the worker's */
    private WorkerLogs(String name, LogRing ring, LogReplay replay, PoolLog log) {
        this.name = name;
        this.ring = ring;
        this.replay = replay;
        this.log = log;
        this.thread = new Thread(this::run, "paralleltask-" + name + "-logs");
        thread.setDaemon(true);
    }

    /** Starts to replay what comes. */
    public static WorkerLogs start(String name, LogRing ring, LogReplay replay, PoolLog log) {
        WorkerLogs logs = new WorkerLogs(name, ring, replay, log);
        logs.thread.start();
        return logs;
    }

    /** Whether tasks run now: then it looks more often. */
    public void busy(boolean now) {
        isBusy = now;
    }

    private void run() {
        boolean isLast = false;
        while (!isLast) {
            isLast = hasEnded; // what was there before that is replayed
            for (byte[] next = next(); next != null; next = next()) {
                replay(next);
                replayed.incrementAndGet();
            }
            tellOfDropped(isLast);
            if (!isLast) {
                LockSupport.parkNanos(isBusy ? BUSY_PAUSE_NANOS : IDLE_PAUSE_NANOS);
            }
        }
    }

    private synchronized byte @Nullable [] next() {
        LogRing from = ring;
        try {
            return from == null ? null : from.read();
        } catch (IOException | InternalError spoilt) { // the latter if it has cut off the file
            ring = null;
            log.warn(
                    "Worker " + name + ": what it logs is not heard any more, because it has spoilt the memory through"
                            + " which it comes",
                    spoilt);
            return null;
        }
    }

    private void replay(byte[] bytes) {
        try {
            WorkerRecord received = RecordFormat.decode(bytes, name);
            boolean isKnown = loggers.contains(received.logger());
            if (isKnown || loggers.size() < MOST_LOGGERS) {
                loggers.add(received.logger());
                replay.replay(received);
            } else if (log.once("loggers " + name)) {
                log.warn("Worker " + name + " has logged by more than " + MOST_LOGGERS
                        + " loggers: records of further ones" + " are dropped (told once)");
            }
        } catch (IOException broken) {
            if (log.once("record")) {
                log.warn("Worker " + name + ": a log record that cannot be read was dropped (told once)", broken);
            }
        } catch (Throwable theirs) { // of the program's logging; the next record may fare better
            if (log.once("replay")) {
                log.warn(
                        "Worker " + name + ": a log record was lost, because the program's logging failed (told once)",
                        theirs);
            }
        }
    }

    private void tellOfDropped(boolean isLast) {
        int dropped = dropped();
        long now = System.nanoTime();
        if (dropped != told && (isLast || now - toldNanos > DROPPED_PAUSE_NANOS)) {
            log.warn("Worker " + name + ": " + (dropped - told)
                    + " log records were dropped, because this program's logging" + " did not take them fast enough");
            told = dropped;
            toldNanos = now;
        }
    }

    private synchronized int dropped() {
        LogRing from = ring;
        try {
            return from == null ? told : from.dropped();
        } catch (InternalError cutOff) {
            ring = null;
            return told;
        }
    }

    /**
     * The process has ended: waits until all has been replayed, unless nothing is for a moment. Then the ring's memory is not
     * touched any more.
     */
    public void end() {
        hasEnded = true;
        LockSupport.unpark(thread);
        long begun = System.nanoTime();
        long before;
        try {
            do {
                before = replayed.get();
                thread.join(DRAIN_LOOK_MILLIS);
            } while (thread.isAlive() && replayed.get() != before && System.nanoTime() - begun < DRAIN_NANOS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // then the rest is lost
        }
        synchronized (this) {
            ring = null;
        }
    }
}
