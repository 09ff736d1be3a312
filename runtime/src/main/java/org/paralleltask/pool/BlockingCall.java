package org.paralleltask.pool;

import java.util.concurrent.CancellationException;
import org.paralleltask.pool.queue.IdleWorker;
import org.paralleltask.pool.queue.TaskQueue;
import org.paralleltask.pool.task.Job;

/** Runs a task whose caller waits for its end; on the caller's own thread, if that may talk to a worker. Thread-safe. */
final class BlockingCall {
    private final TaskQueue queue;
    private final boolean mayLend;

    /** @param mayLend whether callers may run their own tasks */
    BlockingCall(TaskQueue queue, boolean mayLend) {
        this.queue = queue;
        this.mayLend = mayLend;
    }

    /**
     * Returns when the task has ended.
     *
     * @throws CancellationException if the thread is interrupted: then the task is cancelled, and the interrupt flag stays
     *     set
     */
    void run(Job<?, ?> task) {
        try {
            IdleWorker worker = mayRunHere() ? queue.borrow(task.single()) : null;
            if (worker == null) {
                queue.put(task.single(), () -> false, Long.MAX_VALUE);
            } else {
                worker.run(task.single());
                if (Thread.currentThread().isInterrupted() && task.wasCancelled()) {
                    throw new InterruptedException();
                }
            }
            task.awaitEnd();
        } catch (InterruptedException e) {
            task.cancel();
            Thread.currentThread().interrupt();
            throw new CancellationException("The call was interrupted: its task was cancelled");
        }
    }

    /**
     * Whether the calling thread may talk to a worker itself, which saves two hand-overs between threads. An interrupt closes
     * the channel that it reads, and so ends the worker, as a cancel without a grace does. A daemon may not: it would not
     * keep the program alive, as accepted tasks must. A virtual thread may not: it would hold its carrier. With a listener no
     * caller may: a listener may do anything to the thread that it is called on, which only the pool's own threads can bear.
     */
    private boolean mayRunHere() {
        Thread caller = Thread.currentThread();
        return mayLend && !caller.isDaemon() && !caller.isInterrupted();
    }
}
