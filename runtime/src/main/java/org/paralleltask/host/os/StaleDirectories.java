package org.paralleltask.host.os;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.paralleltask.base.UninterruptibleThread;
import org.paralleltask.memory.SharedMemory;

/** Removes the private directories of programs that were killed: only those that are certainly nobody's any more. */
final class StaleDirectories {
    private StaleDirectories() {}

    /** Once in each program, when it opens its first pool; nobody waits for it. */
    static void sweepInBackground(Set<Path> places) {
        UninterruptibleThread.detached("sweep", () -> places.forEach(StaleDirectories::sweep))
                .start();
    }

    /** Removes what is left in this directory. */
    static void sweep(Path parent) {
        // Not ours: closing a file would give up this process's own lock on it, also that of another copy of this
        // class.
        String own = PrivateDirectory.PREFIX + ProcessHandle.current().pid() + "-";
        try (DirectoryStream<Path> found = Files.newDirectoryStream(parent, PrivateDirectory.PREFIX + "[0-9]*-*")) {
            for (Path directory : found) {
                if (!directory.getFileName().toString().startsWith(own)) {
                    SharedMemory.removeIfNobodys(directory);
                }
            }
        } catch (IOException | RuntimeException notOurs) {
            // another user's, or gone meanwhile; and if it was ours, the next program tries again
        }
    }
}
