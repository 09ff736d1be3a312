package org.paralleltask.wire;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** What the current thread has allocated on the heap so far. */
public final class Allocation {
    private static final MBeanServer SERVER = ManagementFactory.getPlatformMBeanServer();
    private static final ObjectName THREADING = threading();

    private Allocation() {}

    /** In bytes. */
    public static long bytesSoFar() {
        try {
            return (long) SERVER.getAttribute(THREADING, "CurrentThreadAllocatedBytes");
        } catch (JMException e) {
            throw new IllegalStateException("This JVM does not count what a thread allocates", e);
        }
    }

    private static ObjectName threading() {
        try {
            return new ObjectName(ManagementFactory.THREAD_MXBEAN_NAME);
        } catch (JMException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
