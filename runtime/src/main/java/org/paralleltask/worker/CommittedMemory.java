package org.paralleltask.worker;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;

/**
 * How much of the machine's memory this JVM holds, as far as it can tell itself: heap and direct buffers. Of the heap's
 * committed size counts what was ever used, because a JVM reserves a sixty-fourth of the machine's memory at its start,
 * and the system gives it pages as it uses them.
 */
final class CommittedMemory {
    private CommittedMemory() {}

    /** In bytes. */
    static long bytes() {
        long used = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            MemoryUsage peak = pool.getType() == MemoryType.HEAP ? pool.getPeakUsage() : null;
            used += peak == null ? 0 : peak.getUsed();
        }
        long direct = 0;
        for (BufferPoolMXBean pool : ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class)) {
            if (pool.getName().equals("direct")) {
                direct += pool.getMemoryUsed();
            }
        }
        return Math.min(used, Runtime.getRuntime().totalMemory()) + direct;
    }
}
