package org.paralleltask.pool;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A short-lived directory that only this user may enter, with a path short enough for a socket in it. */
final class PrivateDirectory {
    /**
     * Unix sockets have paths of about 100 bytes (sun_path: 108 on Linux, 104 on macOS and the BSDs), and the name made
     * here takes about 40.
     */
    private static final int MAX_PARENT_BYTES = 60;

    private PrivateDirectory() {}

    /** @throws IOException naming each place that was tried */
    static Path create() throws IOException {
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
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
            Files.delete(directory);
        } catch (IOException e) {
            // a worker may have been started with it: a reason to say so, not to give that one up
            System.getLogger("org.paralleltask")
                    .log(System.Logger.Level.WARNING, "The directory " + directory + " could not be removed", e);
        }
    }
}
