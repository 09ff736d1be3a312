package org.paralleltask.worker.task;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.paralleltask.base.UninterruptibleThread;
import org.paralleltask.payload.ThreadDump;
import org.paralleltask.wire.Frame;

/**
 * Sees the threads that outlive the task that made them. It looks only after a task that has made some. Virtual threads, and
 * those that take nothing over from the thread that makes them, are not seen. Used by the tasks' thread.
 */
public final class LeftThreads {
    /** What a thread that was told to end may take to do so. */
    private static final long GRACE_NANOS = 5_000_000;

    private static final long LOOK_NANOS = 100_000;
    private static final int MAX_FRAMES = 20;

    /** How the names of threads begin that the JDK makes for itself, once for all; and those of a pool that a task opened. */
    private static final String[] OF_THE_JDK_OR_OURS = {
        "paralleltask-",
        "DestroyJavaVM",
        "CompletableFutureDelayScheduler",
        "ForkJoinPool.commonPool-",
        "HttpClient-",
        "Keep-Alive-",
        "Java2D ",
        "AWT-",
        "RMI ",
        "FileSystemWatch",
        "process reaper"
    };

    private final ThreadStarts starts;
    private final Thread tasksThread = Thread.currentThread();
    private final ThreadGroup group = tasksThread.getThreadGroup();

    /** How many threads had been made at the last look. */
    private int seen = -1;

    private Thread[] found = new Thread[16];

    /** Those of the last look. */
    private Set<Thread> known = newSet();

    public LeftThreads(ThreadStarts starts) {
        this.starts = starts;
    }

    private static Set<Thread> newSet() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }

    /** A task is about to begin: the threads that are there now are none of its own. */
    public void begin() {
        if (seen != starts.made()) {
            seen = starts.made();
            know(find());
        }
    }

    /** The task has ended: what is to be told of its threads; null if it has left none. */
    public Frame.@Nullable ThreadsLeft end(long task) {
        if (seen == starts.made()) {
            return null;
        }
        seen = starts.made();
        int count = find();
        long deadline = System.nanoTime() + GRACE_NANOS;
        int left = 0;
        Thread first = null;
        for (int i = 0; i < count; i++) {
            if (!known.contains(found[i]) && isUsers(found[i]) && outlives(found[i], deadline)) {
                left++;
                first = first == null ? found[i] : first;
            }
        }
        know(count);
        return first == null ? null : new Frame.ThreadsLeft(task, left, text(first));
    }

    /** Returns how many there are. */
    private int find() {
        int count = group.enumerate(found);
        while (count == found.length) { // perhaps there are more
            found = new Thread[2 * count];
            count = group.enumerate(found);
        }
        return count;
    }

    private void know(int count) {
        known = newSet();
        for (int i = 0; i < count; i++) {
            known.add(found[i]);
            found[i] = tasksThread; // one that has ended is to be collected
        }
    }

    private boolean isUsers(Thread thread) {
        if (thread instanceof UninterruptibleThread || tasksThread.equals(thread)) {
            return false;
        }
        Class<?> type = thread.getClass();
        boolean isOfTheJdk = type.getClassLoader() == null
                && type != Thread.class
                && !type.getName().equals("java.util.TimerThread")
                && !(thread instanceof ForkJoinWorkerThread);
        if (isOfTheJdk) {
            return false;
        }
        String name = thread.getName();
        for (String start : OF_THE_JDK_OR_OURS) {
            if (name.startsWith(start)) {
                return false;
            }
        }
        return true;
    }

    /** Not by {@code join}: a thread may hold its own lock for as long as it likes. */
    private static boolean outlives(Thread thread, long deadline) {
        while (thread.isAlive() && System.nanoTime() - deadline < 0) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return thread.isAlive();
    }

    private static String text(Thread thread) {
        StringBuilder text =
                new StringBuilder("thread \"").append(thread.getName()).append('"');
        try {
            StackTraceElement[] frames = thread.getStackTrace();
            for (int i = 0; i < Math.min(frames.length, MAX_FRAMES); i++) {
                text.append("\n    at ").append(ThreadDump.plain(frames[i]));
            }
        } catch (RuntimeException | Error ofASubclass) {
            // then where it is stays unknown
        }
        return text.toString();
    }
}
