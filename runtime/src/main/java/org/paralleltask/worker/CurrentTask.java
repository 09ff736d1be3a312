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
    private volatile @Nullable RunContext context;
    private volatile Class<?> worker = CurrentTask.class;

    /** The last task that was cancelled: the word of it may overtake the task itself. */
    private volatile long cancelled = NONE;

    /** @param thread the one that runs all tasks */
    CurrentTask(Connection connection, Thread thread) {
        this.connection = connection;
        this.thread = thread;
    }

    /** A task begins. */
    void begin(RunContext begun, Class<?> workerClass) {
        worker = workerClass;
        context = begun; // before it looks, as who cancels looks after he has said so: one of them sees the other
        if (begun.task() == cancelled) {
            begun.cancel();
        }
    }

    void end() {
        context = null;
    }

    void obey(Control control) {
        switch (control.kind()) {
            case CANCEL -> cancel(control.task());
            case DUMP -> dump(control.task());
        }
    }

    private void cancel(long task) {
        cancelled = task;
        RunContext running = context;
        if (running != null && running.task() == task) {
            running.cancel();
        }
    }

    private void dump(long task) {
        ThreadDump dump = ThreadDump.take(thread, worker);
        try {
            connection.send(new Frame.Stack(task, dump.encode()));
        } catch (IOException parentIsGone) {
            // the end of standard input will say so
        }
    }
}
