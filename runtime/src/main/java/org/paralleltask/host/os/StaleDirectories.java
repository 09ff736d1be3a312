package org.paralleltask.host.os;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.paralleltask.base.UninterruptibleThread;
import org.paralleltask.memory.SharedMemory;

/** Removes the private directories of programs that were killed, but only those that are certainly abandoned. */
final class StaleDirectories {
    private StaleDirectories() {}

    /** Called once in each program, when it opens its first pool. Does not wait. */
    static void sweepInBackground(Set<Path> places) {
        UninterruptibleThread.detached("sweep", () -> places.forEach(StaleDirectories::sweep))
                .start();
    }

    /** Removes the abandoned directories in this directory. */
    static void sweep(Path parent) {
        // This process's own directories are skipped. To close a lock file would release this process's own lock on it,
        // also one that is held by another copy of this class.
        String own = PrivateDirectory.PREFIX + ProcessHandle.current().pid() + "-";
        try (DirectoryStream<Path> found = Files.newDirectoryStream(parent, PrivateDirectory.PREFIX + "[0-9]*-*")) {
            for (Path directory : found) {
                if (!directory.getFileName().toString().startsWith(own)) {
                    SharedMemory.removeIfNobodys(directory);
                }
            }
        } catch (IOException | RuntimeException notOurs) {
            // another user's directory, or already gone; otherwise the next program tries again
        }
    }
}
