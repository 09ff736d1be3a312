package org.paralleltask.host.os;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.paralleltask.base.Log;
import org.paralleltask.memory.LateDeletion;
import org.paralleltask.memory.SharedMemory;
import org.paralleltask.system.SystemFeatures;
import org.paralleltask.wire.line.Endpoint;

/**
 * This program's directory for the files that its workers need at their start, and for the logs of their crashes. Only
 * this user may enter it, and its path is short enough for a socket in it. Thread-safe.
 *
 * <p>The program holds the lock of the file {@code lock} in it as long as it lives. If another process can take that
 * lock, the directory is abandoned (see {@link StaleDirectories}). When the program ends, the JVM deletes the
 * directory's files.
 */
public final class PrivateDirectory {
    /** The beginning of every such directory's name; the program's process id follows. */
    static final String PREFIX = SharedMemory.PREFIX;

    static final String LOCK = SharedMemory.LOCK;

    /** How long a parent's path may be, in bytes: the path of the longest socket in it is none too long. */
    private static final int MAX_PARENT_BYTES =
            SystemFeatures.MAX_SOCKET_PATH - ("/" + PREFIX + "4194304-01234567/99999.calls-16").length();

    private static @Nullable LockedDirectory directory; // guarded by the class

    /**
     * The same in memory, if this system has a place for that, so that what workers share with their parent is never
     * written to a disk. Guarded by the class.
     */
    private static @Nullable LockedDirectory memory;

    /**
     * Numbers of files that may be used again. The JVM never forgets a name that it is to delete at its end, so ever
     * new names would fill the memory. Guarded by the class.
     */
    private static final Deque<Integer> FREE = new ArrayDeque<>();

    private static int numbers; // guarded by the class

    /** Whether a warning was logged of a file that could not be removed. Two threads may both log one. */
    private static volatile boolean hasWarned;

    private PrivateDirectory() {}

    /** The files of one start. To close it deletes them. */
    public static final class Start implements AutoCloseable {
        private final Path directory;
        private final @Nullable Path memory;
        private final int number;

        /** Whether a worker runs, which keeps the number until {@link #release}. Guarded by this. */
        private boolean isLent;

        private Start(Path directory, @Nullable Path memory, int number) {
            this.directory = directory;
            this.memory = memory;
            this.number = number;
        }

        public Endpoint.Socket socket() {
            return new Endpoint.Socket(directory.resolve(number + ".socket"));
        }

        public Endpoint.Pipes pipes() {
            return new Endpoint.Pipes(toWorker(), toParent(), controls());
        }

        private Path toWorker() {
            return directory.resolve(number + ".to-worker");
        }

        private Path toParent() {
            return directory.resolve(number + ".to-parent");
        }

        private Path controls() {
            return directory.resolve(number + ".controls");
        }

        /** The pipes for the line of calls. */
        public Endpoint.Pipes callPipes() {
            return new Endpoint.Pipes(ofCalls("to-worker"), ofCalls("to-parent"), ofCalls("controls"));
        }

        /** The socket for the line of calls. */
        public Endpoint.Socket callSocket() {
            return new Endpoint.Socket(directory.resolve(number + ".calls"));
        }

        private Path ofCalls(String what) {
            return directory.resolve(number + ".calls-" + what);
        }

        public Path arguments() {
            return directory.resolve(number + ".args");
        }

        /** The directories of all these files, for {@link SharedMemory#PARENTS_PROPERTY}. */
        public String directories() {
            return memory == null ? directory.toString() : directory + File.pathSeparator + memory;
        }

        /** Where the ledger may be, the best place first. */
        public List<Path> ledgers() {
            return inMemory("ledger");
        }

        /** Where the ring of the line of calls may be, the best first. */
        public List<Path> callRings() {
            return inMemory("calls-ring");
        }

        private List<Path> inMemory(String what) {
            Path onDisk = directory.resolve(number + "." + what);
            return memory == null ? List.of(onDisk) : List.of(memory.resolve(number + "." + what), onDisk);
        }

        private List<Path> all() {
            List<Path> all = new ArrayList<>(ledgers());
            all.addAll(callRings());
            all.addAll(List.of(arguments(), toWorker(), toParent(), controls(), socket().path()));
            all.addAll(List.of(ofCalls("to-worker"), ofCalls("to-parent"), ofCalls("controls")));
            all.add(callSocket().path());
            return all;
        }

        /**
         * To be called once the files exist. The JVM does not delete files that are made after it has deleted all
         * others at its end.
         *
         * @throws IOException if the program has come to its end meanwhile; the caller must delete the files
         */
        public void check() throws IOException {
            LockedDirectory.deleteAtExit(all());
        }

        /** No other start gets the number before all files are gone: some may still be mapped. */
        @Override
        public synchronized void close() {
            Optional<IOException> failure =
                    isLent ? LateDeletion.deleteNow(all()) : LateDeletion.delete(all(), () -> free(number));
            if (failure.isPresent() && SystemFeatures.DELETES_MAPPED_FILES) {
                notRemoved("A file in " + directory, failure.get()); // the worker may already run: a warning is enough
            }
        }

        /** The worker runs: no other start gets its number until {@link #release}. */
        public synchronized void lend() {
            isLent = true;
        }

        /** The worker has ended. */
        public synchronized void release() {
            if (isLent) { // otherwise another start may have the number by now
                isLent = false;
                close();
            }
        }
    }

    /**
     * The files of one more start, in this program's directory.
     *
     * @param mayBeInMemory whether the ledger may be in memory; false if a sandbox may let the worker see this
     *     program's temp directory only
     * @throws IOException if there is no place for such a directory; its message names each place that was tried
     */
    public static synchronized Start newStart(boolean mayBeInMemory) throws IOException {
        LateDeletion.retry();
        Path home = get();
        Path inMemory = memory == null ? null : memory.path();
        Integer free = FREE.pollFirst();
        if (free == null) {
            free = ++numbers;
            Start start = new Start(home, inMemory, free);
            LockedDirectory.deleteAtExit(start.all());
        }
        return new Start(home, mayBeInMemory ? inMemory : null, free);
    }

    private static synchronized void free(int number) {
        FREE.addFirst(number);
    }

    /** The file to which a worker's JVM writes its crash log; {@code %p} stands for its process id. */
    public static synchronized Path crashLogs() throws IOException {
        return get().resolve("hs_err_%p.log");
    }

    /** The crash log of the JVM with this process id. The file may not exist; null if there is no directory yet. */
    public static synchronized @Nullable Path crashLog(long pid) {
        return directory == null ? null : directory.path().resolve("hs_err_" + pid + ".log");
    }

    /** Removes the crash log of the JVM with this process id, which has ended, if there is one. */
    public static void deleteCrashLog(long pid) {
        Path file = crashLog(pid);
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            notRemoved("The crash log " + file, e);
        }
    }

    private static void notRemoved(String what, IOException e) {
        if (!hasWarned) { // logged once, because it may happen to each worker
            hasWarned = true;
            Log.warn(what + " could not be removed (told once)", e);
        }
    }

    /** The user of this process, as the owner of its directory; empty if the file system has no owners. */
    public static Optional<UserPrincipal> owner() throws IOException {
        Path own = crashLogs().getParent();
        boolean isPosix =
                own != null && own.getFileSystem().supportedFileAttributeViews().contains("posix");
        return isPosix ? Optional.of(Files.getOwner(own)) : Optional.empty();
    }

    private static synchronized Path get() throws IOException {
        LockedDirectory known = directory;
        if (known != null && known.isThere()) {
            if (memory != null && !memory.isThere()) {
                memory = createInMemory();
            }
            return known.path();
        }
        SharedMemory.checkGoesOn();
        LockedDirectory created = LockedDirectory.lock(create());
        directory = created;
        SharedMemory.own(created.path());
        memory = createInMemory();
        Set<Path> places = new LinkedHashSet<>(parents());
        places.addAll(SharedMemory.places());
        StaleDirectories.sweepInBackground(places);
        return created.path();
    }

    private static @Nullable LockedDirectory createInMemory() {
        try {
            List<Path> places = SharedMemory.places();
            if (places.size() < 2) {
                return null;
            }
            LockedDirectory created = LockedDirectory.lock(LockedDirectory.makeIn(places.get(0)));
            SharedMemory.own(created.path());
            return created;
        } catch (IOException notWritable) {
            return null;
        }
    }

    private static List<Path> parents() {
        Set<Path> parents = new LinkedHashSet<>();
        for (String text : List.of(System.getProperty("java.io.tmpdir"), "/tmp", System.getProperty("user.home"))) {
            try {
                Path path = Path.of(text).toAbsolutePath();
                if (path.toString().getBytes(StandardCharsets.UTF_8).length <= MAX_PARENT_BYTES) {
                    parents.add(path);
                }
            } catch (InvalidPathException undecoded) {
                // such as a home directory with an umlaut under LC_ALL=C: this JVM cannot name it
            }
        }
        return List.copyOf(parents);
    }

    private static Path create() throws IOException {
        IOException failure = new IOException("No directory for a socket: none of the temp directory "
                + System.getProperty("java.io.tmpdir")
                + ", /tmp and the home directory can be written to and has a path"
                + " of at most " + MAX_PARENT_BYTES + " bytes; set -Djava.io.tmpdir to one that does");
        for (Path parent : parents()) {
            try {
                return LockedDirectory.makeIn(parent);
            } catch (IOException e) {
                failure.addSuppressed(e);
            }
        }
        throw failure;
    }
}
