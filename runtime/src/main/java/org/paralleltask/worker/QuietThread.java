package org.paralleltask.worker;

/**
 * A daemon thread of ours in a process of the user's: who interrupts every thread he can find does not disturb it, and
 * does not close the channel that it writes to.
 */
final class QuietThread extends Thread {
    QuietThread(String name, Runnable body) {
        super(body, "paralleltask-" + name);
        setDaemon(true);
    }

    @Override
    public void interrupt() {
        // see above
    }
}
