package org.paralleltask.memory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * This process's directories for the files of its shared buffers, one in each place, made when first needed; and the
 * register of those files. Only this user may enter them. Thread-safe.
 *
 * <p>As the pool's private directory each has a file {@code lock}, which this process holds as long as it lives: the next
 * program sweeps those that are nobody's any more. See {@link SharedMemory} for their names.
 */
public final class SharedDirectory {
    private static final int CHUNK = 1 << 20;

    /** After so many bytes it is looked whether there is still room for the rest; whole chunks. */
    private static final long LOOK = 64L * CHUNK;

    private static final Pattern FILE_NAME = Pattern.compile("[0-9a-f]{16}\\.buffer");

    /** By their place. Guarded by the class. */
    private static final Map<Path, SharedDirectory> OWN = new HashMap<>();

    /** The files that this process deletes, by their names, which are like no others anywhere. Guarded by the class. */
    private static final Map<String, SharedFile> FILES = new HashMap<>();

    /** Whether this process is about to end: then new files are told to the JVM at once. Guarded by the class. */
    private static boolean isEnding;

    /** What tells the JVM of the files, while there are some. Guarded by the class. */
    private static @Nullable Thread hook;

    private final Path directory;
    private final SharedRoom room;

    /** Holds the lock until the process ends; never closed, and never collected. */
    @SuppressWarnings("UnusedVariable")
    private final FileChannel lock;

    private SharedDirectory(Path directory, FileChannel lock) {
        this.directory = directory;
        this.room = new SharedRoom(directory);
        this.lock = lock;
    }

    /** A new file of this size, all of it written. */
    public static SharedFile allocate(long size) throws IOException {
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
     * A page of a file that has none when it is first touched, on a disk that is full by then, is a dead JVM. There may be
     * others that reserve at the same time: so it is looked again and again whether there is room for the rest.
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

    /** Its last use has ended. */
    static void delete(SharedFile file) {
        try {
            Files.deleteIfExists(file.path());
            synchronized (SharedDirectory.class) {
                FILES.remove(file.path().getFileName().toString(), file);
                if (FILES.isEmpty()) {
                    forgetExit();
                }
            }
        } catch (IOException stillMapped) {
            // which Windows does not allow: then it goes with this process
        }
    }

    /**
     * A file that another process of this program's family, or this one, has named. Of an ancestor it is only used; one
     * of a descendant becomes this process's own, and moves to its directory.
     *
     * @throws IOException if it is none, or one that this process must not take
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

    /** One that may have been taken before: then what its name says of the directory is an old word. */
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
        new SharedFile(path, size, false).channel().close(); // what is no buffer is not taken
        Path moved = Files.move(path, own.resolve(path.getFileName()), StandardCopyOption.ATOMIC_MOVE);
        return register(new SharedFile(moved, size, true));
    }

    private static synchronized SharedDirectory get(Path place) throws IOException {
        SharedDirectory own = OWN.get(place);
        if (own == null || !Files.isDirectory(own.directory)) { // what tidies up a temp directory knows no locks
            own = create(place);
            OWN.put(place, own);
        }
        return own;
    }

    private static SharedDirectory create(Path place) throws IOException {
        SharedMemory.checkGoesOn();
        boolean posix = place.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] onlyForThisUser = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0]; // Windows: the temp directory itself is private to the user
        Path directory = Files.createDirectory(place.resolve(SharedMemory.ownDirectoryName()), onlyForThisUser);
        Path file = directory.resolve(SharedMemory.LOCK);
        FileChannel channel = null;
        try {
            channel = DirectoryLock.take(directory);
            directory.toFile().deleteOnExit();
            file.toFile().deleteOnExit();
            return new SharedDirectory(directory, channel);
        } catch (IOException | IllegalStateException e) { // the latter: this program has ended
            if (channel != null) {
                channel.close();
            }
            Files.deleteIfExists(file);
            Files.deleteIfExists(directory);
            throw e instanceof IOException io ? io : new IOException("this program has ended", e);
        }
    }

    /**
     * The JVM remembers for ever what it is to delete at its end, so it is told of the files at the end alone. It deletes
     * after the shutdown hooks, in which tasks may still be run; and the files before their directory, which it was told
     * of before.
     *
     * <p>It also holds its hooks, and so the loader of this class, which may be a web application's: there is one only
     * while there are files, and it has nothing of the thread that makes it. The lock is held.
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

    /** There are no files any more. The lock is held. */
    private static void forgetExit() {
        Thread made = hook;
        if (made != null) {
            try {
                Runtime.getRuntime().removeShutdownHook(made);
                hook = null;
            } catch (IllegalStateException itHasBegun) {
                // then it finds none
            }
        }
    }

    private static synchronized void tellOfAll() {
        isEnding = true;
        for (SharedFile file : FILES.values()) {
            boolean isParents = SharedMemory.IS_WORKER && file.isHandedOver(); // who may be about to take it
            if (!isParents) {
                file.path().toFile().deleteOnExit();
            }
        }
    }
}
