package org.paralleltask.memory;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** The lock by which other programs see whether a directory's owner lives: see {@link SharedMemory#removeIfNobodys}. */
public final class DirectoryLock {
    private DirectoryLock() {}

    /**
     * Takes the lock of a directory that this process has just made. It is held until the channel is closed. The file
     * gets its name only once it is locked, because another program that sweeps the same place would take an unlocked
     * one for abandoned.
     *
     * @throws IOException if the lock cannot be taken; then its file does not remain
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
