package org.paralleltask.task;

import org.paralleltask.WorkerContext;

/**
 * A static method of the user's that a worker runs before its first task.
 *
 * @param owner the class that declares the method. A worker runs it once, even if it runs tasks of several methods of
 *     that class.
 * @param body calls the method
 */
public record StartHook(Class<?> owner, Body body) {
    /** Calls the method. */
    @FunctionalInterface
    public interface Body {
        /**
         * Calls the method.
         *
         * @throws Throwable what the method throws
         */
        void run(WorkerContext context) throws Throwable;
    }
}
