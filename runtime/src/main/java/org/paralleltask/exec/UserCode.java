package org.paralleltask.exec;

/** How user code is run on a thread of ours, so that what it does to the thread does not outlast it. */
public interface UserCode {
    /** A task, or a hook. */
    @FunctionalInterface
    interface Body<R> {
        /** Throws whatever it throws. */
        R run() throws Throwable;
    }

    /**
     * Runs it on the current thread.
     *
     * @param who is inside the gate meanwhile
     */
    <R> R run(Object who, Body<R> body) throws Throwable;

    /** Through which interrupts reach the thread. */
    InterruptGate gate();
}
