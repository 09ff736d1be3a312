package org.paralleltask.memory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.paralleltask.system.SystemFeatures;

/**
 * How much room there is for shared buffers. The last part of the room is never taken, because other programs fail if
 * their temp directory is full, and the system kills processes if the memory is full. Thread-safe.
 *
 * <p>A file in memory needs room in its file system, in the machine's memory and in the container's, because
 * {@code /dev/shm} may be larger than these. A limit that is not known, as on systems other than Linux, is not checked.
 */
final class SharedRoom {
    /** One sixteenth of the whole is left to other programs, but never more than {@link #MOST_KEPT}. */
    private static final int PART_KEPT = 16;

    /** In bytes. On a large machine that is enough for a while for logs, heaps that grow and the page cache. */
    private static final long MOST_KEPT = 1L << 30;

    /**
     * In bytes. To ask takes longer than to make a small buffer, so buffers of this size together are asked for once.
     */
    private static final long SMALL = 1 << 16;

    private static final Path MACHINE = SystemFeatures.PROC.resolve("meminfo");
    private static final Path CONTAINER = SystemFeatures.CGROUPS;
    private static final Path OLD_CONTAINER = CONTAINER.resolve("memory"); // cgroup v1

    private final Path directory;
    private final boolean isMemory;

    /** How many bytes were taken since the system was last asked. */
    private final AtomicLong unasked = new AtomicLong(SMALL);

    /** @param directory must exist */
    SharedRoom(Path directory) {
        this.directory = directory;
        this.isMemory = isMemory(directory);
    }

    private static boolean isMemory(Path directory) {
        try {
            String type = Files.getFileStore(directory).type();
            return type.equals("tmpfs") || type.equals("ramfs");
        } catch (IOException noMountIsKnown) { // some sandboxes do not show the mounts
            return directory.startsWith(SystemFeatures.SHARED_MEMORY);
        }
    }

    /**
     * Returns if there is room for this many bytes.
     *
     * @throws IOException if there is not; its message says how much room there is, and where
     */
    void check(long bytes) throws IOException {
        if (bytes > SMALL || unasked.addAndGet(bytes) > SMALL) {
            unasked.set(SMALL); // if this fails, the next call asks again
            ask(bytes);
            unasked.set(0);
        }
    }

    private void ask(long bytes) throws IOException {
        check(
                bytes,
                "it",
                directory.toFile().getUsableSpace(),
                directory.toFile().getTotalSpace());
        if (isMemory) {
            check(bytes, "the machine's memory", value(MACHINE, "MemAvailable:"), value(MACHINE, "MemTotal:"));
            checkContainer(bytes, CONTAINER, "memory.max", "memory.current", "inactive_file");
            checkContainer(
                    bytes, OLD_CONTAINER, "memory.limit_in_bytes", "memory.usage_in_bytes", "total_inactive_file");
        }
    }

    /** @param cache the key of the part of the used memory that the kernel would give back */
    private static void checkContainer(long bytes, Path directory, String limit, String used, String cache)
            throws IOException {
        if (!Files.isReadable(directory.resolve(limit))) {
            return;
        }
        long all = value(directory.resolve(limit), "");
        long taken = value(directory.resolve(used), "");
        if (all > 0 && taken > 0) {
            long given = Math.max(0, value(directory.resolve("memory.stat"), cache + " "));
            check(bytes, "the container's memory", Math.max(0, all - taken + given), all);
        }
    }

    private static void check(long bytes, String what, long free, long all) throws IOException {
        long kept = Math.min(all / PART_KEPT, MOST_KEPT);
        if (all > 0 && free >= 0 && bytes > free - kept) {
            throw new IOException(what + " has " + free + " bytes left, of which " + kept + " are kept for others");
        }
    }

    /** The first number after this word, in bytes; -1 if there is none, for instance in a container without a limit. */
    private static long value(Path file, String key) {
        try {
            String text = "\n" + Files.readString(file, StandardCharsets.ISO_8859_1);
            int start = text.indexOf("\n" + key);
            if (start < 0) {
                return -1;
            }
            int end = text.indexOf('\n', start + 1);
            String[] words = text.substring(start + 1 + key.length(), end < 0 ? text.length() : end)
                    .strip()
                    .split(" ", -1);
            return Long.parseLong(words[0]) * (words.length > 1 && words[1].equals("kB") ? 1024 : 1);
        } catch (IOException | NumberFormatException unknown) {
            return -1;
        }
    }
}
