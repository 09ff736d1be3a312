package org.paralleltask.base;

import java.io.IOException;

/**
 * Starts what may outlive a caller's pool, and so must not refer to anything of the caller's. If the caller is a web
 * application, such a reference would keep its class loader, with all its classes, when it is undeployed. Thread-safe.
 */
public final class Detached {
    private Detached() {}

    /**
     * Starts a process. The JDK waits for the process's end on a thread that it keeps for the next process. On 17 that thread
     * has the context class loader of the thread that has started the first process.
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
