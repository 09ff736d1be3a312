package org.paralleltask.worker;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.paralleltask.base.UninterruptibleThread;
import org.paralleltask.exec.HostedTasks;
import org.paralleltask.wire.Frame;

/**
 * Tells the parent, while a dispatch runs, that the ledger has news: at most every four milliseconds, and only if there
 * are some. A thread of its own does it, because the tasks' thread may be in the middle of a long task. The tasks'
 * thread reports the end of a dispatch.
 */
final class Doorbell {
    private static final long PAUSE_NANOS = 4_000_000;

    /**
     * After this many pauses without a dispatch the bell's thread sleeps until the next dispatch begins. It does not
     * sleep earlier, because to wake a thread costs more than a look.
     */
    private static final int PATIENCE = 5;

    private final HostedTasks.Answers line;

    /** The dispatch that runs; negative if none runs, or if only its end is reported. */
    private volatile int dispatch = -1;

    /** Changes with each task that begins. Only the tasks' thread writes it. */
    private final AtomicInteger news = new AtomicInteger();

    /**
     * The value of {@link #news} when the parent was last told. Once the bell's thread runs, only that thread uses it.
     */
    private int told;

    private volatile boolean sleeps;
    private @Nullable Thread thread;

    Doorbell(HostedTasks.Answers line) {
        this.line = line;
    }

    /** A dispatch begins. If it has one task, only its end is reported. */
    void begin(int number, int tasks) {
        if (tasks == 1) {
            return;
        }
        dispatch = number;
        if (thread == null) {
            told = news.get(); // read here: when the new thread runs, tasks of this dispatch may already have ended
            thread = new UninterruptibleThread("bell", this::run);
            thread.start();
        } else if (sleeps) {
            LockSupport.unpark(thread);
        }
    }

    /** A task begins, so the tasks of the dispatch before it have ended. */
    void news() {
        news.setRelease(news.getPlain() + 1);
    }

    /** No task runs. */
    void end() {
        dispatch = -1;
    }

    private void run() {
        int idle = 0;
        try {
            while (true) {
                rest(idle);
                int now = dispatch;
                idle = now < 0 ? idle + 1 : 0;
                int seen = news.get();
                if (now >= 0 && seen != told) {
                    line.send(new Frame.Bell(now, false));
                    told = seen;
                }
            }
        } catch (IOException parentIsGone) {
            // the thread that reads the line finds its end, and ends this process
        }
    }

    private void rest(int idle) {
        if (idle < PATIENCE) {
            LockSupport.parkNanos(PAUSE_NANOS);
            return;
        }
        sleeps = true;
        while (dispatch < 0) {
            LockSupport.park();
        }
        sleeps = false;
    }
}
