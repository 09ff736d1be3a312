package org.paralleltask.host.process;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How many classes a JVM has loaded, and how long that took. It is read from the file of the JVM's performance
 * counters, as {@code jstat} does, so the JVM itself is asked nothing. The file outlives a killed JVM, until this
 * user's next JVM starts.
 *
 * @param classes how many classes it has loaded since its start
 * @param millis how many milliseconds that took
 */
public record ClassLoads(long classes, long millis) {
    private static final int MAGIC = 0xcafec0c0;
    private static final int BIG_ENDIAN = 0;
    private static final int MOST_BYTES = 1 << 20;

    /** Offsets in bytes: the first three in the file's header, the others in that of an entry. */
    private static final int BYTE_ORDER = 4;

    private static final int FIRST_ENTRY = 24;
    private static final int ENTRIES = 28;
    private static final int NAME = 4;
    private static final int LENGTH = 8;
    private static final int TYPE = 12;
    private static final int DATA = 16;

    /**
     * Empty if the counters cannot be read: on systems other than Linux, with {@code -XX:-UsePerfData}, in a container.
     */
    public static Optional<ClassLoads> of(long pid) {
        Path file = Path.of("/tmp", "hsperfdata_" + System.getProperty("user.name", ""), Long.toString(pid));
        try {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > MOST_BYTES) {
                return Optional.empty(); // a hostile worker may have put another file in its place
            }
            Map<String, Long> counters = counters(ByteBuffer.wrap(Files.readAllBytes(file)));
            Long classes = counters.get("java.cls.loadedClasses");
            Long shared = counters.get("java.cls.sharedLoadedClasses");
            Long ticks = counters.get("sun.cls.time");
            Long perSecond = counters.get("sun.os.hrt.frequency");
            return classes == null || shared == null || ticks == null || perSecond == null || perSecond < 1000
                    ? Optional.empty()
                    : Optional.of(new ClassLoads(classes + shared, ticks / (perSecond / 1000)));
        } catch (IOException | BufferUnderflowException | IndexOutOfBoundsException notThere) {
            return Optional.empty();
        }
    }

    /** The counters whose value is one number. */
    private static Map<String, Long> counters(ByteBuffer file) {
        Map<String, Long> counters = new TreeMap<>();
        if (file.getInt(0) != MAGIC) {
            return counters;
        }
        file.order(file.get(BYTE_ORDER) == BIG_ENDIAN ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        int entry = file.getInt(FIRST_ENTRY);
        for (int left = file.getInt(ENTRIES); left > 0 && file.getInt(entry) > 0; left--) {
            if (file.getInt(entry + LENGTH) == 0 && file.get(entry + TYPE) == 'J') {
                counters.put(
                        name(file, entry + file.getInt(entry + NAME)), file.getLong(entry + file.getInt(entry + DATA)));
            }
            entry += file.getInt(entry);
        }
        return counters;
    }

    private static String name(ByteBuffer file, int from) {
        StringBuilder name = new StringBuilder();
        for (int at = from; file.get(at) != 0; at++) {
            name.append((char) file.get(at));
        }
        return name.toString();
    }
}
