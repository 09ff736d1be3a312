package org.paralleltask.memory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How much room there is for shared buffers, of which the last is never taken: in a full temp directory other programs
 * fail, and where memory is full the system kills some. Thread-safe.
 *
 * <p>A file in memory has the room that its file system has, that the machine has, and that the container has: {@code
 * /dev/shm} may be larger than either. What is not known, as on systems other than Linux, is no bound.
 */
final class SharedRoom {
    /** Of all there is, such a part is left to others, but never more than {@link #MOST_KEPT}. */
    private static final int PART_KEPT = 16;

    /** One gibibyte: logs, heaps that grow and the page cache of a large machine live on that for a while. */
    private static final long MOST_KEPT = 1L << 30;

    /** Asking takes longer than making a small buffer, so many small ones are asked for together: up to so many bytes. */
    private static final long SMALL = 1 << 16;

    private static final Path MACHINE = Path.of("/proc/meminfo");
    private static final Path CONTAINER = Path.of("/sys/fs/cgroup");
    private static final Path OLD_CONTAINER = CONTAINER.resolve("memory"); // cgroup v1

    private final Path directory;
    private final boolean isMemory;

    /** How many bytes were taken since it was last asked. */
    private final AtomicLong unasked = new AtomicLong(SMALL);

    /** In a directory that exists. */
    SharedRoom(Path directory) {
        this.directory = directory;
        this.isMemory = isMemory(directory);
    }

    private static boolean isMemory(Path directory) {
        try {
            String type = Files.getFileStore(directory).type();
            return type.equals("tmpfs") || type.equals("ramfs");
        } catch (IOException noMountIsKnown) { // as in some sandboxes
            return directory.startsWith(SharedMemory.SHM);
        }
    }

    /**
     * Returns if there is so much.
     *
     * @throws IOException if there is not, saying how much there is, and of what
     */
    void check(long bytes) throws IOException {
        if (bytes > SMALL || unasked.addAndGet(bytes) > SMALL) {
            unasked.set(SMALL); // whoever comes next asks again, if this fails
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

    /** @param cache what of the used memory the kernel would give back */
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

    /** The first number behind this word; -1 if there is none, as of a container without a limit. In bytes. */
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
