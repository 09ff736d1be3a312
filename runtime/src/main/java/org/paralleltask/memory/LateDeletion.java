package org.paralleltask.memory;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.paralleltask.system.SystemFeatures;

/**
 * Files that are deleted together, later if they cannot be now: on a system that does not delete a file while a process
 * has mapped it ({@link SystemFeatures#DELETES_MAPPED_FILES}). This process's mappings end when the collector finds them,
 * so the files are tried again whenever others are made or deleted. What is left when the program ends is removed by the
 * next one. Thread-safe.
 */
public final class LateDeletion {
    /** When so many wait, the collector is asked to look: a program that makes little garbage would fill its disk. */
    private static final int MANY = 32;

    private static final long ROOM_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    @GuardedBy("LateDeletion.class")
    private static final Deque<LateDeletion> WAITING = new ArrayDeque<>();

    private final List<Path> files;
    private final Runnable whenGone;

    private LateDeletion(List<Path> files, Runnable whenGone) {
        this.files = files;
        this.whenGone = whenGone;
    }

    /**
     * Deletes these files, now or later, and then calls {@code whenGone}, on the thread that has deleted the last one.
     *
     * @return why one of them cannot be deleted now; empty if all are gone
     */
    public static Optional<IOException> delete(List<Path> files, Runnable whenGone) {
        LateDeletion deletion = new LateDeletion(files, whenGone);
        IOException failure = deletion.attempt();
        if (failure != null && deletion.await() % MANY == 0) {
            System.gc();
        }
        return Optional.ofNullable(failure);
    }

    /** Deletes those of these files that can be deleted now; returns why one of the others cannot. */
    public static Optional<IOException> deleteNow(List<Path> files) {
        return Optional.ofNullable(attempt(files));
    }

    /** Tries again to delete what could not be deleted before. */
    public static void retry() {
        for (LateDeletion one : takeAll()) {
            if (one.attempt() != null) {
                one.await();
            }
        }
    }

    /**
     * Tries to make room on a disk that is full: has the collector look for mappings, and waits until a file is gone, for
     * a second at most. False if no file waits, or none has gone.
     */
    static boolean makesRoom() {
        int before = waiting();
        if (before == 0) {
            return false;
        }
        System.gc();
        long end = System.nanoTime() + ROOM_NANOS;
        while (waiting() >= before && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(LOOK_NANOS);
            retry();
        }
        return waiting() < before;
    }

    /** How many groups of files wait. */
    public static int waiting() {
        synchronized (LateDeletion.class) {
            return WAITING.size();
        }
    }

    private static List<LateDeletion> takeAll() {
        synchronized (LateDeletion.class) {
            List<LateDeletion> all = List.copyOf(WAITING);
            WAITING.clear();
            return all;
        }
    }

    /** Returns how many wait now. */
    private int await() {
        synchronized (LateDeletion.class) {
            WAITING.add(this);
            return WAITING.size();
        }
    }

    private @Nullable IOException attempt() {
        IOException failure = attempt(files);
        if (failure == null) {
            whenGone.run();
        }
        return failure;
    }

    private static @Nullable IOException attempt(List<Path> files) {
        IOException failure = null;
        for (Path file : files) {
            try {
                SystemFeatures.delete(file);
            } catch (IOException e) {
                failure = failure == null ? e : failure;
            }
        }
        return failure;
    }
}
