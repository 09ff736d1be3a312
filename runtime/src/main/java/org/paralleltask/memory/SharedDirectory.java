package org.paralleltask.memory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.paralleltask.system.SystemFeatures;

/**
 * This process's directories for the files of its shared buffers, one in each place, and the register of these files. A
 * directory is made when it is first needed. Only this user may enter it. Thread-safe.
 *
 * <p>Each directory has a file {@code lock}, which this process holds as long as it lives. The next program removes
 * directories whose lock is free. See {@link SharedMemory} for their names.
 */
public final class SharedDirectory {
    private static final int CHUNK = 1 << 20;

    /** After each of this many bytes, it is checked whether there is still room for the rest. A multiple of CHUNK. */
    private static final long LOOK = 64L * CHUNK;

    private static final Pattern FILE_NAME = Pattern.compile("[0-9a-f]{16}\\.buffer");

    /** The directories by their places. Guarded by the class. */
    private static final Map<Path, SharedDirectory> OWN = new HashMap<>();

    /**
     * The files that this process deletes, by their names. The names are random, so no two are the same. Guarded by the
     * class.
     */
    private static final Map<String, SharedFile> FILES = new HashMap<>();

    /**
     * Whether this process is about to end: then the JVM is at once told to delete a new file. Guarded by the class.
     */
    private static boolean isEnding;

    /** The shutdown hook that tells the JVM to delete the files; null while none is in use. Guarded by the class. */
    private static @Nullable Thread hook;

    private final Path directory;
    private final SharedRoom room;

    /** Holds the lock until the process ends. It is never closed, and this field keeps it from being collected. */
    @SuppressWarnings("UnusedVariable")
    private final FileChannel lock;

    private SharedDirectory(Path directory, FileChannel lock) {
        this.directory = directory;
        this.room = new SharedRoom(directory);
        this.lock = lock;
    }

    /**
     * Makes a new file of this size, filled with zeros.
     *
     * @throws IOException if there is room in no place; its message says how much room each has
     */
    public static SharedFile allocate(long size) throws IOException {
        LateDeletion.retry();
        try {
            return allocateSomewhere(size);
        } catch (IOException noRoom) {
            if (!LateDeletion.makesRoom()) {
                throw noRoom;
            }
            return allocateSomewhere(size);
        }
    }

    private static SharedFile allocateSomewhere(long size) throws IOException {
        StringBuilder places = new StringBuilder();
        IOException first = null;
        for (Path place : SharedMemory.places()) {
            try {
                return allocate(place, size);
            } catch (IOException e) {
                places.append("\n  in ").append(place).append(": ").append(e.getMessage());
                if (first == null) {
                    first = e;
                } else {
                    first.addSuppressed(e);
                }
            }
        }
        throw new IOException(
                "There is no room for a shared buffer of " + size + " bytes:" + places
                        + "\n  Close buffers that are no longer used. A container gets a larger /dev/shm by --shm-size;"
                        + " -Djava.io.tmpdir names another disk",
                first);
    }

    private static SharedFile allocate(Path place, long size) throws IOException {
        SharedDirectory own = get(place);
        Path path = own.directory.resolve(SharedMemory.randomName() + ".buffer");
        boolean isWhole = false;
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            reserve(channel, size, own.room);
            isWhole = true;
        } finally {
            if (!isWhole) {
                Files.deleteIfExists(path);
            }
        }
        return register(new SharedFile(path, size, true));
    }

    /**
     * Writes zeros, so that each page of the file has its room. If a page got its room only when it is first touched,
     * and the disk or memory was full by then, the JVM would die. Other processes may reserve room at the same time, so
     * it is checked again and again whether there is room for the rest.
     */
    private static void reserve(FileChannel channel, long size, SharedRoom room) throws IOException {
        ByteBuffer zeros = ByteBuffer.allocateDirect((int) Math.min(size, CHUNK));
        for (long left = size; left > 0; left -= zeros.limit()) {
            if ((size - left) % LOOK == 0) {
                room.check(left);
            }
            zeros.clear().limit((int) Math.min(left, zeros.capacity()));
            while (zeros.hasRemaining()) {
                channel.write(zeros);
            }
        }
    }

    private static synchronized SharedFile register(SharedFile file) {
        FILES.values().removeIf(SharedFile::isTaken);
        FILES.put(file.path().getFileName().toString(), file);
        deleteAtExit();
        if (isEnding) {
            file.path().toFile().deleteOnExit();
        }
        return file;
    }

    /** Deletes a file whose last use has ended: later, where the system deletes no mapped file, and at the end at last. */
    static void delete(SharedFile file) {
        LateDeletion.delete(List.of(file.path()), () -> forget(file));
        forgetExit();
    }

    private static synchronized void forget(SharedFile file) {
        FILES.remove(file.path().getFileName().toString(), file);
    }

    /**
     * Opens a file that was named by an ancestor or a descendant of this process, or by this process itself. A file of
     * an ancestor is only used. A file of a descendant becomes this process's own, and is moved into its directory.
     *
     * @throws IOException if it is no shared buffer, or one that this process must not open
     */
    public static SharedFile open(Path path, long size) throws IOException {
        Path directory = path.getParent();
        Path place = directory == null ? null : directory.getParent();
        String token = directory == null ? null : SharedMemory.tokenOf(directory);
        if (place == null
                || token == null
                || size < 0
                || !path.equals(path.normalize())
                || !FILE_NAME.matcher(path.getFileName().toString()).matches()) {
            throw refused(path);
        }
        if (SharedMemory.isWithin(SharedMemory.TOKEN, token) && !token.equals(SharedMemory.TOKEN)) {
            SharedFile file = new SharedFile(path, size, false);
            file.channel().close();
            return file;
        } else if (SharedMemory.isWithin(token, SharedMemory.TOKEN)) {
            return own(path, size, place, token);
        }
        throw refused(path);
    }

    private static IOException refused(Path path) {
        return new IOException(path + " is no shared buffer of this program or its workers");
    }

    /**
     * Opens a file of this process or a descendant. If it was opened here before, it has moved, and its path is
     * outdated.
     */
    private static synchronized SharedFile own(Path path, long size, Path place, String token) throws IOException {
        String name = path.getFileName().toString();
        SharedFile known = FILES.get(name);
        if (known != null) {
            if (known.size() != size) {
                throw refused(path);
            } else if (known.takeBack()) {
                return known;
            }
        }
        if (known != null || token.equals(SharedMemory.TOKEN)) {
            throw new IOException(path + " is a shared buffer whose last handle has been closed");
        }
        return adopt(path, size, get(place).directory);
    }

    private static SharedFile adopt(Path path, long size, Path own) throws IOException {
        Path from = own.resolveSibling(path.getName(path.getNameCount() - 2));
        if (!Files.isDirectory(from, LinkOption.NOFOLLOW_LINKS)
                || !Files.getOwner(path, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(own))) {
            throw refused(path);
        }
        new SharedFile(path, size, false).channel().close(); // fails if it is no file of this size
        Path moved = Files.move(path, own.resolve(path.getFileName()), StandardCopyOption.ATOMIC_MOVE);
        return register(new SharedFile(moved, size, true));
    }

    private static synchronized SharedDirectory get(Path place) throws IOException {
        SharedDirectory own = OWN.get(place);
        if (own == null || !Files.isDirectory(own.directory)) { // a tool that cleans /tmp may have removed it
            own = create(place);
            OWN.put(place, own);
        }
        return own;
    }

    private static SharedDirectory create(Path place) throws IOException {
        SharedMemory.checkGoesOn();
        Path directory = Files.createDirectory(
                place.resolve(SharedMemory.ownDirectoryName()), SystemFeatures.onlyForThisUser(place));
        Path file = directory.resolve(SharedMemory.LOCK);
        FileChannel channel = null;
        try {
            channel = DirectoryLock.take(directory);
            directory.toFile().deleteOnExit();
            file.toFile().deleteOnExit();
            return new SharedDirectory(directory, channel);
        } catch (IOException | IllegalStateException e) { // IllegalStateException: the JVM already ends
            if (channel != null) {
                channel.close();
            }
            Files.deleteIfExists(file);
            Files.deleteIfExists(directory);
            throw e instanceof IOException io ? io : new IOException("this program has ended", e);
        }
    }

    /**
     * Sees to it that the JVM deletes the files at its end. The JVM never forgets what it is to delete, so it is told
     * of the files only when it ends, by a shutdown hook. It deletes after all hooks, in which tasks may still run. It
     * deletes in the reverse order, so the files are deleted before their directory, of which it was told earlier.
     *
     * <p>The JVM also holds its hooks, and so the class loader of this class, which may be a web application's. So the
     * hook is there only while a file is in use, and it inherits nothing from the thread that makes it. The class's lock
     * is held.
     */
    private static void deleteAtExit() {
        if (hook == null) {
            Thread made = new Thread(null, SharedDirectory::tellOfAll, "paralleltask-shared-buffers", 0, false);
            made.setContextClassLoader(ClassLoader.getSystemClassLoader());
            try {
                Runtime.getRuntime().addShutdownHook(made);
                hook = made;
            } catch (IllegalStateException itHasBegun) {
                isEnding = true;
            }
        }
    }

    /**
     * Removes the hook if no file is in use. Files may still wait for their deletion, which only the collector brings
     * about: the hook of an application that has been undeployed would keep its class loader for as long.
     */
    private static synchronized void forgetExit() {
        Thread made = hook;
        if (made != null && FILES.values().stream().allMatch(SharedFile::isOver)) {
            try {
                Runtime.getRuntime().removeShutdownHook(made);
                hook = null;
            } catch (IllegalStateException itHasBegun) {
                // the hook runs, and finds no file in use
            }
        }
    }

    private static synchronized void tellOfAll() {
        isEnding = true;
        for (SharedFile file : FILES.values()) {
            boolean isParents = SharedMemory.IS_WORKER && file.isHandedOver(); // the parent may be about to take it
            if (!isParents) {
                file.path().toFile().deleteOnExit();
            }
        }
    }
}
