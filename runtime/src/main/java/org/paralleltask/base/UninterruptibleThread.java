package org.paralleltask.base;

/**
 * A daemon thread of this library that cannot be interrupted: an interrupted thread closes the channel that it reads, and the
 * task at the other end would be blamed for it.
 */
public final class UninterruptibleThread extends Thread {
    public UninterruptibleThread(String name, Runnable body) {
        super(body, "paralleltask-" + name);
        setDaemon(true);
    }

    private UninterruptibleThread(String name, Runnable body, boolean inheritsThreadLocals) {
        super(null, body, "paralleltask-" + name, 0, inheritsThreadLocals);
        setDaemon(true);
    }

    /** A thread that runs no user code, and inherits nothing from the thread that makes it: see {@link Detached}. */
    public static UninterruptibleThread detached(String name, Runnable body) {
        UninterruptibleThread thread = new UninterruptibleThread(name, body, false);
        thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
        return thread;
    }

    @Override
    public void interrupt() {
        // see above
    }
}
