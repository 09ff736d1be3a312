package org.paralleltask.memory;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** The lock by which others know whose a directory is: see {@link SharedMemory#removeIfNobodys}. */
public final class DirectoryLock {
    private DirectoryLock() {}

    /**
     * Takes the lock of a directory that this process has just made, until the channel is closed. The file has its name only
     * when it is locked: a program that looks for what is left in the same place would take one that is not for nobody's.
     *
     * @throws IOException if it cannot be had; then nothing is left of it
     */
    public static FileChannel take(Path directory) throws IOException {
        Path unnamed = directory.resolve(SharedMemory.LOCK + ".new");
        FileChannel channel = FileChannel.open(unnamed, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        boolean isTaken = false;
        try {
            channel.lock();
            Files.move(unnamed, directory.resolve(SharedMemory.LOCK), StandardCopyOption.ATOMIC_MOVE);
            isTaken = true;
            return channel;
        } finally {
            if (!isTaken) {
                channel.close();
                Files.deleteIfExists(unnamed);
            }
        }
    }
}
