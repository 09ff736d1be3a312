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
import org.paralleltask.memory.SharedMemory;
import org.paralleltask.wire.line.Endpoint;

/**
 * This program's directory for what its workers need as they start, and leave as they crash. Only this user may enter it,
 * and its path is short enough for a socket in it. Thread-safe.
 *
 * <p>While the program lives it holds the lock of the file {@code lock} in there: who can take that lock knows that the
 * directory is nobody's any more (see {@link StaleDirectories}). When the program ends the JVM deletes what is there.
 */
public final class PrivateDirectory {
    /** What every such directory's name begins with; the program's process id follows. */
    static final String PREFIX = SharedMemory.PREFIX;

    static final String LOCK = SharedMemory.LOCK;

    /**
     * Unix sockets have paths of about 100 bytes (sun_path: 108 on Linux, 104 on macOS and the BSDs), and the names made
     * here take less than 40.
     */
    private static final int MAX_PARENT_BYTES = 60;

    private static @Nullable LockedDirectory directory; // guarded by the class

    /**
     * The same in memory, if this system has a place for that: what workers share with their parent there is never written to
     * a disk. Guarded by the class.
     */
    private static @Nullable LockedDirectory memory;

    /**
     * Numbers of files that may be used again: the JVM keeps what it is to delete at its end for ever, so that new names
     * without end would fill the memory. Guarded by the class.
     */
    private static final Deque<Integer> FREE = new ArrayDeque<>();

    private static int numbers; // guarded by the class

    /** Whether a file was told of that could not be removed. Two threads may both be the first. */
    private static volatile boolean hasWarned;

    private PrivateDirectory() {}

    /** The files of one start. They are gone once it is closed. */
    public static final class Start implements AutoCloseable {
        private final Path directory;
        private final @Nullable Path memory;
        private final int number;

        /** Whether a worker runs, which has the number until {@link #release}. Guarded by this. */
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

        /** For the line of calls, as {@link #pipes}. */
        public Endpoint.Pipes callPipes() {
            return new Endpoint.Pipes(ofCalls("to-worker"), ofCalls("to-parent"), ofCalls("controls"));
        }

        /** For the line of calls, as {@link #socket}. */
        public Endpoint.Socket callSocket() {
            return new Endpoint.Socket(ofCalls("socket"));
        }

        private Path ofCalls(String what) {
            return directory.resolve(number + ".calls-" + what);
        }

        public Path arguments() {
            return directory.resolve(number + ".args");
        }

        /** The directories in which all of them are, for {@link SharedMemory#PARENTS_PROPERTY}. */
        public String directories() {
            return memory == null ? directory.toString() : directory + File.pathSeparator + memory;
        }

        /** Where what a worker and its parent share may be, the best first. */
        public List<Path> ledgers() {
            Path onDisk = directory.resolve(number + ".ledger");
            return memory == null ? List.of(onDisk) : List.of(memory.resolve(number + ".ledger"), onDisk);
        }

        private Path[] all() {
            List<Path> all = new ArrayList<>(ledgers());
            all.addAll(List.of(arguments(), toWorker(), toParent(), controls(), socket().path()));
            all.addAll(List.of(ofCalls("to-worker"), ofCalls("to-parent"), ofCalls("controls"), ofCalls("socket")));
            return all.toArray(Path[]::new);
        }

        /**
         * To be called once the files are there: what is made after the JVM has deleted, it does not delete.
         *
         * @throws IOException if the program has come to its end meanwhile
         */
        public void check() throws IOException {
            LockedDirectory.deleteAtExit(all());
        }

        @Override
        public synchronized void close() {
            try {
                for (Path file : all()) {
                    Files.deleteIfExists(file);
                }
            } catch (IOException e) { // the worker may have been started: a reason to say so, not to give it up
                notRemoved("A file in " + directory, e);
            }
            if (!isLent) {
                free(number);
            }
        }

        /** The worker runs: its number is nobody else's until {@link #release}. */
        public synchronized void lend() {
            isLent = true;
        }

        /** The worker has ended. */
        public synchronized void release() {
            if (isLent) { // else the number may be another's by now
                isLent = false;
                close();
            }
        }
    }

    /**
     * The files of one more start, in this program's directory.
     *
     * @param mayBeInMemory whether what the worker and its parent share may be in memory: a worker in a sandbox may see this
     *     program's temp directory alone
     * @throws IOException if there is no place for such a directory, naming each that was tried
     */
    public static synchronized Start newStart(boolean mayBeInMemory) throws IOException {
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

    /** Where a worker's JVM is to write what it knows of its own crash; {@code %p} stands for its process id. */
    public static synchronized Path crashLogs() throws IOException {
        return get().resolve("hs_err_%p.log");
    }

    /** What the JVM of this process id has written of its crash, if it has. */
    public static synchronized @Nullable Path crashLog(long pid) {
        return directory == null ? null : directory.path().resolve("hs_err_" + pid + ".log");
    }

    /** Removes what the JVM of this process id, which has ended, may have written of its crash. */
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
        if (!hasWarned) { // the same may become of each worker's
            hasWarned = true;
            Log.warn(what + " could not be removed (told once)", e);
        }
    }

    /** Whose it is: the user of this process; empty where the file system knows none. */
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
                // a home with an umlaut, and LC_ALL=C: this JVM does not know what it is called
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
