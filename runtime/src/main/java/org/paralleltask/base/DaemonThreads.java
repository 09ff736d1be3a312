package org.paralleltask.base;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes daemon threads that are called {@code paralleltask-ROLE-1} and so on. Thread-safe. */
public final class DaemonThreads implements ThreadFactory {
    private final String role;
    private final AtomicInteger count = new AtomicInteger();

    /** @param role the middle part of the threads' names */
    public DaemonThreads(String role) {
        this.role = role;
    }

    @Override
    public Thread newThread(Runnable body) {
        Thread thread = new Thread(body, "paralleltask-" + role + "-" + count.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }
}
