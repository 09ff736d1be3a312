package org.paralleltask.exec;

/** Runs user code on a thread of the library, so that what the code does to the thread is undone afterwards. */
public interface UserCode {
    /** A task, or a hook. */
    @FunctionalInterface
    interface Body<R> {
        /** Runs the user code, and throws what that throws. */
        R run() throws Throwable;
    }

    /**
     * Runs user code on the current thread.
     *
     * @param who what is inside the gate meanwhile
     */
    <R> R run(Object who, Body<R> body) throws Throwable;

    /** The gate through which interrupts reach the thread. */
    InterruptGate gate();
}
