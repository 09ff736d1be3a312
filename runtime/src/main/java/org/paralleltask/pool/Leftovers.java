package org.paralleltask.pool;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** Removes the private directories of programs that were killed: only those that are certainly nobody's any more. */
final class Leftovers {
    /** A directory without a lock is being made, or was left by a program that was killed just then. */
    private static final Duration SURELY_MADE = Duration.ofHours(1);

    private Leftovers() {}

    /** Once in each program, when it opens its first pool; nobody waits for it. */
    static void sweepInBackground(Set<Path> places) {
        QuietThread.detached("sweep", () -> places.forEach(Leftovers::sweep)).start();
    }

    /** Removes what is left in this directory. */
    static void sweep(Path parent) {
        // Not ours: closing a file would give up this process's own lock on it, also that of another copy of this
        // class.
        String own = PrivateDirectory.PREFIX + ProcessHandle.current().pid() + "-";
        try (DirectoryStream<Path> found = Files.newDirectoryStream(parent, PrivateDirectory.PREFIX + "[0-9]*-*")) {
            for (Path directory : found) {
                if (!directory.getFileName().toString().startsWith(own)) {
                    removeIfNobodys(directory);
                }
            }
        } catch (IOException | RuntimeException notOurs) {
            // another user's, or gone meanwhile; and if it was ours, the next program tries again
        }
    }

    private static void removeIfNobodys(Path directory) {
        try {
            if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
                return;
            }
            Path lockFile = directory.resolve(PrivateDirectory.LOCK);
            if (!Files.exists(lockFile, LinkOption.NOFOLLOW_LINKS)) {
                Instant changed = Files.getLastModifiedTime(directory).toInstant();
                if (changed.isBefore(Instant.now().minus(SURELY_MADE))) {
                    remove(directory);
                }
                return;
            }
            try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
                    FileLock lock = channel.tryLock()) {
                if (lock != null) {
                    remove(directory);
                }
            }
        } catch (IOException | OverlappingFileLockException notOurs) {
            // another user's, or another program has just swept it
        }
    }

    private static void remove(Path directory) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(directory);
    }
}
