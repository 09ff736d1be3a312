package org.paralleltask.memory;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.paralleltask.system.RandomBytes;
import org.paralleltask.system.SystemFeatures;

/**
 * The directories of shared buffers: their names, which process owns them, and which process removes them. Thread-safe.
 *
 * <p>Each process has a token, and the directory of its buffers is {@code paralleltask-PID-TOKEN}. A program's token is
 * random. The token of a worker is its parent's token, a dot and a number. So a directory's name tells whether its
 * owner is an ancestor or a descendant of a process, and no process needs to be told which directories there are.
 */
public final class SharedMemory {
    /** The beginning of the name of each directory of this library; its process's id follows. */
    public static final String PREFIX = "paralleltask-";

    /** The file in each directory whose lock the directory's process holds as long as it lives. */
    public static final String LOCK = "lock";

    /** The system property that tells a worker its token, as a file name in the program's temp directory. */
    public static final String PROPERTY = "org.paralleltask.shared";

    /**
     * The system property that tells a worker its parent's directories, separated by
     * {@link java.io.File#pathSeparator}.
     */
    public static final String PARENTS_PROPERTY = "org.paralleltask.parents";

    private static final Pattern DIRECTORY_NAME = Pattern.compile(PREFIX + "[0-9]+-([0-9a-f.]+)");

    /** This process's token. */
    static final String TOKEN;

    static final boolean IS_WORKER;

    /**
     * The temp directory of the program, which all its workers use too, even if their own temp directory is another.
     */
    private static final Path TEMP;

    static {
        String told = System.getProperty(PROPERTY);
        Path path = told == null ? null : Path.of(told);
        Path temp = path == null ? null : path.getParent();
        TEMP = temp == null ? temp() : temp;
        IS_WORKER = path != null;
        TOKEN = path == null || path.getFileName() == null
                ? randomName()
                : path.getFileName().toString();
    }

    /**
     * A directory without a lock that is older than this is abandoned. A younger one may still be in the making: its
     * program may not have taken the lock yet.
     */
    private static final long SURELY_MADE_MILLIS = 3_600_000;

    /** Further directories of this process, as {@link #own} was told. Some may have been removed. */
    private static final Set<Path> OWN_DIRECTORIES = ConcurrentHashMap.newKeySet();

    private static volatile boolean isEnding;

    private static final int ROUNDS = 10;

    private static final AtomicLong WORKERS = new AtomicLong();

    private static Path temp() {
        try {
            return Path.of(System.getProperty("java.io.tmpdir"))
                    .toAbsolutePath()
                    .normalize();
        } catch (InvalidPathException undecoded) { // this JVM cannot decode the name, for instance with LC_ALL=C
            return Path.of("/tmp");
        }
    }

    private SharedMemory() {}

    /** A name that cannot be guessed: 16 hexadecimal digits. */
    static String randomName() {
        return HexFormat.of().formatHex(RandomBytes.of(Long.BYTES));
    }

    /** The directories in which buffers may be made, the best first. */
    public static List<Path> places() {
        return Files.isDirectory(SystemFeatures.SHARED_MEMORY)
                ? Stream.of(SystemFeatures.SHARED_MEMORY, TEMP).distinct().toList()
                : List.of(TEMP);
    }

    /** A value of {@link #PROPERTY} for one more worker of this process. */
    public static String forWorker() {
        return TEMP.resolve(TOKEN + "." + WORKERS.incrementAndGet()).toString();
    }

    /**
     * Removes the directories of a worker and of its own workers, which all have ended. If that fails, there is no
     * error: the next program removes them.
     *
     * @param worker the worker's value of {@link #PROPERTY}
     */
    public static void sweep(String worker) {
        String token = Path.of(worker).getFileName().toString();
        for (Path place : places()) {
            // The pattern also finds other workers whose number begins with the same digits: isWithin excludes them.
            try (DirectoryStream<Path> found = Files.newDirectoryStream(place, PREFIX + "[0-9]*-" + token + "*")) {
                for (Path directory : found) {
                    String owner = tokenOf(directory);
                    if (owner != null && isWithin(owner, token)) {
                        remove(directory);
                    }
                }
            } catch (IOException | RuntimeException unreadable) {
                // the next program removes them
            }
        }
    }

    /** Notes a further directory that this process has made and holds the lock of, which is none of buffers. */
    public static void own(Path directory) {
        OWN_DIRECTORIES.add(directory);
    }

    /**
     * Whether the directory was already gone. If not, it is removed now, unless a thread makes a file in it meanwhile.
     */
    private static boolean isGone(Path directory) {
        try {
            if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
                return true;
            }
            remove(directory);
        } catch (IOException notEmpty) {
            // the next round tries again
        }
        return false;
    }

    /**
     * Removes all directories of this process and of its workers, which have ended. From now on none is made, because
     * this process is about to be halted.
     */
    public static void sweepOwn() {
        isEnding = true;
        for (int i = 0; i < ROUNDS; i++) { // threads of this process may be making files
            sweep(TOKEN);
            boolean isAllGone = true;
            for (Path own : OWN_DIRECTORIES) {
                isAllGone &= isGone(own);
            }
            if (isAllGone) {
                return;
            }
        }
    }

    /**
     * To be called before a directory is made.
     *
     * @throws IOException if this process is about to be halted
     */
    public static void checkGoesOn() throws IOException {
        if (isEnding) {
            throw new IOException("this process is about to be halted, because its parent is gone");
        }
    }

    /**
     * Removes the directories of this worker's parent, if the parent has ended.
     *
     * @param directory one of the parent's directories; null if none is known
     * @return false if a process still holds the lock of one of them
     */
    public static boolean sweepParents(@Nullable Path directory) {
        boolean isSettled = directory == null
                || !String.valueOf(directory.getFileName()).startsWith(PREFIX)
                || removeIfNobodys(directory);
        int dot = TOKEN.lastIndexOf('.');
        boolean isProgram = dot >= 0 && TOKEN.lastIndexOf('.', dot - 1) < 0;
        if (!isProgram) {
            return isSettled; // the parent is a worker: its own parent may still read its last answer, and sweeps then
        }
        for (Path place : places()) {
            try (DirectoryStream<Path> found =
                    Files.newDirectoryStream(place, PREFIX + "[0-9]*-" + TOKEN.substring(0, dot))) {
                for (Path one : found) {
                    isSettled &= removeIfNobodys(one);
                }
            } catch (IOException | RuntimeException unreadable) {
                // the next program removes them
            }
        }
        return isSettled;
    }

    /** Removes a directory of this library. Returns false, and does not remove it, if a process has its lock. */
    public static boolean removeIfNobodys(Path directory) {
        try {
            if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
                return true;
            }
            Path lockFile = directory.resolve(LOCK);
            if (!Files.exists(lockFile, LinkOption.NOFOLLOW_LINKS)) {
                long changed = Files.getLastModifiedTime(directory, LinkOption.NOFOLLOW_LINKS)
                        .toMillis();
                if (changed < System.currentTimeMillis() - SURELY_MADE_MILLIS) {
                    remove(directory);
                }
                return true;
            }
            try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
                    FileLock lock = channel.tryLock()) {
                if (lock != null) {
                    remove(directory);
                }
                return lock != null;
            }
        } catch (OverlappingFileLockException anotherThread) {
            return false;
        } catch (IOException notOurs) { // it is another user's, or another program has just removed it
            return true;
        }
    }

    /**
     * Removes a directory with its files. The lock's file is last: while it exists and is locked, other programs wait. It
     * stays with a file that cannot be deleted, so that another program finds the directory.
     */
    private static void remove(Path directory) throws IOException {
        if (Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            Path lockFile = directory.resolve(LOCK);
            List<Path> others = new ArrayList<>();
            try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
                for (Path file : files) {
                    if (!file.equals(lockFile)) {
                        others.add(file);
                    }
                }
            }
            Optional<IOException> failure = LateDeletion.deleteNow(others);
            if (failure.isPresent()) {
                throw failure.get();
            }
            Files.deleteIfExists(lockFile);
            Files.deleteIfExists(directory);
        }
    }

    /** The name of this process's directories of buffers. */
    public static String ownDirectoryName() {
        return PREFIX + ProcessHandle.current().pid() + "-" + TOKEN;
    }

    /** The token of the process that owns a directory of buffers; null if it is none, or is in none of the places. */
    static @Nullable String tokenOf(Path directory) {
        Matcher name = DIRECTORY_NAME.matcher(String.valueOf(directory.getFileName()));
        return name.matches() && places().contains(directory.getParent()) ? name.group(1) : null;
    }

    /** Whether a process is this ancestor or a descendant of it, by their tokens. */
    static boolean isWithin(String token, String ancestor) {
        return token.equals(ancestor) || token.startsWith(ancestor + ".");
    }
}
