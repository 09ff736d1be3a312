package org.paralleltask.system;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * What the library uses of the operating system that Linux has and not every other system. Other classes ask here, and do
 * without what is missing: DESIGN says what stands in for each. Thread-safe.
 *
 * <p>Tests take features away by {@link #PROPERTY}, on the command line of a program. Its workers inherit that.
 */
public final class SystemFeatures {
    /**
     * The system property that takes features away: some of the words {@code proc}, {@code shm}, {@code mkfifo}, {@code
     * paths} and {@code delete}, separated by commas. Only tests set it.
     */
    static final String PROPERTY = "org.paralleltask.poor";

    /** What there is no more of, as {@link #PROPERTY} says; empty in all programs but tests. */
    private static final String LACKS = System.getProperty(PROPERTY, "");

    /** A directory that no system has. What is below it is not there. */
    private static final Path NOWHERE = Path.of("/no-such-directory-on-this-system");

    /**
     * Where Linux tells of processes and of the machine (proc(5)). On other systems no file is there, and a reader takes
     * the file for one of a process that has ended.
     */
    public static final Path PROC = lacks("proc") ? NOWHERE : Path.of("/proc");

    /** Where Linux tells of containers (cgroups(7)). On other systems no file is there. */
    public static final Path CGROUPS = lacks("proc") ? NOWHERE : Path.of("/sys/fs/cgroup");

    /** Where files are in memory. On systems other than Linux there is no such directory. */
    public static final Path SHARED_MEMORY = lacks("shm") ? NOWHERE : Path.of("/dev/shm");

    /** Whether there may be a program {@code mkfifo}, which makes named pipes. */
    public static final boolean MAY_HAVE_NAMED_PIPES = !lacks("mkfifo") && isPosix();

    /** Whether a file's name can be deleted while a process has mapped the file. Windows refuses that. */
    public static final boolean DELETES_MAPPED_FILES = !lacks("delete") && isPosix();

    /**
     * How many bytes the path of a Unix socket may have on every system: its field has 104 bytes on macOS and the BSDs,
     * 108 on Linux and Windows, and the last one is zero.
     */
    public static final int MAX_SOCKET_PATH = 103;

    private static final boolean REFUSES_LONG_PATHS = lacks("paths");

    private static final boolean REFUSES_MAPPED_FILES = lacks("delete");

    private SystemFeatures() {}

    private static boolean lacks(String feature) {
        return !LACKS.isEmpty() && ("," + LACKS + ",").contains("," + feature + ",");
    }

    private static boolean isPosix() {
        return File.separatorChar == '/';
    }

    /** What makes a new directory in this one private to this user, where the file system has such permissions. */
    public static FileAttribute<?>[] onlyForThisUser(Path parent) {
        boolean posix = parent.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0]; // Windows: the temp directory itself is private to the user
    }

    /**
     * To be called before a process binds a socket to this path, or connects to it: on a system with short paths that
     * fails.
     *
     * @throws IOException if the path is too long for this system. Linux itself refuses those above its own limit.
     */
    public static void checkSocketPath(Path socket) throws IOException {
        if (REFUSES_LONG_PATHS) {
            PoorSystem.checkSocketPath(socket);
        }
    }

    /**
     * Deletes a file that may be mapped, if it exists.
     *
     * @throws IOException if it cannot be deleted, or not yet, because a process has mapped it: see {@link
     *     #DELETES_MAPPED_FILES}
     */
    public static void delete(Path file) throws IOException {
        if (REFUSES_MAPPED_FILES && Files.exists(file)) {
            PoorSystem.checkNotMapped(file);
        }
        Files.deleteIfExists(file);
    }

    /**
     * Cuts a file that may be mapped to nothing, so that its pages are free at once.
     *
     * @throws IOException if it cannot be cut, or not while a process has mapped it
     */
    public static void cutToNothing(Path file, FileChannel open) throws IOException {
        if (REFUSES_MAPPED_FILES) {
            PoorSystem.checkNotMapped(file);
        }
        open.truncate(0);
    }
}
