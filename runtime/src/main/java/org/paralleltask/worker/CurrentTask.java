package org.paralleltask.worker;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.paralleltask.wire.Connection;
import org.paralleltask.wire.Control;
import org.paralleltask.wire.Frame;
import org.paralleltask.wire.RunContext;
import org.paralleltask.wire.ThreadDump;

/** The task that runs now, if one does: what the parent may want of it meanwhile. Thread-safe. */
final class CurrentTask {
    private static final long NONE = -1;

    private final Connection connection;
    private final Thread thread;
    private @Nullable RunContext context; // guarded by this
    private Class<?> worker = CurrentTask.class; // guarded by this

    /** The last task that was cancelled: the word of it may overtake the task itself. Guarded by this. */
    private long cancelled = NONE;

    /** @param thread the one that runs all tasks */
    CurrentTask(Connection connection, Thread thread) {
        this.connection = connection;
        this.thread = thread;
    }

    /** A task begins. */
    synchronized void begin(RunContext begun, Class<?> workerClass) {
        context = begun;
        worker = workerClass;
        if (begun.task() == cancelled) {
            begun.cancel();
        }
    }

    synchronized void end() {
        context = null;
    }

    void obey(Control control) {
        switch (control.kind()) {
            case CANCEL -> cancel(control.task());
            case DUMP -> dump(control.task());
        }
    }

    private synchronized void cancel(long task) {
        cancelled = task;
        if (context != null && context.task() == task) {
            context.cancel();
        }
    }

    private void dump(long task) {
        Class<?> until;
        synchronized (this) {
            until = worker;
        }
        ThreadDump dump = ThreadDump.take(thread, until); // not under the lock: it takes as long as the JVM takes
        try {
            connection.send(new Frame.Stack(task, dump.encode()));
        } catch (IOException parentIsGone) {
            // the end of standard input will say so
        }
    }
}
