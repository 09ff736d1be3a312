package org.paralleltask.worker;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;

/** How much of the machine's memory this JVM holds, as far as it can tell itself: heap and direct buffers. */
final class CommittedMemory {
    private CommittedMemory() {}

    /** The heap's committed size, used or not, and what direct buffers take; in bytes. */
    static long bytes() {
        long direct = 0;
        for (BufferPoolMXBean pool : ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class)) {
            if (pool.getName().equals("direct")) {
                direct += pool.getMemoryUsed();
            }
        }
        return Runtime.getRuntime().totalMemory() + direct;
    }
}
