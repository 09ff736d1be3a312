package org.paralleltask.base;

import java.io.IOException;

/**
 * What may outlive the pool of a caller, and so must keep nothing of the caller's: where it is a web application, its
 * class loader could not be collected when it is undeployed, with all its classes. Thread-safe.
 */
public final class Detached {
    private Detached() {}

    /**
     * Starts a process. The JDK waits for its end on a thread that it keeps for the next one; on 17 that thread has the
     * context class loader of whoever has started the first.
     */
    public static Process start(ProcessBuilder builder) throws IOException {
        Thread starter = Thread.currentThread();
        ClassLoader callers = starter.getContextClassLoader();
        starter.setContextClassLoader(ClassLoader.getSystemClassLoader());
        try {
            return builder.start();
        } finally {
            starter.setContextClassLoader(callers);
        }
    }
}
