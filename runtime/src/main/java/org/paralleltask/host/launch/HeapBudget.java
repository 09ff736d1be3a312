package org.paralleltask.host.launch;

import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.paralleltask.PoolOptions;
import org.paralleltask.base.PoolLog;
import org.paralleltask.host.os.ProcFiles;

/** Whether the heaps of all workers fit into the memory of this machine or container. */
public final class HeapBudget {
    private static final Pattern HEAP = Pattern.compile("-Xm([xs])(\\d{1,12})([kKmMgGtT]?)");

    private HeapBudget() {}

    /** Warns if they do not fit. */
    public static void check(PoolLog log, String pool, PoolOptions options) {
        OptionalLong heap = greatestHeap(options.jvmArgs());
        if (heap.isEmpty()) {
            return; // without -Xmx each worker's heap is a share of the machine's memory
        }
        long all = heap.getAsLong() * options.workers();
        OptionalLong machine = ofMachine();
        if (machine.isPresent() && all > machine.getAsLong()) {
            log.warn(String.format(
                    "Pool %s: %d workers with a heap of %d MB each may take %d MB, but this machine, or its container,"
                            + " has %d MB. When it runs out, the system kills workers. Lower -Xmx in jvmArgs, or"
                            + " workers",
                    pool, options.workers(), heap.getAsLong() >> 20, all >> 20, machine.getAsLong() >> 20));
        }
    }

    /** How large a worker's heap can grow, in words. */
    public static String heapText(PoolOptions options) {
        OptionalLong heap = greatestHeap(options.jvmArgs());
        if (heap.isPresent()) {
            return "its heap being bounded by -Xmx to " + (heap.getAsLong() >> 20) + " MB";
        }
        OptionalLong machine = ofMachine();
        double percent = JvmFlags.heapPercent(options);
        return String.format(
                Locale.ROOT,
                "its heap being bounded to %.1f %% of the machine's memory%s",
                percent,
                machine.isPresent() ? ", " + (long) (machine.getAsLong() * percent / 100) / (1 << 20) + " MB" : "");
    }

    /** Whether a worker's heap cannot grow to so many bytes. */
    public static boolean isHeapBelow(long bytes, PoolOptions options) {
        OptionalLong heap = greatestHeap(options.jvmArgs());
        if (heap.isPresent()) {
            return heap.getAsLong() < bytes;
        }
        double share = JvmFlags.heapPercent(options) / 100;
        OptionalLong atMost = ProcFiles.memoryBytes(); // asked first, because the JVM's own count, below, takes time
        return isBelow(atMost, share, bytes) || isBelow(ofMachine(), share, bytes);
    }

    private static boolean isBelow(OptionalLong machine, double share, long bytes) {
        return machine.isPresent() && machine.getAsLong() * share < bytes;
    }

    /** How many bytes the flags let a heap grow to; empty if they do not say. */
    private static OptionalLong greatestHeap(List<String> flags) {
        long greatest = -1;
        for (String flag : flags) {
            Matcher matcher = HEAP.matcher(flag);
            if (matcher.matches()) {
                int unit = matcher.group(3).isEmpty()
                        ? 0
                        : 1
                                + "kmgt"
                                        .indexOf(Character.toLowerCase(
                                                matcher.group(3).charAt(0)));
                long bytes = Long.parseLong(matcher.group(2)) << (10 * unit);
                greatest = matcher.group(1).equals("x") ? bytes : Math.max(greatest, bytes); // the last -Xmx counts
            }
        }
        return greatest < 0 ? OptionalLong.empty() : OptionalLong.of(greatest);
    }

    /**
     * The memory of this machine, or the container's limit. Empty if a runtime image lacks the module that counts it.
     */
    private static OptionalLong ofMachine() {
        OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        try {
            return system instanceof com.sun.management.OperatingSystemMXBean detailed
                    ? OptionalLong.of(detailed.getTotalMemorySize())
                    : OptionalLong.empty();
        } catch (LinkageError withoutModule) {
            return OptionalLong.empty();
        }
    }
}
