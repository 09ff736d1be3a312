package org.paralleltask.memory;

import java.io.FileInputStream;
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
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which directories of shared buffers there are, whose they are, and who removes them. Thread-safe.
 *
 * <p>Each process has a token, the directory of its buffers is {@code paralleltask-PID-TOKEN}. A program's is random; each
 * of its workers has the program's, a dot and a number, and the workers of a worker go on so. Thus one knows by a
 * directory's name whose ancestor or descendant its owner is, without having been told whether there is one.
 */
public final class SharedMemory {
    /** What the name of every directory of this library begins with; its process's id follows. */
    public static final String PREFIX = "paralleltask-";

    /** The file in it whose lock its process holds as long as it lives. */
    public static final String LOCK = "lock";

    /** The system property that tells a worker its token, as a file name in the program's temp directory. */
    public static final String PROPERTY = "org.paralleltask.shared";

    /** The system property that tells a worker the directories of its parent's, as {@link java.io.File#pathSeparator} lists them. */
    public static final String PARENTS_PROPERTY = "org.paralleltask.parents";

    private static final String RANDOM = "/dev/urandom";

    static final Path SHM = Path.of("/dev/shm");
    private static final Pattern DIRECTORY_NAME = Pattern.compile(PREFIX + "[0-9]+-([0-9a-f.]+)");

    static final String TOKEN;

    static final boolean IS_WORKER;

    /** The same for a program and all its workers, whatever their own temp directory is. */
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

    /** A directory without a lock is being made, or was left by a program that was killed just then. */
    private static final long SURELY_MADE_MILLIS = 3_600_000;

    /** Those that were told of; some may have gone. */
    private static final Set<Path> OWN_DIRECTORIES = ConcurrentHashMap.newKeySet();

    private static volatile boolean isEnding;

    private static final int ROUNDS = 10;

    private static final AtomicLong WORKERS = new AtomicLong();

    private static Path temp() {
        try {
            return Path.of(System.getProperty("java.io.tmpdir"))
                    .toAbsolutePath()
                    .normalize();
        } catch (InvalidPathException undecoded) { // by this JVM, as with LC_ALL=C
            return Path.of("/tmp");
        }
    }

    private SharedMemory() {}

    /**
     * So many random bytes that nobody can guess: from where the JDK's generator takes them, which needs 30 ms of CPU before
     * it gives the first. Where there is no such file, from that one.
     */
    public static byte[] random(int count) {
        try (FileInputStream random = new FileInputStream(RANDOM)) {
            byte[] bytes = random.readNBytes(count);
            if (bytes.length == count) {
                return bytes;
            }
        } catch (IOException noSuchFile) {
            // as below
        }
        byte[] bytes = new byte[count];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    /** A name that nobody can guess. */
    static String randomName() {
        return HexFormat.of().formatHex(random(Long.BYTES));
    }

    /** Where buffers may be, the best first. */
    public static List<Path> places() {
        return Files.isDirectory(SHM) ? Stream.of(SHM, TEMP).distinct().toList() : List.of(TEMP);
    }

    /** A value of {@link #PROPERTY} for one more worker of this process. */
    public static String forWorker() {
        return TEMP.resolve(TOKEN + "." + WORKERS.incrementAndGet()).toString();
    }

    /** Removes what a worker and its own have left, all of which have ended. Without an error: the next program sweeps. */
    public static void sweep(String worker) {
        String token = Path.of(worker).getFileName().toString();
        for (Path place : places()) {
            // Both what it had itself and what its workers had; not another's whose number begins with the same digits.
            try (DirectoryStream<Path> found = Files.newDirectoryStream(place, PREFIX + "[0-9]*-" + token + "*")) {
                for (Path directory : found) {
                    String owner = tokenOf(directory);
                    if (owner != null && isWithin(owner, token)) {
                        remove(directory);
                    }
                }
            } catch (IOException | RuntimeException unreadable) {
                // see above
            }
        }
    }

    /** This process has made this directory, too, which is no one of buffers, and holds its lock. */
    public static void own(Path directory) {
        OWN_DIRECTORIES.add(directory);
    }

    /** Whether it was not there; if it was, it is removed now, unless a thread makes a file in it meanwhile. */
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

    /** Removes all that this process and its workers, which have ended, have: it is about to be halted, and makes no more. */
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
     * @throws IOException if nothing must be made any more
     */
    public static void checkGoesOn() throws IOException {
        if (isEnding) {
            throw new IOException("this process is about to be halted, for its parent is gone");
        }
    }

    /**
     * Removes what this worker's parent has left, if it has ended.
     *
     * @param directory the one that the parent owns
     * @return whether nobody holds any of it
     */
    public static boolean sweepParents(@Nullable Path directory) {
        boolean isSettled = directory == null
                || !String.valueOf(directory.getFileName()).startsWith(PREFIX)
                || removeIfNobodys(directory);
        int dot = TOKEN.lastIndexOf('.');
        boolean isProgram = dot >= 0 && TOKEN.lastIndexOf('.', dot - 1) < 0;
        if (!isProgram) {
            return isSettled; // of a parent that is a worker its own may yet take the last answer, and sweeps then
        }
        for (Path place : places()) {
            try (DirectoryStream<Path> found =
                    Files.newDirectoryStream(place, PREFIX + "[0-9]*-" + TOKEN.substring(0, dot))) {
                for (Path one : found) {
                    isSettled &= removeIfNobodys(one);
                }
            } catch (IOException | RuntimeException unreadable) {
                // as above
            }
        }
        return isSettled;
    }

    /** Removes a directory of this library's, unless a process has its lock: false then. */
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
        } catch (IOException notOurs) { // another user's, or another program has just swept it
            return true;
        }
    }

    /** The lock's file last: who finds none lets the directory be. */
    private static void remove(Path directory) throws IOException {
        if (Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            Path lockFile = directory.resolve(LOCK);
            try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
                for (Path file : files) {
                    if (!file.equals(lockFile)) {
                        Files.deleteIfExists(file);
                    }
                }
            }
            Files.deleteIfExists(lockFile);
            Files.deleteIfExists(directory);
        }
    }

    public static String ownDirectoryName() {
        return PREFIX + ProcessHandle.current().pid() + "-" + TOKEN;
    }

    /** Whose directory of buffers it is, in one of the places; null if it is none. */
    static @Nullable String tokenOf(Path directory) {
        Matcher name = DIRECTORY_NAME.matcher(String.valueOf(directory.getFileName()));
        return name.matches() && places().contains(directory.getParent()) ? name.group(1) : null;
    }

    /** Whether a process is another, or one of its workers, or of theirs. */
    static boolean isWithin(String token, String ancestor) {
        return token.equals(ancestor) || token.startsWith(ancestor + ".");
    }
}
