package org.paralleltask.host.os;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.paralleltask.memory.DirectoryLock;
import org.paralleltask.memory.SharedMemory;
import org.paralleltask.system.SystemFeatures;

/**
 * A directory that only this user may enter. This program holds the lock of the file {@code lock} in it as long as the
 * program lives. If another process can take that lock, the directory is abandoned. When the program ends, the JVM
 * deletes it.
 */
final class LockedDirectory {
    private static final int TRIES = 100;

    private final Path path;

    /** Holds the lock until the program ends. It is never closed, and this field keeps it from being collected. */
    @SuppressWarnings("UnusedVariable")
    private final FileChannel lock;

    private LockedDirectory(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    Path path() {
        return path;
    }

    /** Whether it still exists. A tool that cleans a temp directory ignores locks, and may have removed it. */
    boolean isThere() {
        return Files.isDirectory(path);
    }

    /** Takes the lock of a directory that {@link #makeIn} has made, and keeps it until this program ends. */
    static LockedDirectory lock(Path made) throws IOException {
        return new LockedDirectory(made, takeLock(made));
    }

    /** Makes a directory in the parent directory. */
    static Path makeIn(Path parent) throws IOException {
        for (int i = 0; i < TRIES; i++) {
            String random =
                    HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
            Path path =
                    parent.resolve(SharedMemory.PREFIX + ProcessHandle.current().pid() + "-" + random);
            try {
                return Files.createDirectory(path, SystemFeatures.onlyForThisUser(parent));
            } catch (FileAlreadyExistsException ofAnother) {
                // the name is taken: another one is tried
            }
        }
        throw new IOException(parent + " has a directory of every name that was tried");
    }

    private static FileChannel takeLock(Path created) throws IOException {
        Path file = created.resolve(SharedMemory.LOCK);
        try {
            deleteAtExit(List.of(created, file));
            return DirectoryLock.take(created);
        } catch (IOException e) { // for instance no descriptor is left; without this, each try would leave a directory
            Files.deleteIfExists(created);
            throw e;
        }
    }

    /**
     * Has the JVM delete these at its end, in the reverse order. That is after the shutdown hooks, in which a pool may
     * still start workers.
     *
     * @throws IOException if the JVM has already begun to delete
     */
    static void deleteAtExit(List<Path> paths) throws IOException {
        try {
            for (Path path : paths) {
                path.toFile().deleteOnExit();
            }
        } catch (IllegalStateException tooLate) {
            throw new IOException("this program has ended", tooLate);
        }
    }
}
