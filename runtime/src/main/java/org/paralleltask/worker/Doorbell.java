package org.paralleltask.worker;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.paralleltask.base.UninterruptibleThread;
import org.paralleltask.exec.HostedTasks;
import org.paralleltask.wire.Frame;

/**
 * Tells the parent while a dispatch runs that there is something new in the ledger, at most every four milliseconds and only
 * if there is: by a thread of its own, for the one that runs the tasks may be in the midst of a long one. The end of a
 * dispatch is reported by the tasks' thread.
 */
final class Doorbell {
    private static final long PAUSE_NANOS = 4_000_000;

    /** So many pauses without a dispatch let the thread sleep until there is one: waking it costs more than a look. */
    private static final int PATIENCE = 5;

    private final HostedTasks.Answers line;

    /** The dispatch that runs; negative if there is none, or one of which only the end is reported. */
    private volatile int dispatch = -1;

    /** Changes with each task that begins; written by the tasks' thread only. */
    private final AtomicInteger news = new AtomicInteger();

    /** What {@link #news} was when the parent was last told; of the bell's thread, once it runs. */
    private int told;

    private volatile boolean sleeps;
    private @Nullable Thread thread;

    Doorbell(HostedTasks.Answers line) {
        this.line = line;
    }

    /** A dispatch begins: of one task alone only the end is reported. */
    void begin(int number, int tasks) {
        if (tasks == 1) {
            return;
        }
        dispatch = number;
        if (thread == null) {
            told = news.get(); // now: by the time the thread runs, tasks of this dispatch may have ended
            thread = new UninterruptibleThread("bell", this::run);
            thread.start();
        } else if (sleeps) {
            LockSupport.unpark(thread);
        }
    }

    /** A task begins, and with that others of the dispatch have ended. */
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
            // the end of the line will say so
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
