package org.paralleltask.pool;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A short-lived directory that only this user may enter, with a path short enough for a socket in it. One that is there
 * when the program ends is deleted by the JVM.
 */
final class PrivateDirectory {
    /**
     * Unix sockets have paths of about 100 bytes (sun_path: 108 on Linux, 104 on macOS and the BSDs), and the name made
     * here takes about 40.
     */
    private static final int MAX_PARENT_BYTES = 60;

    /** What may be in it. */
    private static final List<String> FILES = List.of("socket", "java.args");

    /**
     * Directories that were made and deleted, and can be made again: the JVM keeps what it is to delete at its end for
     * ever, so that new names without end would fill the memory.
     */
    private static final Deque<Path> FREE = new ConcurrentLinkedDeque<>();

    private PrivateDirectory() {}

    /** @throws IOException naming each place that was tried */
    static Path create() throws IOException {
        for (Path free = FREE.pollFirst(); free != null; free = FREE.pollFirst()) {
            try {
                return Files.createDirectory(free, onlyForThisUser(free));
            } catch (IOException takenBySomebody) {
                // so there is one name less to use again
            }
        }
        Path created = createNew();
        deleteAtExit(created);
        return created;
    }

    private static Path createNew() throws IOException {
        Path temp = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
        List<Path> parents = Stream.of(temp, Path.of("/tmp"), Path.of(System.getProperty("user.home")))
                .filter(path -> path.toString().getBytes(StandardCharsets.UTF_8).length <= MAX_PARENT_BYTES)
                .distinct()
                .toList();
        IOException failure = new IOException("No directory for a socket: none of the temp directory " + temp
                + ", /tmp and the home directory can be written to and has a path of at most " + MAX_PARENT_BYTES
                + " bytes; set -Djava.io.tmpdir to one that does");
        for (Path parent : parents) {
            try {
                return Files.createTempDirectory(parent, "paralleltask-", onlyForThisUser(parent));
            } catch (IOException e) {
                failure.addSuppressed(e);
            }
        }
        throw failure;
    }

    /** The JVM deletes in the reverse order, after the shutdown hooks, in which a pool may still start workers. */
    private static void deleteAtExit(Path directory) {
        try {
            directory.toFile().deleteOnExit();
            FILES.forEach(file -> directory.resolve(file).toFile().deleteOnExit());
        } catch (IllegalStateException itIsEndingAlready) {
            // then only delete() will
        }
    }

    private static FileAttribute<?>[] onlyForThisUser(Path parent) {
        boolean posix = parent.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0]; // Windows: the temp directory itself is private to the user
    }

    /** Deletes the directory and the files in it; nothing for null. */
    static void delete(@Nullable Path directory) {
        if (directory == null) {
            return;
        }
        try {
            for (String file : FILES) {
                Files.deleteIfExists(directory.resolve(file));
            }
            Files.deleteIfExists(directory);
            FREE.addFirst(directory);
        } catch (IOException e) { // a worker may have been started with it: a reason to say so, not to give that one up
            Log.warn("The directory " + directory + " could not be removed", e);
        }
    }
}
