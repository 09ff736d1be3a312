package org.paralleltask.pool;

/**
 * A daemon thread of ours that nobody can interrupt: an interrupted thread closes the channel that it reads, and the task
 * on the other end would be blamed for it.
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
