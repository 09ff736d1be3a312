package org.paralleltask.task;

import org.paralleltask.WorkerContext;

/**
 * What a worker process runs before its first task: a static method of the user's.
 *
 * @param owner the class that declares it. A process runs it once, however many tasks of that class it hosts.
 * @param body what calls it
 */
public record StartHook(Class<?> owner, Body body) {
    /** Calls the method. */
    @FunctionalInterface
    public interface Body {
        /** Throws whatever the method throws. */
        void run(WorkerContext context) throws Throwable;
    }
}
