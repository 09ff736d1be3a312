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
 * Finds the threads that outlive the task that made them. It looks only after a task that has made threads. It does not
 * see virtual threads, nor threads that inherit no thread-locals. Used by the tasks' thread.
 */
public final class LeftThreads {
    /** How long a thread may take to end after its task, before it counts as left behind. */
    private static final long GRACE_NANOS = 5_000_000;

    private static final long LOOK_NANOS = 100_000;
    private static final int MAX_FRAMES = 20;

    /**
     * How the names begin of threads that are not reported: those that the JDK makes once for its own use, and those of
     * a pool that a task opened.
     */
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

    /** The threads that were there at the last look. */
    private Set<Thread> known = newSet();

    public LeftThreads(ThreadStarts starts) {
        this.starts = starts;
    }

    private static Set<Thread> newSet() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }

    /** A task is about to begin: threads that are there now are not its own. */
    public void begin() {
        if (seen != starts.made()) {
            seen = starts.made();
            know(find());
        }
    }

    /** The task has ended: the report of its threads, or null if it has left none behind. */
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

    /** Fills {@link #found} with the threads of the group, and returns how many there are. */
    private int find() {
        int count = group.enumerate(found);
        while (count == found.length) { // the array is full, so there may be more
            found = new Thread[2 * count];
            count = group.enumerate(found);
        }
        return count;
    }

    private void know(int count) {
        known = newSet();
        for (int i = 0; i < count; i++) {
            known.add(found[i]);
            found[i] = tasksThread; // overwritten, so that a thread that has ended can be collected
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

    /**
     * Whether the thread lives until the deadline. Not by {@code join}, which takes the thread's lock: user code may
     * hold it.
     */
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
            // a subclass's method failed: the report is sent without a stack
        }
        return text.toString();
    }
}
