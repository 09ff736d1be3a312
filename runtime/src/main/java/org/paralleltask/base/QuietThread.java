package org.paralleltask.base;

/**
 * A daemon thread of ours that nobody can interrupt: an interrupted thread closes the channel that it reads, and the task
 * on the other end would be blamed for it.
 */
public final class QuietThread extends Thread {
    public QuietThread(String name, Runnable body) {
        super(body, "paralleltask-" + name);
        setDaemon(true);
    }

    private QuietThread(String name, Runnable body, boolean inheritsThreadLocals) {
        super(null, body, "paralleltask-" + name, 0, inheritsThreadLocals);
        setDaemon(true);
    }

    /** One that runs no user code, and has nothing of its maker's: see {@link Detached}. */
    public static QuietThread detached(String name, Runnable body) {
        QuietThread thread = new QuietThread(name, body, false);
        thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
        return thread;
    }

    @Override
    public void interrupt() {
        // see above
    }
}
