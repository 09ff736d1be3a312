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
 * Ends this process once its parent is gone. The first thread that notices does it; others that notice wait for it.
 *
 * <p>No other process is left to do it, so this one kills what its tasks have started, and removes its own files, and its
 * parent's. Each worker of that parent does the same, so the last one does what others could not yet. No shutdown hook may
 * keep an orphan alive, so it halts. A step that fails is taken again, for a task may have stopped this thread, or filled
 * the heap. Thread-safe.
 */
public final class OrphanEnd {
    private static final int STATUS = 66;
    private static final int TRIES = 3;

    /** A process that has died lets go of its locks a moment after its pipes; one that has hung up and lives never does. */
    private static final long LOCK_PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final long LOOK_MILLIS = 10;

    /** What the end takes of the heap. */
    private static final int RESERVE = 1 << 19;

    private final List<Path> parents;
    private final CountDownLatch halting = new CountDownLatch(1);

    @SuppressWarnings("UnusedVariable") // room that is given up at the end
    private volatile byte @Nullable [] reserve;

    @GuardedBy("this")
    private int failures;

    @GuardedBy("this")
    private boolean isGuarded;

    /** @param parents the directories of the parent's that it has told this worker of */
    public OrphanEnd(@Nullable Path... parents) {
        this.parents = Stream.of(parents).filter(Objects::nonNull).distinct().toList();
    }

    /**
     * To be called by a worker that is told nothing: its parent may have ended while it started this process, and what it
     * was about to make for that, such as pipes, may have come after the JVM has deleted its files.
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

    /** Takes room in the heap, which tasks may fill. */
    public void prepare() {
        try {
            reserve = new byte[RESERVE];
        } catch (OutOfMemoryError full) {
            // a task has already filled it
        }
    }

    /**
     * Does not return.
     *
     * @param line is of no more use, and has descriptors, of which there may be no others
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
        isDone &= close(line); // each, whatever became of the others
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
            return true; // as good as closed
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
     * A halt waits for a safepoint, which a loop may keep from being reached. A JVM cannot kill itself, but it can start a
     * program that does.
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
