package org.paralleltask.worker;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;

/** What this JVM has taken of the machine's memory, as far as it can say itself: heap and direct buffers. */
final class CommittedMemory {
    private CommittedMemory() {}

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
