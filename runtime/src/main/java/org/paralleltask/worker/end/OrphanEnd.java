package org.paralleltask.worker.end;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.paralleltask.base.UninterruptibleThread;
import org.paralleltask.memory.SharedMemory;
import org.paralleltask.wire.Cookie;

/**
 * Ends this process once its parent is gone. The first thread that notices it does the work; other threads that notice
 * it wait meanwhile.
 *
 * <p>Nothing else is left to clean up, so this process kills what its tasks have started, and removes its own files and
 * its parent's. Each worker of that parent does the same, so the last worker does what the others could not do yet. It
 * halts instead of exiting, so that no shutdown hook keeps an orphan alive. A step that fails is repeated, because a
 * task may have stopped this thread, or filled the heap. Thread-safe.
 */
public final class OrphanEnd {
    private static final int STATUS = 66;
    private static final int TRIES = 3;

    /**
     * How long the parent's locks are waited for. A dead process releases its locks a moment after its pipes. A process
     * that lives and has only closed its pipes keeps them.
     */
    private static final long LOCK_PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final long LOOK_MILLIS = 10;

    /** Bytes of the heap that the end may need. */
    private static final int RESERVE = 1 << 19;

    private final List<Path> parents;
    private final CountDownLatch halting = new CountDownLatch(1);

    @SuppressWarnings("UnusedVariable") // holds room in the heap, which is released at the end
    private volatile byte @Nullable [] reserve;

    @GuardedBy("this")
    private int failures;

    @GuardedBy("this")
    private boolean isGuarded;

    /** @param parents the parent's directories, as the parent named them to this worker */
    public OrphanEnd(@Nullable Path... parents) {
        this.parents = Stream.of(parents).filter(Objects::nonNull).distinct().toList();
    }

    /**
     * Removes the parent's files. Called by a worker whose standard input ended without a bootstrap: its parent may
     * have ended while it started this process. Then files of this worker, such as its pipes, may have been made after
     * the parent's JVM had deleted its files.
     */
    public static void sweepAfterSilentParent() {
        String parents = System.getProperty(SharedMemory.PARENTS_PROPERTY);
        if (parents != null) { // else no pool has started this process
            new OrphanEnd(Stream.of(parents.split(File.pathSeparator, -1))
                            .map(Path::of)
                            .toArray(Path[]::new))
                    .sweepParents();
        }
    }

    /** Reserves room in the heap for the end, because tasks may fill the rest. */
    public void prepare() {
        try {
            reserve = new byte[RESERVE];
        } catch (OutOfMemoryError full) {
            // a task has already filled the heap: the end has to do without
        }
    }

    /**
     * Ends this process. Does not return.
     *
     * @param line the line to the parent: of no more use, and closed first, because its file descriptors may be the
     *     only ones that the end can have
     */
    public void now(Closeable line) {
        for (int i = 0; i < TRIES; i++) {
            try {
                end(line);
            } catch (RuntimeException | Error stoppedOrNoMemory) {
                // again
            }
        }
        halt();
    }

    private synchronized void end(Closeable line) {
        reserve = null;
        boolean isDone = guard();
        isDone &= close(line); // &=, so that each step is taken even if one before it failed
        isDone &= killTree();
        isDone &= sweepOwn();
        isDone &= sweepParents();
        if (isDone || ++failures == TRIES) {
            halt();
        }
    }

    /** Starts the thread that kills this process if the halt does not end it; false if it could not. */
    @GuardedBy("this")
    private boolean guard() {
        try {
            if (!isGuarded) {
                new UninterruptibleThread("last-resort", new LastResort(halting)).start();
                isGuarded = true;
            }
            return true;
        } catch (RuntimeException | Error stoppedOrNoMemory) {
            return false;
        }
    }

    private void halt() {
        halting.countDown();
        Runtime.getRuntime().halt(STATUS);
    }

    private static boolean close(Closeable line) {
        try {
            line.close();
            return true;
        } catch (IOException broken) {
            return true; // its descriptors are released nevertheless
        } catch (RuntimeException | Error stoppedOrNoMemory) {
            return false;
        }
    }

    private static boolean killTree() {
        try {
            Cookie.killAllOfThisProcess();
            return true;
        } catch (RuntimeException | Error stoppedOrNoMemory) {
            return false;
        }
    }

    private static boolean sweepOwn() {
        try {
            SharedMemory.sweepOwn();
            return true;
        } catch (RuntimeException | Error stoppedOrNoMemory) {
            return false;
        }
    }

    private boolean sweepParents() {
        long end = System.nanoTime() + LOCK_PATIENCE_NANOS;
        try {
            for (Path directory : parents) {
                while (!SharedMemory.sweepParents(directory) && System.nanoTime() - end < 0) {
                    TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
                }
            }
            return true;
        } catch (InterruptedException | RuntimeException | Error stoppedOrNoMemory) {
            return false;
        }
    }

    /**
     * Kills this process from outside if the halt does not end it. A halt waits for a safepoint, and a thread in a loop
     * may never reach one. A JVM cannot kill itself, but it can start a program that does.
     */
    private record LastResort(CountDownLatch halting) implements Runnable {
        private static final long END_SECONDS = 5;
        private static final long HALT_MILLIS = 500;

        @Override
        public void run() {
            try {
                halting.await(END_SECONDS, TimeUnit.SECONDS);
                TimeUnit.MILLISECONDS.sleep(HALT_MILLIS);
                new ProcessBuilder(
                                "kill",
                                "-9",
                                Long.toString(ProcessHandle.current().pid()))
                        .start();
            } catch (IOException | InterruptedException noOtherWay) {
                Runtime.getRuntime().halt(STATUS);
            }
        }
    }
}
