package org.paralleltask.worker.task;

/**
 * A daemon thread of ours in a process of the user's: who interrupts every thread he can find does not disturb it, and
 * does not close the channel that it writes to.
 */
public final class QuietThread extends Thread {
    public QuietThread(String name, Runnable body) {
        super(body, "paralleltask-" + name);
        setDaemon(true);
    }

    @Override
    public void interrupt() {
        // see above
    }
}
